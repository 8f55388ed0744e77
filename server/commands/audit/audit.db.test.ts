import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import { inTransaction } from '../../db/transaction.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { sealAccess, serverActor } from './seal-access.ts'
import { verifyAccess, verifyScope } from './verify-chains.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  const birth = await readSample('justice/birth-registration', 'valid-on-time')
  const form = must(server.forms.get('birth-registration'), 'published')
  for (const given of ['MỘT', 'HAI', 'BA']) {
    const operation = testOperation(
      { form, author: server.people.clerkA, values: withValue(birth.values, ['child', 'given'], given), asOf: birth.asOf },
      { reasons: [...(birth.reasons ?? [])] },
    )
    await clerk.push(operation)
    await clerk.push({
      ...operation,
      opId: makeTestId<OpId>(),
      kind: 'change',
      base: { kind: 'revision', revision: 1 },
      changes: { '/declaration_place': { base: must(birth.values['declaration_place'], 'place'), value: 'Nơi khác' } },
    })
    await clerk.get(`/api/v1/units/${operation.unitId}/records/${operation.recordId}`)
  }
})
afterAll(async () => await server.close())

const within = <T>(work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(server.database.db, { userId: serverActor, units: [server.units.a, server.units.b], forms: '*' }, work)
const verify = () => within((tx) => verifyScope(tx, server.units.a, 'birth-registration'))

/** As somebody with the database's owner role would, past every fence; undone after the look. */
async function tampered(statement: string, undo: string, look: () => Promise<unknown>): Promise<unknown> {
  await sql.raw(statement).execute(server.database.owner)
  const seen = await look()
  await sql.raw(undo).execute(server.database.owner)
  return seen
}

test('the chain of changes verifies, and an edited entry, an edited revision and a cut tail are found', async () => {
  expect(await verify()).toEqual({ kind: 'intact', entries: 6, unsealed: 0 })
  const edited = await tampered(
    `create table kept as select * from audit_change; update audit_change set payload = replace(payload, 'change', 'chance') where number = 2`,
    `update audit_change a set payload = k.payload from kept k where k.number = a.number and k.form_key = a.form_key; drop table kept`,
    verify,
  )
  expect(edited).toEqual({ kind: 'broken', at: 2, why: 'content' })
  const revised = await tampered(
    `create table kept as select * from revisions; update revisions set data = jsonb_set(data, '{child,sex}', '"2"') where revision = 1 and op_id = (select op_id from audit_change where number = 3)`,
    `update revisions r set data = k.data from kept k where k.op_id = r.op_id; drop table kept`,
    verify,
  )
  expect(revised).toEqual({ kind: 'broken', at: 3, why: 'content' })
  const cut = await tampered(
    `create table kept as select * from audit_change where number = 6; delete from audit_change where number = 6`,
    `insert into audit_change select * from kept; drop table kept`,
    verify,
  )
  expect(cut).toEqual({ kind: 'broken', at: 6, why: 'tail' })
  expect(await verify()).toEqual({ kind: 'intact', entries: 6, unsealed: 0 })
})

test('every reading of records is listed and linked, and a deleted row is found', async () => {
  while ((await sealAccess(server.database.db)) > 0);
  const access = () => within((tx) => verifyAccess(tx, server.units.a))
  const verdict = await access()
  expect(verdict).toMatchObject({ kind: 'intact', unsealed: 0 })
  expect(verdict.kind === 'intact' && verdict.entries).toBeGreaterThanOrEqual(3)
  const gone = await tampered(
    `create table kept as select * from audit_access where number = 2; delete from audit_access where number = 2`,
    `insert into audit_access select * from kept; drop table kept`,
    access,
  )
  expect(gone).toEqual({ kind: 'broken', at: 2, why: 'number' })
})

test('the application’s own role cannot change or delete history', async () => {
  const attempt = (statement: string) =>
    within((tx) => sql.raw(statement).execute(tx)).then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
  for (const statement of [
    'update revisions set kind = kind',
    'delete from revisions',
    'update audit_change set kind = kind',
    'delete from audit_change',
    'delete from records',
    'update audit_access set action = action',
  ]) {
    expect(await attempt(statement)).toContain('permission denied')
  }
})
