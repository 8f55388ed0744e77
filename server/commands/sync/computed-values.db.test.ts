import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { must } from '#core/lib/assert.ts'
import type { Operation } from '#core/record/operation.ts'
import { caseRegister } from '#testing/case-register.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let form: CompiledForm
let clerk: TestClient

const number = (id: string, title: string, more: object = {}) => ({
  title,
  'x-phieu': { id, type: 'decimal', ...more },
  type: 'number',
  multipleOf: 0.01,
})

beforeAll(async () => {
  server = await startTestServer()
  const definition = caseRegister({
    access: undefined,
    key: 'shares',
    searchable: [],
    schema: {
      type: 'object',
      properties: {
        party: { title: 'Họ tên', 'x-phieu': { id: 'party000', type: 'text' }, type: 'string', maxLength: 200 },
        a: number('shareaaa', 'Phần A'),
        b: number('sharebbb', 'Phần B'),
        total: { ...number('sharesum', 'Tổng', { computed: true }), readOnly: true },
      },
      required: ['party'],
      unevaluatedProperties: false,
    },
    rules: [
      { id: 'sumsumsu', compute: 'a + b', at: '/total' },
      { id: 'checksum', check: 'total <= 100', at: '/total', severity: 'block', message: 'Tổng là {total}, không được quá 100.' },
    ],
  })
  form = await publishTestForm(server, definition)
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

const pathOf = ({ unitId, recordId }: { readonly unitId: string; readonly recordId: string }) =>
  `/api/v1/units/${unitId}/records/${recordId}`

test('a computed value that a device sends is worked out again, never believed', async () => {
  const create = testOperation({ form, author: server.people.clerkA, values: { party: 'An', a: 0.1, b: 0.2, total: 99 } })
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied', corrected: { '/total': { value: 0.3 } } }])
  const { body } = await clerk.get<RecordMessage>(pathOf(create))
  expect(body.values).toEqual({ party: 'An', a: 0.1, b: 0.2, total: 0.3 })

  const change = {
    ...create,
    opId: makeTestId<OpId>(),
    kind: 'change' as const,
    base: { kind: 'revision' as const, revision: 1 },
    changes: { '/total': { base: 0.3, value: 7 } },
  }
  expect(await clerk.push(change)).toMatchObject([{ kind: 'applied', corrected: { '/total': { value: 0.3 } } }])
  const after = (await clerk.get<RecordMessage>(pathOf(create))).body
  expect(after.values).toMatchObject({ total: 0.3 })
  expect(after.revisions.map(({ corrected }) => corrected)).toEqual([{ '/total': { value: 0.3 } }, { '/total': { value: 0.3 } }])

  const details = await server.database.owner
    .selectFrom('audit_change')
    .select('payload')
    .where('record_id', '=', create.recordId)
    .execute()
  expect(details.map(({ payload }) => JSON.parse(payload ?? '') as unknown)).toMatchObject([
    { corrected: ['/total'] },
    { corrected: ['/total'] },
  ])
})

test('a rule judges the true value, and its answer says which', async () => {
  const create = testOperation({ form, author: server.people.clerkA, values: { party: 'Bình', a: 60, b: 60.5, total: 1 } })
  expect(await clerk.push(create)).toMatchObject([
    { kind: 'quarantined', issues: [{ code: 'rule', path: '/total', params: { ruleId: 'checksum', values: { total: 120.5 } } }] },
  ])
})

test('a device that reckoned right, or left it to the server, is told of nothing', async () => {
  for (const values of [
    { party: 'Cúc', a: 0.1, b: 0.2, total: 0.3 },
    { party: 'Dũng', a: 1, b: 2 },
  ]) {
    const [outcome] = await clerk.push(testOperation({ form, author: server.people.clerkA, values }))
    expect(outcome).toMatchObject({ kind: 'applied' })
    expect(outcome).not.toHaveProperty('corrected')
  }
})

test('a computed value where there is none is taken back, and that is told', async () => {
  const create = testOperation({ form, author: server.people.clerkA, values: { party: 'Giang', a: 4, total: 9 } })
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied', corrected: { '/total': {} } }])
  expect((await clerk.get<RecordMessage>(pathOf(create))).body.values).toEqual({ party: 'Giang', a: 4 })
})

/** A change as a device makes it that has seen no revision but the first. */
const onFirst = (create: Operation, changes: Operation['changes']): Operation => ({
  ...create,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base: { kind: 'revision', revision: 1 },
  changes,
})

test('of changes that are merged, a value that others have moved is no fault, one that was wrong where it was written is told', async () => {
  const create = testOperation({ form, author: server.people.clerkA, values: { party: 'Hạnh', a: 0.1, b: 0.2, total: 0.3 } })
  const first = onFirst(create, { '/a': { base: 0.1, value: 1 }, '/total': { base: 0.3, value: 1.2 } })
  const honest = onFirst(create, { '/b': { base: 0.2, value: 2 }, '/total': { base: 0.3, value: 2.1 } })
  const tampered = onFirst(create, { '/party': { base: 'Hạnh', value: 'Hạnh Lê' }, '/total': { base: 0.3, value: 77 } })
  const [, applied, merged, corrected] = await clerk.push(create, first, honest, tampered)
  expect(applied).not.toHaveProperty('corrected')
  expect(merged).toMatchObject({ kind: 'merged', theirs: ['/a'] })
  expect(merged).not.toHaveProperty('corrected')
  expect(corrected).toMatchObject({ kind: 'merged', corrected: { '/total': { value: 3 } } })
  const { body } = await clerk.get<RecordMessage>(pathOf(create))
  expect(body.values).toEqual({ party: 'Hạnh Lê', a: 1, b: 2, total: 3 })
  expect(body.revisions.at(-1)?.corrected ?? body.revisions[0]?.corrected).toEqual({ '/total': { value: 3 } })
})

test('the device has the true value with its next pull', async () => {
  const scope = `${server.people.clerkA.unitId}/${form.definition.key}`
  const changesSince = async (cursor: { readonly seq: number; readonly epoch: string }) =>
    must((await clerk.pull({ [scope]: cursor })).scopes[scope], 'the scope')
  const before = await changesSince({ seq: 0, epoch: '' })
  const create = testOperation({ form, author: server.people.clerkA, values: { party: 'Khánh', a: 3, b: 4, total: 8 } })
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied', corrected: { '/total': { value: 7 } } }])
  const { changes } = await changesSince({ seq: before.next, epoch: before.epoch })
  expect(changes).toMatchObject([{ kind: 'record', recordId: create.recordId, values: { party: 'Khánh', a: 3, b: 4, total: 7 } }])
})
