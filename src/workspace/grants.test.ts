import { expect, test } from 'vitest'
import type { UnitId } from '#core/lib/ids.ts'
import { buildId, buildSession, testUnit } from '#testing/builders.ts'
import { entryUnits, isClerkOf } from './grants.ts'

const merged = buildId<UnitId>(90)
const own = { unitId: testUnit, code: '11557', name: 'Phường Thử', kind: 'commune', communeCode: '11557' } as const

test('a merged unit’s records can be corrected by its successor’s clerk, new ones go to the successor', () => {
  const session = buildSession({
    grants: [{ role: 'clerk', unitId: testUnit, formKey: '*', reaches: [testUnit, merged] }],
    units: [own, { ...own, unitId: merged, name: 'Xã Cũ', closed: true }],
  })
  expect(isClerkOf(session, 'birth-registration', merged)).toBe(true)
  expect(entryUnits(session, 'birth-registration')).toEqual([own])
})

test('a session kept from before reaches its own unit', () => {
  expect(isClerkOf(buildSession(), 'birth-registration', testUnit)).toBe(true)
  expect(isClerkOf(buildSession(), 'birth-registration', merged)).toBe(false)
})
