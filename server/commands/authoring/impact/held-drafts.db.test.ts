import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedForm, firstOf, type ChangedForm } from '../../../testing/changed-form.ts'
import { makeTestId } from '../../../testing/make-test-id.ts'
import type { TestClient } from '../../../testing/test-client.ts'
import { startTestServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let changed: ChangedForm
let author: TestClient
let clerkA: TestClient
let clerkB: TestClient
beforeAll(async () => {
  server = await startTestServer({ clock: () => Date.parse('2026-11-20T02:00:00Z') })
  const { people } = server
  author = await server.signIn(people.author)
  clerkA = await server.signIn(people.clerkA)
  clerkB = await server.signIn(people.clerkB)
  changed = changedForm({ author, publisher: await server.signIn(people.publisher) })
})
afterAll(async () => await server.close())

test('drafts that devices told of are counted by what they have filled, as an upper bound; a device tells of its own only', async () => {
  await changed.publishFirst(firstOf('draft-impact'))
  await changed.draftSecond('draft-impact')
  const told = (client: TestClient, drafts: readonly object[], device = client.deviceId) =>
    client.putJson(`/api/v1/devices/${device}/drafts`, { drafts })
  const draft = (fieldIds: readonly string[], rest: object = {}) => ({
    recordId: makeTestId(),
    formKey: 'draft-impact',
    version: 1,
    fieldIds,
    ...rest,
  })
  const drafts = [draft(['name0000', 'phone000']), draft(['phone000', 'size0000']), draft(['name0000'])]
  expect(await told(clerkA, [...drafts, draft(['phone000'], { version: 7 })])).toMatchObject({ status: 204 })
  expect(await told(clerkB, [draft(['size0000'])])).toMatchObject({ status: 204 })
  expect(await told(clerkB, [draft(['size0000'])], clerkA.deviceId)).toMatchObject({ status: 403 })
  expect(await told(clerkB, [{ ...draft(['size0000']), values: { size: '1' } }])).toMatchObject({ status: 400 })
  // Who enters no records of the form has no drafts of it.
  expect(await told(author, [draft(['phone000'])])).toMatchObject({ status: 204 })
  await changed.ask(author, 'draft-impact')
  const report = await changed.finished('draft-impact')
  expect(report).toMatchObject({ total: 0, drafts: { known: 4, atMost: 3, moved: { total: 0 } } })
  expect(report.fields.map(({ path, draftsAtMost }) => [path, draftsAtMost])).toEqual([
    ['/size', 2],
    ['/phone', 2],
  ])
  await told(clerkA, [drafts[2] ?? {}])
  expect((await changed.impact(author, 'draft-impact')).body.drafts).toMatchObject({ known: 2, atMost: 1 })
})

test('what devices found when drafts moved on is counted beside the upper bound; a move taken back is not, one that was sent is', async () => {
  await changed.publishFirst(firstOf('moved-impact'))
  await changed.draftSecond('moved-impact')
  await changed.ask(author, 'moved-impact')
  await changed.finished('moved-impact')
  const tell = (drafts: readonly object[], moved?: readonly object[]) =>
    clerkA.putJson(`/api/v1/devices/${clerkA.deviceId}/drafts`, { drafts, ...(moved ? { moved } : {}) })
  const counted = async () => (await changed.impact(author, 'moved-impact')).body.drafts
  const [sent, open] = [makeTestId(), makeTestId()]
  const move = (recordId: string, counts: object, rest: object = {}) => ({
    recordId,
    formKey: 'moved-impact',
    from: 1,
    to: 2,
    lost: 0,
    failed: 0,
    decided: 0,
    ...counts,
    ...rest,
  })
  const draft = (version: number) => ({ recordId: open, formKey: 'moved-impact', version, fieldIds: ['phone000'] })
  expect(await counted()).toEqual({ known: 0, atMost: 0, moved: { total: 0, losing: 0, failing: 0, deciding: 0 } })
  const moves = [move(sent, { lost: 2 }), move(open, { failed: 2, decided: 1 })]
  expect(
    await tell([draft(2)], [...moves, move(makeTestId(), {}, { to: 9 }), move(makeTestId(), {}, { formKey: 'nothing' })]),
  ).toMatchObject({
    status: 204,
  })
  expect(await tell([draft(2)], moves)).toMatchObject({ status: 204 })
  expect(await counted()).toEqual({ known: 0, atMost: 0, moved: { total: 2, losing: 1, failing: 1, deciding: 1 } })
  await tell([draft(1)])
  expect(await counted()).toEqual({ known: 1, atMost: 1, moved: { total: 1, losing: 1, failing: 0, deciding: 0 } })
  await tell([])
  expect(await counted()).toMatchObject({ moved: { total: 1 } })
  expect(await tell([], [{ ...move(sent, {}), values: { phone: '1' } }])).toMatchObject({ status: 400 })
})
