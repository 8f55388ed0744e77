import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Changes, Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let colleague: TestClient
let birth: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  colleague = await server.signIn(server.people.colleagueA)
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())

const newBirth = (given: string): Operation =>
  testOperation(
    {
      form: must(server.forms.get('birth-registration'), 'the form is published'),
      author: server.people.clerkA,
      values: withValue(birth.values, ['child', 'given'], given),
      asOf: birth.asOf,
    },
    { reasons: [...(birth.reasons ?? [])] },
  )
const changeOf = (created: Operation, changes: Changes, base: Operation['base']): Operation => ({
  ...created,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base,
  changes,
})
const place = (): Changes[string] => ({ base: must(birth.values['declaration_place'], 'a place') })
const atRevision = (revision: number): Operation['base'] => ({ kind: 'revision', revision })

/** The colleague's change, so that the record has moved on from revision 1. */
async function moveOn(created: Operation, value: string): Promise<void> {
  const theirs = changeOf(created, { '/declaration_place': { ...place(), value } }, atRevision(1))
  expect((await colleague.push({ ...theirs, authorId: server.people.colleagueA.userId }))[0]?.kind).toBe('applied')
}
const read = async (operation: Operation): Promise<RecordMessage> =>
  (await clerk.get<RecordMessage>(`/api/v1/units/${operation.unitId}/records/${operation.recordId}`)).body
const only = (outcomes: readonly PushOutcome[]): PushOutcome => must(outcomes[0], 'an outcome')

test.each([
  ['a value of another shape', { '/declaration_place': { value: { evil: 'x' } } }],
  ['a property that the form does not have', { '/evil': { value: 'x' }, '/declaration_place': { value: 'Nơi A' } }],
  ['a required field taken away', { '/child/given': {} }],
] satisfies [string, Changes][])('%s, written on an older revision, changes nothing', async (_what, changes) => {
  const created = newBirth(`BÉ ${'A'.repeat(Object.keys(changes).join('').length)}`)
  await clerk.push(created)
  await moveOn(created, 'Nơi B')
  expect(only(await clerk.push(changeOf(created, changes, atRevision(1))))).toMatchObject({ kind: 'quarantined', reason: 'invalid' })
  const record = await read(created)
  expect(record.summary.revision).toBe(2)
  expect(record.conflicts).toEqual({})
})

test('an operation cannot follow one of another record', async () => {
  const mine = newBirth('BÉ HAI')
  await clerk.push(mine)
  await moveOn(mine, 'Nơi B')
  // Its newest revision has a larger number than this record's: by that alone nothing would seem to have happened meanwhile.
  const other = newBirth('BÉ BA')
  await clerk.push(other)
  const second = changeOf(other, { '/declaration_place': { ...place(), value: 'Nơi 2' } }, atRevision(1))
  const third = changeOf(other, { '/declaration_place': { base: 'Nơi 2', value: 'Nơi 3' } }, atRevision(2))
  await clerk.push(second, third)
  const crossed = () => changeOf(mine, { '/declaration_place': { ...place(), value: 'Nơi C' } }, { kind: 'after', opId: third.opId })
  const refused = { kind: 'quarantined', reason: 'invalid', issues: [{ code: 'base.other-record' }] }
  expect(only(await clerk.push(crossed()))).toMatchObject(refused)
  const fourth = changeOf(other, { '/declaration_place': { base: 'Nơi 3', value: 'Nơi 4' } }, atRevision(3))
  const together = changeOf(mine, { '/declaration_place': { ...place(), value: 'Nơi C' } }, { kind: 'after', opId: fourth.opId })
  expect((await clerk.push(fourth, together))[1]).toMatchObject(refused)
  expect((await read(mine)).values['declaration_place']).toBe('Nơi B')
})
