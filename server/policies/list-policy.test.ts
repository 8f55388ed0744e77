import { expect, test } from 'vitest'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import { allowedListActions, maySeeLists, mayWriteLists, type ListFacts } from './list-policy.ts'
import type { Reader } from './reader.ts'

const unitId = '0198c0de-0000-7000-8000-000000000001' as UnitId
const reader = (...grants: readonly (readonly [Role, string])[]): Reader => ({
  userId: '0198c0de-0000-7000-8000-000000000002' as UserId,
  name: 'Ai đó',
  grants: grants.map(([role, formKey]) => ({ role, formKey, unitId, reaches: [unitId], own: [unitId], ofAgency: true })),
  tests: [],
})
const draft: ListFacts = { state: 'draft', isAuthor: false, hasOtherDraft: false }
const published: ListFacts = { ...draft, state: 'published' }

test.each([
  ['an author writes and deletes a draft', reader(['form-author', '*']), draft, ['save', 'delete']],
  ['a publisher publishes what others wrote', reader(['publisher', '*']), draft, ['publish']],
  [
    'who is both does not publish their own',
    reader(['form-author', '*'], ['publisher', '*']),
    { ...draft, isAuthor: true },
    ['save', 'delete'],
  ],
  ['who is both publishes what others wrote', reader(['form-author', '*'], ['publisher', '*']), draft, ['save', 'delete', 'publish']],
  ['the next version begins from a published one', reader(['form-author', '*']), published, ['begin']],
  ['one draft at a time', reader(['form-author', '*']), { ...published, hasOtherDraft: true }, []],
  [
    'nothing is done to a closed one but the next begun',
    reader(['form-author', '*']),
    { ...published, state: 'closed' as const },
    ['begin'],
  ],
  ['the author of one form leaves lists alone', reader(['form-author', 'birth-registration']), draft, []],
  ['a clerk has no part in it', reader(['clerk', '*'], ['reviewer', '*'], ['data-owner', '*']), draft, []],
])('%s', (_, who, facts, actions) => {
  expect(allowedListActions(who, facts)).toEqual(actions)
})

test('who makes all forms of one department leaves the lists of the city alone', () => {
  const { grants, ...person } = reader(['form-author', '*'], ['publisher', '*'])
  const elsewhere: Reader = { ...person, grants: grants.map((grant) => ({ ...grant, ofAgency: false })) }
  expect(maySeeLists(elsewhere)).toBe(true)
  expect(mayWriteLists(elsewhere)).toBe(false)
  for (const facts of [draft, published]) expect(allowedListActions(elsewhere, facts)).toEqual([])
})

test('lists being written are seen by everybody who makes forms, and written by whoever makes all forms', () => {
  expect(maySeeLists(reader(['form-author', 'birth-registration']))).toBe(true)
  expect(maySeeLists(reader(['clerk', '*'], ['data-owner', '*']))).toBe(false)
  expect(mayWriteLists(reader(['form-author', 'birth-registration']))).toBe(false)
  expect(mayWriteLists(reader(['form-author', '*']))).toBe(true)
})
