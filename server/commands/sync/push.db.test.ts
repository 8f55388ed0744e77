import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { PushOutcome, PushResponse } from '#core/protocol/push.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { isReceiptNumber } from '#core/lib/receipt-number.ts'

let now = Date.parse('2026-11-20T03:00:00Z')
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

const form = () => must(server.forms.get('birth-registration'), 'the form is published')
let children = 0

/** A birth of its own, so that no identity key clashes. */
const newBirth = (overrides: Partial<Operation> = {}): Operation => {
  const values = withValue(
    birth.values,
    ['child', 'given'],
    `CON ${'ABCDEFGHIKLMNOPQRSTUVXY'.charAt(children % 23)}${'I'.repeat(Math.floor(children++ / 23))}`,
  )
  return testOperation(
    { form: form(), author: server.people.clerkA, values, asOf: birth.asOf },
    { reasons: [...(birth.reasons ?? [])], ...overrides },
  )
}

const changeOf = (
  created: Operation,
  path: string,
  base: string | undefined,
  value: string,
  overrides: Partial<Operation> = {},
): Operation => ({
  ...created,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base: { kind: 'revision', revision: 1 },
  changes: { [path]: base === undefined ? { value } : { base, value } },
  ...overrides,
})
const byColleague = (operation: Operation): Operation => ({ ...operation, authorId: server.people.colleagueA.userId })

const read = async (operation: Operation): Promise<RecordMessage> =>
  (await clerk.get<RecordMessage>(`/api/v1/units/${operation.unitId}/records/${operation.recordId}`)).body
const only = (outcomes: readonly PushOutcome[]): PushOutcome => must(outcomes[0], 'an outcome')
const kinds = (outcomes: readonly PushOutcome[]): string[] => outcomes.map((outcome) => outcome.kind)

