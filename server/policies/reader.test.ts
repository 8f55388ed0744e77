import { expect, test } from 'vitest'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import { rolesIn, type Reader } from './reader.ts'
import { answersFor } from './row-access.ts'

const unitId = 'commune' as UnitId
const reader = (tests: readonly string[]): Reader => ({
  userId: 'someone' as UserId,
  name: '',
  grants: [{ role: 'data-owner', unitId, formKey: '*', reaches: [unitId], own: [unitId], ofAgency: false }],
  tests,
})

test('in a test the rights of the real form hold for those who were named for it, and nobody else has any', () => {
  expect([...rolesIn(reader(['births']), unitId, 'births~test')]).toEqual(['data-owner'])
  for (const tests of [[], ['shops'], ['births~test']]) expect([...rolesIn(reader(tests), unitId, 'births~test')]).toEqual([])
  expect(answersFor(reader(['births']), unitId, 'births~test')).toBe(true)
  expect(answersFor(reader([]), unitId, 'births~test')).toBe(false)
  // Real records are no matter of the test.
  expect([...rolesIn(reader([]), unitId, 'births')]).toEqual(['data-owner'])
})
