import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { must } from '#core/lib/assert.ts'
import type { DeviceId, UserId } from '#core/lib/ids.ts'
import { RecordState } from '#core/record/record-state.ts'
import { claimInstallation } from '../../commands/install/claim-installation.ts'
import { verifyScope } from '../../commands/audit/verify-chains.ts'
import { inTransaction } from '../../db/transaction.ts'
import { createFileStore } from '../../files/file-store.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { readDefinitions } from '../read-definitions.ts'
import { createDemo, type Demo } from './create-demo.ts'
import { demoForms } from './demo-forms.ts'

const definitionsFolder = fileURLToPath(new URL('../../../form-definitions', import.meta.url))
let at: TestDatabase
let demo: Demo
const filesFolder = await mkdtemp(join(tmpdir(), 'phieu-demo-files-'))
const files = createFileStore(filesFolder, { reserve: 0 })
let records: number
beforeAll(async () => {
  at = await testDatabase()
  await claimInstallation(at.owner, 'demo')
  const secrets = { identityKey: randomBytes(32), escrow: { publicKey: '', privateKey: '' } }
  demo = createDemo({
    db: at.db,
    owner: at.owner,
    secrets,
    files,
    clock: () => Date.parse('2026-11-20T03:00:00Z'),
    definitionsFolder,
    moreCommunes: 2,
  })
  records = await demo.reset()
}, 400_000)
afterAll(async () => {
  await at.close()
  await rm(filesFolder, { recursive: true })
})

test('every form has records in every state a reviewer or clerk may meet', async () => {
  const rows = await at.owner.selectFrom('records').select(['form_key', 'state']).distinct().execute()
  for (const formKey of new Set(rows.map((row) => row.form_key))) {
    const states = rows.filter((row) => row.form_key === formKey).map((row) => row.state)
    expect([formKey, ...states]).toEqual(
      expect.arrayContaining([formKey, 'received', 'in-review', 'returned', 'approved', 'locked', 'withdrawn']),
    )
  }
  expect(new Set(rows.map((row) => row.form_key))).toEqual(new Set(demoForms.map(({ formKey }) => formKey)))
  const counts = await at.owner
    .selectFrom('records')
    .select((eb) => ['form_key', eb.fn.countAll<number>().as('count')])
    .where('form_key', 'in', ['heritage-site', 'bts-station'])
    .groupBy('form_key')
    .orderBy('form_key')
    .execute()
  // As many as the city's plan counts.
  expect(counts).toEqual([
    { form_key: 'bts-station', count: 2502 },
    { form_key: 'heritage-site', count: 290 },
  ])
  const { count } = await at.owner
    .selectFrom('records')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(records)
  // And somewhere in the city every state there is.
  const everyState = RecordState.anyOf.map(({ properties }) => properties.kind.const)
  expect([...new Set(rows.map((row) => row.state))].toSorted()).toEqual([...everyState].toSorted())
})

test('what the city holds is valid on the day of its newest revision', async () => {
  const { forms, lists } = await readDefinitions(definitionsFolder)
  const compiled = new Map(forms.map(({ definition }) => [definition.key, compileForm(definition)]))
  const rows = await at.owner
    .selectFrom('records as r')
    .innerJoin('revisions as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.record_id', '=', 'r.record_id').onRef('v.revision', '=', 'r.revision'),
    )
    .select(['r.form_key', 'r.data', 'v.reasons', 'v.as_of', 'v.data as revised'])
    .where('r.state', '<>', 'erased')
    .execute()
  for (const row of rows) {
    const form = must(compiled.get(row.form_key), 'a form')
    if (!form.ok) throw new Error(row.form_key)
    expect(row.data).toEqual(row.revised)
    const context = {
      asOf: row.as_of,
      lists: codeListsOf(
        lists.map(({ list }) => list),
        row.as_of,
      ),
      demo: true,
      previous: null,
    }
    const verdict = validateRecord(form.value, must(row.data, 'data'), row.reasons, context)
    expect(verdict.ok ? [] : verdict.error).toEqual([])
  }
}, 400_000)

async function chainsVerify() {
  const scopes = await at.owner.selectFrom('scopes').selectAll().execute()
  const units = [...new Set(scopes.map((scope) => scope.unit_id))]
  expect(scopes.length).toBeGreaterThan(6)
  await inTransaction(at.db, { userId: makeTestId<UserId>(), units, forms: '*', owned: units.map((unit) => `${unit}/*`) }, async (tx) => {
    for (const scope of scopes) expect(await verifyScope(tx, scope.unit_id, scope.form_key)).toMatchObject({ kind: 'intact' })
  })
  return units
}

test('counters are gapless and the change chains verify', async () => {
  const units = await chainsVerify()
  for (const unit of units) {
    const receipts = await at.owner.selectFrom('records').select('receipt').where('unit_id', '=', unit).execute()
    const counters = await at.owner.selectFrom('receipt_counters').select('counter').where('unit_id', '=', unit).execute()
    expect(counters.reduce((sum, { counter }) => sum + counter, 0)).toBe(receipts.length)
  }
})

test('a reset keeps the people and their sessions, and changes the epoch', async () => {
  const before = await at.owner.selectFrom('installation').select('epoch').executeTakeFirstOrThrow()
  const person = await at.owner.selectFrom('demo_people').select('user_id').orderBy('order_no').executeTakeFirstOrThrow()
  const session = {
    token_hash: randomBytes(32),
    user_id: person.user_id,
    device_id: makeTestId<DeviceId>(),
    expires_at: new Date('2030-01-01'),
  }
  await at.owner.insertInto('sessions').values(session).execute()
  const [one, two] = await Promise.all([demo.reset(), demo.reset()])
  expect([one, two]).toEqual([records, records])
  const after = await at.owner.selectFrom('installation').select(['epoch', 'seeded_at']).executeTakeFirstOrThrow()
  expect(after.epoch).not.toBe(before.epoch)
  expect(after.seeded_at).not.toBeNull()
  expect(await at.owner.selectFrom('sessions').select('user_id').execute()).toEqual([{ user_id: person.user_id }])
  const epochs = await at.owner.selectFrom('scopes').select('epoch').distinct().execute()
  expect(epochs).toEqual([{ epoch: after.epoch }])
  await chainsVerify()
}, 400_000)
