import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { caseRegister } from '#testing/case-register.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let first: CompiledForm
let second: CompiledForm
let clerk: TestClient

const text = (id: string, title: string) => ({ title, 'x-phieu': { id, type: 'text' }, type: 'string', maxLength: 200 })
/** A form without secrets whose second version renames one field and drops another. */
const register = (version: number, properties: JsonObject, upgrade?: FormDefinition['upgrade']) =>
  caseRegister({
    access: undefined,
    key: 'plain-register',
    version,
    searchable: [],
    schema: {
      type: 'object',
      properties: { party: text('party000', 'Họ tên'), ...properties },
      required: ['party'],
      unevaluatedProperties: false,
    },
    upgrade,
  })

beforeAll(async () => {
  server = await startTestServer()
  first = await publishTestForm(server, register(1, { note: text('note0000', 'Ghi chú'), place: text('place000', 'Nơi') }))
  second = await publishTestForm(
    server,
    register(2, { remark: text('note0000', 'Ghi chú') }, [
      { kind: 'rename', from: '/note', to: '/remark' },
      { kind: 'drop', at: '/place' },
    ]),
  )
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

let people = 0
async function made(): Promise<Operation> {
  const values = { party: `Người ${++people}`, note: 'cũ', place: 'Bến Bính' }
  const create = testOperation({ form: first, author: server.people.clerkA, values })
  await clerk.push(create)
  return create
}
const change = (of: Operation, form: CompiledForm, changes: Operation['changes'], revision = 1): Operation => ({
  ...of,
  opId: makeTestId<OpId>(),
  formRef: form.ref,
  kind: 'change',
  base: { kind: 'revision', revision },
  changes,
})
const path = (of: Operation) => `/api/v1/units/${of.unitId}/records/${of.recordId}`
const decide = async (name: 'reviewerA' | 'ownerA', of: Operation, kind: string, revision = 1) =>
  await (
    await server.signIn(server.people[name])
  ).post<RecordMessage>(`${path(of)}/decisions`, { opId: makeTestId<OpId>(), revision, decision: { kind } })

test('what a newer version of the form has no place for stays with the revision that moved on', async () => {
  const create = await made()
  await clerk.push(change(create, second, { '/remark': { base: 'cũ', value: 'mới' } }))
  const { body } = await clerk.get<RecordMessage>(path(create))
  expect(body.values).toMatchObject({ remark: 'mới' })
  expect(body.values).not.toHaveProperty('place')
  expect(body.revisions[0]).toMatchObject({ revision: 2, orphans: { '/place': 'Bến Bính' } })
  expect(body.revisions[1]?.orphans).toBeUndefined()
})

test('what a device kept aside when a draft moved on stays with the revision that it was sent as, once', async () => {
  const values = { party: `Người ${++people}`, remark: 'cũ' }
  const orphans = { '/place': 'Bến Bính', '/note': '31/02' }
  const create: Operation = { ...testOperation({ form: second, author: server.people.clerkA, values }), orphans }
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied' }])
  expect((await clerk.get<RecordMessage>(path(create))).body.revisions[0]?.orphans).toEqual(orphans)
  // The same operation with something else aside is not the same operation.
  expect(await clerk.push({ ...create, orphans: { '/place': 'khác' } })).toMatchObject([{ kind: 'quarantined', reason: 'op-id-reused' }])
  const old = await made()
  const moved = { ...change(old, second, { '/remark': { base: 'cũ', value: 'mới' } }), orphans: { '/place': 'Bến Bính', '/x': 1 } }
  await clerk.push(moved)
  expect((await clerk.get<RecordMessage>(path(old))).body.revisions[0]?.orphans).toEqual({ '/place': 'Bến Bính', '/x': 1 })
})

test('a record that is two versions old goes through both maps', async () => {
  const create = await made()
  const third = await publishTestForm(
    server,
    register(3, { comment: text('note0000', 'Ghi chú') }, [{ kind: 'rename', from: '/remark', to: '/comment' }]),
  )
  await clerk.push(change(create, third, { '/party': { base: `Người ${people}`, value: `Người ${people} C` } }))
  const { body } = await clerk.get<RecordMessage>(path(create))
  expect(body.values).toEqual({ party: `Người ${people} C`, comment: 'cũ' })
  expect(body.revisions[0]).toMatchObject({ revision: 2, orphans: { '/place': 'Bến Bính' } })
})

test('a map that forgets a field is not published', async () => {
  await expect(publishTestForm(server, register(9, {}))).rejects.toThrow(/upgrade\.no-place.*\/comment/)
})

test('a request of an older version of the form is moved on to that of the record', async () => {
  const create = await made()
  await decide('reviewerA', create, 'approve')
  await decide('ownerA', create, 'approve')
  const early = change(create, first, { '/note': { base: 'cũ', value: 'xin sửa' } })
  const late = change(create, second, { '/party': { base: `Người ${people}`, value: `Người ${people} B` } })
  expect(await clerk.push(early)).toMatchObject([{ kind: 'correction-requested' }])
  expect(await clerk.push(late)).toMatchObject([{ kind: 'correction-requested' }])
  // The first accepted one is of the old version; then the record moves on; then again one of the old version.
  expect((await decide('ownerA', create, 'accept-correction')).body.values).toMatchObject({ note: 'xin sửa', place: 'Bến Bính' })
  const again = change(
    create,
    first,
    { '/note': { base: 'xin sửa', value: 'sửa nữa' }, '/place': { base: 'Bến Bính', value: 'Bến Kiền' } },
    2,
  )
  expect(await clerk.push(again)).toMatchObject([{ kind: 'correction-requested' }])
  const moved = await decide('ownerA', create, 'accept-correction', 2)
  expect(moved.body).toMatchObject({ formRef: second.ref, values: { remark: 'xin sửa', party: `Người ${people} B` } })
  expect(moved.body.revisions[0]?.orphans).toEqual({ '/place': 'Bến Bính' })
  const last = await decide('ownerA', create, 'accept-correction', 3)
  expect(last.body).toMatchObject({ formRef: second.ref, values: { remark: 'sửa nữa', party: `Người ${people} B` } })
  expect(last.body.revisions[0]?.orphans).toEqual({ '/place': 'Bến Kiền' })
})

test('what a request says of a field that was renamed and then dropped stays with its revision', async () => {
  const fourth = await publishTestForm(server, register(4, {}, [{ kind: 'drop', at: '/comment' }]))
  const create = await made()
  await decide('reviewerA', create, 'approve')
  await decide('ownerA', create, 'approve')
  await clerk.push(change(create, fourth, { '/party': { base: `Người ${people}`, value: `Người ${people} D` } }))
  await clerk.push(change(create, first, { '/note': { base: 'cũ', value: 'xin sửa' } }))
  const moved = await decide('ownerA', create, 'accept-correction')
  expect(moved.body.revisions[0]?.orphans).toEqual({ '/place': 'Bến Bính', '/comment': 'cũ' })
  const last = await decide('ownerA', create, 'accept-correction', 2)
  expect(last.body.revisions[0]?.orphans).toEqual({ '/comment': 'xin sửa' })
})
