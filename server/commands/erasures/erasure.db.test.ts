import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import { caseRegister } from '#testing/case-register.ts'
import { inTransaction } from '../../db/transaction.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { serverActor } from '../audit/seal-access.ts'
import { verifyScope } from '../audit/verify-chains.ts'

let server: TestServer
let form: CompiledForm
beforeAll(async () => {
  server = await startTestServer()
  form = await publishTestForm(server, caseRegister())
})
afterAll(async () => await server.close())

const secret = 'Bùi Thị Tuyệt Mật'
const ask = { kind: 'request-erasure', reason: 'Bản án tuyên xóa dữ liệu cá nhân', basis: 'Luật 91/2025/QH15' }

async function withdrawnCase() {
  const clerk = await server.signIn(server.people.clerkA)
  const made = testOperation({
    form,
    author: server.people.clerkA,
    values: { court: 'HB', case_kind: 'DS', party: secret, summary: `Việc của ${secret}` },
  })
  await clerk.push(made)
  await clerk.push({
    ...made,
    opId: makeTestId<OpId>(),
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { '/summary': { base: `Việc của ${secret}`, value: `${secret} rút đơn` } },
  })
  const moment = { opId: makeTestId<OpId>(), asOf: made.asOf, now: Date.now(), offlineMs: 0 }
  await clerk.push(makeWithdrawal({ ...made, revision: 2 }, made.authorId, moment, `Đương sự ${secret} rút đơn`))
  const path = `/api/v1/units/${made.unitId}/records/${made.recordId}`
  return { made, path, clerk }
}

/** Every table of the database, as text: what a copy of the disk would show. */
async function tablesWith(text: string): Promise<string[]> {
  const { owner } = server.database
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(owner)
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql<{
      hit: boolean
    }>`select exists (select from ${sql.table(name)} t where t::text ilike ${`%${text}%`}) as hit`.execute(owner)
    if (hits.rows[0]?.hit) found.push(name)
  }
  return found
}

test('two people destroy everything that a record said; its trace, number and reason stay, and the chain still verifies', async () => {
  const { made, path } = await withdrawnCase()
  expect(await tablesWith(secret)).not.toEqual([])
  expect(await tablesWith('bui thi tuyet mat')).toContain('records')
  const [owner, second] = [await server.signIn(server.people.ownerA), await server.signIn(server.people.secondOwnerA)]
  const requestId = makeTestId<OpId>()
  const asked = await owner.post<RecordMessage>(`${path}/decisions`, { opId: requestId, revision: 3, decision: ask })
  expect(asked.body.erasure).toMatchObject({ opId: requestId, status: 'requested' })
  const confirm = { opId: makeTestId<OpId>(), requestId, decision: 'confirm' }
  expect((await owner.post(`${path}/erasure`, confirm)).status).toBe(403)
  expect((await second.post(`${path}/erasure`, confirm)).status).toBe(204)
  expect(await tablesWith(secret)).toEqual([])
  expect(await tablesWith('bui thi tuyet mat')).toEqual([])
  expect(await tablesWith(ask.reason)).toEqual(expect.arrayContaining(['erasures', 'audit_change']))
  const { body } = await owner.get<RecordMessage>(path)
  expect(body).toMatchObject({
    summary: { state: { kind: 'erased' } },
    erasure: { status: 'confirmed', deciderName: server.people.secondOwnerA.name },
  })
  expect(body.revisions.map((revision) => revision.kind)).toEqual(['withdraw', 'change', 'create'])
  const scope = { unitId: made.unitId, formKey: 'case-register' }
  const actor = { userId: serverActor, units: [scope.unitId], forms: '*', owned: [`${scope.unitId}/*`] } as const
  const verdict = await inTransaction(server.database.db, actor, (tx) => verifyScope(tx, scope.unitId, scope.formKey))
  expect(verdict).toMatchObject({ kind: 'intact' })
  const numbers = await server.database.owner
    .selectFrom('assigned_numbers')
    .select(['number', 'written'])
    .where('record_id', '=', made.recordId)
    .execute()
  expect(numbers).toEqual([{ number: expect.any(Number), written: null }])
})

test('what was erased stays in no letter of what was rejected, whether it came before or comes after', async () => {
  const { made, path, clerk } = await withdrawnCase()
  const letters = () => tablesWith(secret).then((tables) => tables.includes('dead_letters'))
  const unreadable = { ...made, opId: makeTestId<OpId>(), kind: 'explode' as 'create' } // no such kind: what a broken client sends
  await clerk.push(unreadable)
  expect(await letters()).toBe(true)
  const [owner, second] = [await server.signIn(server.people.ownerA), await server.signIn(server.people.secondOwnerA)]
  const requestId = makeTestId<OpId>()
  await owner.post(`${path}/decisions`, { opId: requestId, revision: 3, decision: ask })
  expect((await second.post(`${path}/erasure`, { opId: makeTestId<OpId>(), requestId, decision: 'confirm' })).status).toBe(204)
  expect(await letters()).toBe(false)
  await clerk.push(unreadable)
  await clerk.push({ ...unreadable, opId: makeTestId<OpId>() })
  expect(await letters()).toBe(false)
})

test('an administrator carries it out without seeing the record, and nobody without the right does', async () => {
  const { made, path, clerk } = await withdrawnCase()
  const [owner, admin, city, reviewer] = await Promise.all(
    (['ownerA', 'adminA', 'cityOwner', 'reviewerA'] as const).map((name) => server.signIn(server.people[name])),
  )
  const requestId = makeTestId<OpId>()
  await owner?.post(`${path}/decisions`, { opId: requestId, revision: 3, decision: ask })
  const pending = await admin?.get<{ erasures: { recordId: string; receipt: string }[] }>('/api/v1/erasures')
  expect(pending?.body.erasures).toMatchObject([{ recordId: made.recordId, receipt: '' }])
  expect((await admin?.get(path))?.status).toBe(404)
  for (const other of [city, reviewer, clerk]) {
    expect((await other?.get('/api/v1/erasures'))?.body).toEqual({ erasures: [] })
    expect((await other?.post(`${path}/erasure`, { opId: makeTestId<OpId>(), requestId, decision: 'confirm' }))?.status).toBe(404)
  }
  expect((await admin?.post(`${path}/erasure`, { opId: makeTestId<OpId>(), requestId, decision: 'confirm' }))?.status).toBe(204)
  expect((await admin?.get('/api/v1/erasures'))?.body).toEqual({ erasures: [] })
})

test('a refused request leaves the record as it was, and may be made anew', async () => {
  const { path } = await withdrawnCase()
  const [owner, second] = [await server.signIn(server.people.ownerA), await server.signIn(server.people.secondOwnerA)]
  const requestId = makeTestId<OpId>()
  const short = { ...ask, reason: '   vì luật      ' }
  expect((await owner.post(`${path}/decisions`, { opId: requestId, revision: 3, decision: short })).status).toBe(400)
  await owner.post(`${path}/decisions`, { opId: requestId, revision: 3, decision: ask })
  expect((await second.post(`${path}/erasure`, { opId: makeTestId<OpId>(), requestId, decision: 'refuse' })).status).toBe(204)
  const { body } = await owner.get<RecordMessage>(path)
  expect(body).toMatchObject({ summary: { state: { kind: 'withdrawn' } }, erasure: { status: 'refused' }, values: { party: secret } })
  expect(body.actions).toContain('request-erasure')
})
