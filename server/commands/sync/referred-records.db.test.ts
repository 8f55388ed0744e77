import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { nameTesters } from '../../testing/name-testers.ts'
import type { TestPerson } from '../../testing/test-people.ts'
import { readSample, testOperation, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let form: CompiledForm
let sample: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => Date.parse('2026-11-20T03:00:00Z') })
  form = must(server.forms.get('household-business'), 'published')
  sample = await readSample('industry-trade/household-business', 'valid-previous-closed')
})
afterAll(async () => await server.close())

let made = 0
/** A household business; each has a number of its own. */
function business(author: TestPerson, values: JsonObject): Operation {
  const { previous_registration: _, closed_on: __, ...rest } = sample.values
  const at = String(++made).padStart(3, '0')
  const own = { ...rest, has_previous: false, registration_no: `02A8199${at}`, tax_id: `0314409058-${at}`, status: 'active', ...values }
  return testOperation({ form, author, values: own, asOf: sample.asOf })
}

const after = (author: TestPerson, { recordId, unitId }: Operation): Operation =>
  business(author, { has_previous: true, previous_registration: { recordId, unitId, title: 'Hộ trước' } })

const warned = { kind: 'applied', warnings: [{ code: 'rule', path: '/previous_registration', params: { ruleId: 'prevopen' } }] }

test('a record referred to that is not ended gives a warning, which a device without that record could not know', async () => {
  const { clerkA } = server.people
  const clerk = await server.signIn(clerkA)
  const before = business(clerkA, {})
  expect(await clerk.push(before)).toMatchObject([{ kind: 'applied' }])
  expect(await clerk.push(after(clerkA, before))).toMatchObject([warned])

  const ended: Operation = {
    ...before,
    opId: makeTestId<OpId>(),
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { '/status': { base: 'active', value: 'closed' }, '/closed_on': { value: '2026-10-31' } },
  }
  expect(await clerk.push(ended)).toMatchObject([{ kind: 'applied' }])
  const [quiet] = await clerk.push(after(clerkA, before))
  expect(quiet).toMatchObject({ kind: 'applied' })
  expect(quiet).not.toHaveProperty('warnings')
})

test('what comes in one batch is seen as it stands by then', async () => {
  const { clerkA } = server.people
  const clerk = await server.signIn(clerkA)
  const before = business(clerkA, {})
  const outcomes = await clerk.push(before, after(clerkA, before))
  expect(outcomes).toMatchObject([{ kind: 'applied' }, warned])
})

/** The same record for training: its scope is one of its own. */
const rehearsed = (operation: Operation): Operation => ({
  ...operation,
  formRef: operation.formRef.replace('household-business@', 'household-business~test@') as Operation['formRef'],
})

test('records for training look into each other, and no other record looks into them', async () => {
  const { clerkA } = server.people
  await nameTesters(server.database.owner, 'household-business', 1, clerkA)
  const clerk = await server.signIn(clerkA)
  const before = rehearsed(business(clerkA, {}))
  expect(await clerk.push(before)).toMatchObject([{ kind: 'applied' }])
  expect(await clerk.push(rehearsed(after(clerkA, before)))).toMatchObject([warned])
  const [real] = await clerk.push(after(clerkA, before))
  expect(real).toMatchObject({ kind: 'applied' })
  expect(real).not.toHaveProperty('warnings')
})

test('a record that the author may not see says nothing, nor does one that is not there', async () => {
  const { clerkA, clerkB } = server.people
  const [ours, theirs] = [await server.signIn(clerkA), await server.signIn(clerkB)]
  const hidden = business(clerkB, {})
  expect(await theirs.push(hidden)).toMatchObject([{ kind: 'applied' }])
  for (const unseen of [hidden, business(clerkA, {})]) {
    const [outcome] = await ours.push(after(clerkA, unseen))
    expect(outcome).toMatchObject({ kind: 'applied' })
    expect(outcome).not.toHaveProperty('warnings')
  }
})