describe('push', () => {
  test('a new record is kept as it was sent, and gets a receipt that checks itself', async () => {
    const operation = newBirth()
    const outcome = only(await clerk.push(operation))
    expect(outcome).toMatchObject({ kind: 'applied', revision: 1, state: { kind: 'received' } })
    if (outcome.kind !== 'applied') return
    expect(isReceiptNumber(outcome.receipt)).toBe(true)
    const record = await read(operation)
    const given = must(operation.changes['/child/given']?.value, 'a given name')
    // What was sent, what the form computes, and the number in the register that the server gave.
    expect(record.values).toMatchObject(withValue(birth.values, ['child', 'given'], given))
    expect(outcome.assigned).toEqual({ '/registry/no': expect.stringMatching(/^\d+\/2026$/) })
    expect(record.values).toMatchObject({ registry: { no: outcome.assigned['/registry/no'] } })
    expect(record.revisions).toHaveLength(1)
    expect(record.summary.receipt).toBe(outcome.receipt)
  })

  test('the same operation again, also in parallel, is applied once and answered the same', async () => {
    const operation = newBirth()
    const answers = (await Promise.all(Array.from({ length: 6 }, () => clerk.push(operation)))).map(only)
    expect(answers.filter((outcome) => outcome.kind === 'applied')).toHaveLength(1)
    expect(answers.filter((outcome) => outcome.kind === 'duplicate')).toHaveLength(5)
    expect(new Set(answers.map((outcome) => ('receipt' in outcome ? outcome.receipt : ''))).size).toBe(1)
    expect((await read(operation)).revisions).toHaveLength(1)
  })

  test('an operation id used for something else is set aside, the first stays', async () => {
    const operation = newBirth()
    await clerk.push(operation)
    const other = { ...newBirth(), opId: operation.opId }
    expect(only(await clerk.push(other))).toMatchObject({ kind: 'quarantined', reason: 'op-id-reused' })
    expect(kinds(await clerk.push(operation))).toEqual(['duplicate'])
  })

  test('two people changing different fields are both kept', async () => {
    const created = newBirth()
    await clerk.push(created)
    const mine = changeOf(created, '/declaration_place', birth.values['declaration_place'] as string, 'Nơi A')
    const theirs = byColleague(
      changeOf(created, '/child/birthplace', must(created.changes['/child/birthplace']?.value as string, 'place'), 'Nơi B'),
    )
    expect(kinds(await colleague.push(theirs))).toEqual(['applied'])
    expect(only(await clerk.push(mine))).toMatchObject({ kind: 'merged', revision: 3, theirs: ['/child/birthplace'] })
    const record = await read(created)
    expect(record.values).toMatchObject({ declaration_place: 'Nơi A', child: { birthplace: 'Nơi B' } })
    expect(kinds(await clerk.push(mine))).toEqual(['merged'])
  })

  test('the same field changed by two people keeps both values until one who saw them changes it again', async () => {
    const created = newBirth()
    await clerk.push(created)
    const place = birth.values['declaration_place'] as string
    await colleague.push(byColleague(changeOf(created, '/declaration_place', place, 'Nơi B')))
    const mine = changeOf(created, '/declaration_place', place, 'Nơi A')
    expect(only(await clerk.push(mine))).toMatchObject({ kind: 'conflict', paths: ['/declaration_place'], revision: 3 })
    const record = await read(created)
    expect(record.values['declaration_place']).toBe('Nơi B')
    expect(record.conflicts).toEqual({
      '/declaration_place': [{ value: 'Nơi A', author: server.people.clerkA.name, opId: mine.opId, revision: 3 }],
    })
    const chosen = changeOf(created, '/declaration_place', 'Nơi B', 'Nơi C', { base: { kind: 'revision', revision: 3 } })
    expect(kinds(await clerk.push(chosen))).toEqual(['applied'])
    expect((await read(created)).conflicts).toEqual({})
  })

  test('a chain that arrives backwards is held, and applied when its beginning comes', async () => {
    const created = newBirth()
    const second = changeOf(created, '/declaration_place', birth.values['declaration_place'] as string, 'Nơi 2', {
      base: { kind: 'after', opId: created.opId },
    })
    const third = changeOf(created, '/declaration_place', 'Nơi 2', 'Nơi 3', { base: { kind: 'after', opId: second.opId } })
    expect(only(await clerk.push(third))).toEqual({ kind: 'held', waitsFor: second.opId })
    expect(only(await clerk.push(second))).toEqual({ kind: 'held', waitsFor: created.opId })
    expect(kinds(await clerk.push(created))).toEqual(['applied'])
    const record = await read(created)
    expect(record.summary.revision).toBe(3)
    expect(record.values['declaration_place']).toBe('Nơi 3')
    expect(kinds(await clerk.push(third, second))).toEqual(['duplicate', 'duplicate'])
  })

  test('what was held for a week is applied by the day on which it came', async () => {
    const start = now
    const created = newBirth()
    const second = changeOf(created, '/declaration_place', birth.values['declaration_place'] as string, 'Nơi 2', {
      base: { kind: 'after', opId: created.opId },
      asOf: '2026-11-21',
    })
    expect(kinds(await clerk.push(second))).toEqual(['held'])
    now += 7 * 86_400_000
    clerk = await server.signIn(server.people.clerkA)
    expect(kinds(await clerk.push({ ...created, offlineMs: 7 * 86_400_000 }))).toEqual(['applied'])
    expect((await read(created)).values['declaration_place']).toBe('Nơi 2')
    expect(kinds(await clerk.push(second))).toEqual(['duplicate'])
    now = start
    clerk = await server.signIn(server.people.clerkA)
  })

  test('a chain reversed inside one batch is applied whole', async () => {
    const created = newBirth()
    const second = changeOf(created, '/declaration_place', birth.values['declaration_place'] as string, 'Nơi 2', {
      base: { kind: 'after', opId: created.opId },
    })
    expect(kinds(await clerk.push(second, created))).toEqual(['applied', 'applied'])
  })

  test('a bad operation does not stop its neighbours, whatever is wrong with it', async () => {
    const good = [newBirth(), newBirth()] as const
    const invalid = newBirth({ changes: { '/child/given': { value: 'A' } } })
    const unknownForm = newBirth({ formRef: `birth-registration@1#${'0'.repeat(64)}` })
    const hostile = { ...newBirth(), clientTime: 'a\u0000b' }
    const old = newBirth({ asOf: '2026-10-01' })
    const foreign = newBirth({ authorId: server.people.colleagueA.userId })
    const elsewhere = newBirth({ unitId: server.units.b })
    const shapeless: Operation = { ...newBirth(), kind: 'explode' as 'create' } // no such kind: what a broken client sends
    const outcomes = await clerk.push(good[0], invalid, unknownForm, hostile, old, foreign, elsewhere, shapeless, good[1])
    expect(outcomes.map((outcome) => (outcome.kind === 'quarantined' ? outcome.reason : outcome.kind))).toEqual([
      'applied',
      'invalid',
      'form-mismatch',
      'invalid',
      'invalid',
      'denied',
      'denied',
      'invalid',
      'applied',
    ])
    expect(outcomes[3]).toMatchObject({ issues: [{ code: 'json.nul' }] })
    expect(outcomes[4]).toMatchObject({ issues: [{ code: 'as-of.window' }] })
  })

  test('an operation that makes the database fail is set aside alone, the rest of its batch goes through', async () => {
    const good = [newBirth(), newBirth()] as const
    const poison = newBirth()
    await sql
      .raw(
        `create function refuse_poison() returns trigger language plpgsql as $$ begin if new.op_id = '${poison.opId}' then raise exception 'poison'; end if; return new; end $$;
         create trigger poison before insert on revisions for each row execute function refuse_poison()`,
      )
      .execute(server.database.owner)
    const outcomes = await clerk.push(good[0], poison, good[1])
    expect(kinds(outcomes)).toEqual(['applied', 'quarantined', 'applied'])
    expect(outcomes[1]).toMatchObject({ issues: [{ code: 'server.failed' }] })
    expect(kinds(await clerk.push(good[0], poison))).toEqual(['duplicate', 'quarantined'])
  })

  test('work done while the device was offline for weeks is taken by the day it was done', async () => {
    const operation = newBirth({ asOf: '2026-11-02', offlineMs: 20 * 86_400_000 })
    expect(only(await clerk.push(operation)).kind).not.toBe('denied')
    expect(JSON.stringify(only(await clerk.push(operation)))).not.toContain('as-of.window')
  })

  test('who was moved to another unit still learns that the work arrived, and enters nothing new', async () => {
    const operation = newBirth()
    await clerk.push(operation)
    const grants = server.database.owner.updateTable('grants').where('user_id', '=', server.people.clerkA.userId)
    await grants.set({ unit_id: server.units.b }).execute()
    expect(kinds(await clerk.push(operation, newBirth()))).toEqual(['duplicate', 'denied'])
    expect((await clerk.get(`/api/v1/units/${operation.unitId}/records/${operation.recordId}`)).status).toBe(404)
    await grants.set({ unit_id: server.units.a }).execute()
  })

  test('a replay that waited longer in the outbox is the same operation', async () => {
    const operation = newBirth()
    await clerk.push(operation)
    expect(kinds(await clerk.push({ ...operation, offlineMs: 5_000_000 }))).toEqual(['duplicate'])
  })

  test('a record id of another form is never changed through this one', async () => {
    const created = newBirth()
    await clerk.push(created)
    const report = must(server.forms.get('station-monthly-report'), 'published')
    const crossed = changeOf(created, '/declaration_place', 'x', 'y', { formRef: report.ref })
    expect(only(await clerk.push(crossed))).toMatchObject({
      kind: 'quarantined',
      reason: 'form-mismatch',
      issues: [{ code: 'form.other' }],
    })
  })

  test('numbers in the register follow each other without a gap, refused records take none', async () => {
    const given = async (): Promise<number> => {
      const outcome = only(await clerk.push(newBirth()))
      return outcome.kind === 'applied' ? Number(outcome.assigned['/registry/no']?.split('/')[0]) : Number.NaN
    }
    const first = await given()
    await clerk.push(newBirth({ changes: { '/child/given': { value: 'A' } } }))
    expect(await given()).toBe(first + 1)
  })

  test('what the server numbered cannot be changed by a device', async () => {
    const created = newBirth()
    const outcome = only(await clerk.push(created))
    const forged = changeOf(created, '/registry/no', 'x', '999/2026')
    await clerk.push(forged)
    expect((await read(created)).values).toMatchObject({
      registry: { no: outcome.kind === 'applied' ? outcome.assigned['/registry/no'] : '' },
    })
  })

  test('a packed batch is taken like a plain one, and a bomb is refused as too large', async () => {
    const operation = newBirth()
    const body = JSON.stringify({ protocolVersion: 1, deviceId: clerk.deviceId, operations: [operation] })
    const packed = await clerk.post<PushResponse>('/api/v1/sync/push', gzipSync(body), { 'content-encoding': 'gzip' })
    expect(packed.body.results[0]?.outcome.kind).toBe('applied')
    const bomb = await clerk.post('/api/v1/sync/push', gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), { 'content-encoding': 'gzip' })
    expect(bomb.status).toBe(413)
  })

  test('a record is withdrawn by who entered it, by nobody else', async () => {
    const created = newBirth()
    await clerk.push(created)
    const withdraw: Operation = {
      ...created,
      opId: makeTestId<OpId>(),
      kind: 'withdraw',
      base: { kind: 'revision', revision: 1 },
      changes: {},
    }
    expect(kinds(await colleague.push(byColleague(withdraw)))).toEqual(['denied'])
    expect(only(await clerk.push(withdraw))).toMatchObject({ kind: 'applied', state: { kind: 'withdrawn' } })
    expect(
      only(await clerk.push(changeOf(created, '/declaration_place', 'x', 'y', { base: { kind: 'revision', revision: 2 } }))),
    ).toMatchObject({ kind: 'quarantined', reason: 'closed' })
  })
})

test('a request carries 500 operations, numbered without a gap, and not one more', async () => {
  const many = Array.from({ length: 500 }, () => newBirth())
  const outcomes = await clerk.push(...many)
  expect(outcomes.filter(({ kind }) => kind !== 'applied')).toEqual([])
  const rows = await server.database.owner
    .selectFrom('records')
    .select(['record_id', 'seq'])
    .where(
      'record_id',
      'in',
      many.map(({ recordId }) => recordId),
    )
    .orderBy('seq')
    .execute()
  expect(rows.map((row) => row.record_id)).toEqual(many.map(({ recordId }) => recordId))
  expect(must(rows.at(-1), 'a last one').seq - must(rows[0], 'a first one').seq).toBe(499)
  const { status } = await clerk.post('/api/v1/sync/push', {
    protocolVersion: 1,
    deviceId: clerk.deviceId,
    operations: [...many, newBirth()],
  })
  expect(status).toBe(400)
})
