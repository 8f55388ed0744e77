import type { UnitId } from '#core/lib/ids.ts'
import { buildId, buildSession, testUnit } from '#testing/builders.ts'
import { expect, test } from 'vitest'
import { mayHold } from './scopes-of.ts'

const other = buildId<UnitId>(99)

test('a copy fetched online may stay while any role reaches its unit and form', () => {
  const reviewer = buildSession({ grants: [{ role: 'reviewer', unitId: testUnit, formKey: 'birth-registration' }] })
  expect(mayHold(reviewer, `${testUnit}/birth-registration`)).toBe(true)
  expect(mayHold(reviewer, `${testUnit}/household-business`)).toBe(false)
  expect(mayHold(reviewer, `${other}/birth-registration`)).toBe(false)
  expect(mayHold(buildSession({ grants: [] }), `${testUnit}/birth-registration`)).toBe(false)
})

test('the right of a department reaches units that the session does not name', () => {
  const owner = buildSession({
    grants: [{ role: 'data-owner', unitId: testUnit, formKey: '*' }],
    units: [{ unitId: testUnit, code: 'so', name: 'Sở Thử', kind: 'department', communeCode: null }],
  })
  expect(mayHold(owner, `${other}/birth-registration`)).toBe(true)
})
