import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CodeList, CodeListItem } from '#core/form/code-list.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { villageList } from '#core/form/testing/village-list.ts'
import type { AuthoredList, AuthoredLists, ListSaved } from '#core/protocol/authored-lists.ts'
import type { CodeListIndex } from '#core/protocol/catalogue.ts'
import type { Problem } from '#core/protocol/problem.ts'
import type { TestClient } from '../../../testing/test-client.ts'
import { startTestServer, type TestServer } from '../../../testing/test-server.ts'
import { verifyList } from './list-events.ts'

let server: TestServer
let author: TestClient
let second: TestClient
let publisher: TestClient
let clerk: TestClient
const now = Date.parse('2026-11-20T02:00:00Z')
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { people } = server
  author = await server.signIn(people.author)
  second = await server.signIn(people.secondAuthor)
  publisher = await server.signIn(people.publisher)
  clerk = await server.signIn(people.clerkA)
})
afterAll(async () => await server.close())

const base = '/api/v1/authoring/lists'
const at = (key: string, version: string): string => `${base}/${key}/versions/${version}`
const item = (code: string, rest: Partial<CodeListItem> = {}): CodeListItem => ({ code, name: `Mục ${code}`, ...rest })
const listOf = (key: string, version: string, items: readonly CodeListItem[], rest: Partial<CodeList> = {}): CodeList => ({
  key,
  version,
  title: 'Danh mục thử',
  source: 'Quyết định 1/QĐ',
  codesBy: 'project',
  items: [...items],
  ...rest,
})
const save = (client: TestClient, list: CodeList, basedOn?: string) =>
  client.putJson<ListSaved & Problem>(`${at(list.key, list.version)}${basedOn === undefined ? '' : `?basedOn=${basedOn}`}`, list)
const publish = (client: TestClient, { key, version }: CodeList, hash: string) =>
  client.post<Problem>(`${at(key, version)}/publish`, { hash })
const published = async (list: CodeList): Promise<string> => {
  const saved = await save(author, list)
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200, body: { items: list.items.length } })
  expect(await publish(publisher, list, saved.body.hash)).toMatchObject({ status: 204 })
  return saved.body.hash
}
const shown = async (client: TestClient, key: string): Promise<AuthoredList[]> =>
  (await client.get<AuthoredLists>(base)).body.lists.filter((list) => list.key === key)
const offered = async (key: string): Promise<CodeListIndex['lists']> =>
  (await clerk.get<CodeListIndex>('/api/v1/code-lists')).body.lists.filter((list) => list.key === key)

test('a list is begun, saved by two authors, and published by somebody else; devices get it then and not before', async () => {
  const list = listOf('market-kinds', '2026-12-01', [item('01'), item('02')], { effectiveFrom: '2026-12-15' })
  const begun = await save(author, list)
  expect(begun).toMatchObject({ status: 200, body: { items: 2 } })
  expect(await shown(author, 'market-kinds')).toMatchObject([
    { state: 'draft', own: true, authors: ['Người soạn'], effectiveFrom: '2026-12-15', actions: ['save', 'delete'], publisher: null },
  ])
  const changed = { ...list, items: [...list.items, item('03')] }
  expect(await save(second, changed)).toMatchObject({
    status: 409,
    body: { code: 'draft.stale', issues: [{ params: { by: 'Người soạn' } }] },
  })
  const saved = await save(second, changed, begun.body.hash)
  expect(saved.body.items).toBe(3)
  // Sent again after a lost answer.
  expect(await save(second, changed, begun.body.hash)).toMatchObject({ status: 200, body: saved.body })
  expect(await save(author, list, begun.body.hash)).toMatchObject({ status: 409, body: { code: 'draft.stale' } })
  expect((await second.get(at('market-kinds', '2026-12-01'))).body).toEqual(changed)

  expect(await offered('market-kinds')).toEqual([])
  expect(await clerk.get('/api/v1/code-lists/market-kinds/versions/2026-12-01')).toMatchObject({ status: 404 })
  expect(await publish(publisher, list, begun.body.hash)).toMatchObject({ status: 409, body: { code: 'draft.stale' } })
  expect(await publish(author, list, saved.body.hash)).toMatchObject({ status: 403, body: { code: 'list.own' } })
  expect(await shown(publisher, 'market-kinds')).toMatchObject([{ own: false, actions: ['publish'] }])
  expect(await publish(publisher, list, saved.body.hash)).toMatchObject({ status: 204 })
  // Sent again after a lost answer; nobody else, and no other text, is told that it is done.
  expect(await publish(publisher, list, saved.body.hash)).toMatchObject({ status: 204 })
  expect(await publish(publisher, list, begun.body.hash)).toMatchObject({ status: 403 })
  expect(await publish(author, list, saved.body.hash)).toMatchObject({ status: 403 })
  expect(await offered('market-kinds')).toEqual([{ key: 'market-kinds', version: '2026-12-01', current: true }])
  expect((await clerk.get('/api/v1/code-lists/market-kinds/versions/2026-12-01')).body).toEqual(changed)

  expect(await save(author, list, saved.body.hash)).toMatchObject({ status: 409, body: { code: 'list.published' } })
  expect(await author.delete(at('market-kinds', '2026-12-01'))).toMatchObject({ status: 403 })
  expect(await shown(author, 'market-kinds')).toMatchObject([{ state: 'published', publisher: 'Người công bố', actions: ['begin'] }])
  expect(await verifyList(server.database.db, 'market-kinds')).toMatchObject({ kind: 'intact', entries: 3 })
  await sql`update list_events set payload = '{}' where list_key = 'market-kinds' and number = 2`.execute(server.database.owner)
  expect(await verifyList(server.database.db, 'market-kinds')).toMatchObject({ kind: 'broken', at: 2, why: 'content' })
})

test('no version loses a code of the one before: it is retired, and then published', async () => {
  await published(listOf('stall-kinds', '2026-12-01', [item('01'), item('02'), item('03')]))
  const without = listOf('stall-kinds', '2026-12-20', [item('01'), item('04')])
  const saved = await save(author, without)
  expect(await publish(publisher, without, saved.body.hash)).toMatchObject({
    status: 422,
    body: { code: 'list.unfit', issues: [{ code: 'list.code-lost', params: { code: '02', count: 2 } }, { params: { code: '03' } }] },
  })
  expect(await offered('stall-kinds')).toHaveLength(1)
  const retired = { ...without, items: [item('01'), item('02', { to: '2026-12-19' }), item('03', { to: '2026-12-19' }), item('04')] }
  const again = await save(author, retired, saved.body.hash)
  expect(await publish(publisher, retired, again.body.hash)).toMatchObject({ status: 204 })
  expect(await offered('stall-kinds')).toEqual([
    { key: 'stall-kinds', version: '2026-12-20', current: true },
    { key: 'stall-kinds', version: '2026-12-01', current: false },
  ])
})

test('one draft at a time, and none before what is published', async () => {
  await published(listOf('shop-signs', '2026-12-01', [item('01')]))
  expect(await save(author, listOf('shop-signs', '2026-11-01', [item('01')]))).toMatchObject({
    status: 422,
    body: { code: 'list.unfit', issues: [{ code: 'list.version-order', params: { after: '2026-12-01' } }] },
  })
  const draft = listOf('shop-signs', '2027-01-01', [item('01')])
  expect((await save(author, draft)).status).toBe(200)
  expect(await save(second, listOf('shop-signs', '2027-02-01', [item('01')]))).toMatchObject({ status: 409, body: { code: 'list.open' } })
  expect(await author.delete(at('shop-signs', '2027-01-01'))).toMatchObject({ status: 204 })
  expect(await author.get(at('shop-signs', '2027-01-01'))).toMatchObject({ status: 404, body: { code: 'list.unknown' } })
  expect((await save(second, listOf('shop-signs', '2027-02-01', [item('01')]))).status).toBe(200)
})

test('what is no list, or another one, is refused with the place', async () => {
  const good = listOf('weights', '2026-12-01', [item('01')])
  expect(await save(author, { ...good, items: [item('01'), item('01')] })).toMatchObject({
    status: 422,
    body: { code: 'list.unfit', issues: [{ code: 'list.code-twice', path: '/items/1/code' }] },
  })
  expect(await author.putJson(at('weights', '2026-12-02'), good)).toMatchObject({ status: 422, body: { issues: [{ code: 'list.name' }] } })
  expect(await author.putJson(at('weights', '2026-12-01'), { ...good, more: 1 })).toMatchObject({
    status: 422,
    body: { code: 'list.unfit' },
  })
  const turned = listOf('weights', '2026-12-01', [item('01', { from: '2027-01-01', to: '2026-12-31' })])
  const saved = await save(author, turned)
  expect(await publish(publisher, turned, saved.body.hash)).toMatchObject({ status: 422, body: { issues: [{ code: 'list.days' }] } })
})

test('who makes no forms sees no drafts and writes none; a publisher writes none', async () => {
  const list = listOf('secret-list', '2026-12-01', [item('01')])
  await save(author, list)
  expect((await clerk.get<AuthoredLists>(base)).body).toEqual({ lists: [], mayBegin: false })
  expect(await clerk.get(at('secret-list', '2026-12-01'))).toMatchObject({ status: 404 })
  expect(await save(clerk, list)).toMatchObject({ status: 404 })
  expect(await publish(clerk, list, '0'.repeat(64))).toMatchObject({ status: 404 })
  expect(await save(publisher, list)).toMatchObject({ status: 403, body: { code: 'list.denied' } })
  expect(await publisher.delete(at('secret-list', '2026-12-01'))).toMatchObject({ status: 403 })
  expect((await publisher.get<AuthoredLists>(base)).body.mayBegin).toBe(false)
})

test('the forms that use a list are named, drafts too', async () => {
  await published(listOf('craft-kinds', '2026-12-01', [item('01')]))
  const choice = { type: 'string', title: 'Nghề', 'x-phieu': { id: 'aaaaaaaa', type: 'choice', list: 'craft-kinds' } } as const
  const form = smallDefinition({ key: 'craft-count', title: 'Đếm nghề', schema: smallSchema({ craft: choice }), uiSchema: {} })
  expect(await author.post('/api/v1/authoring/forms', { document: form })).toMatchObject({ status: 201 })
  expect((await shown(author, 'craft-kinds'))[0]?.usedBy).toEqual([{ key: 'craft-count', version: 1, title: 'Đếm nghề' }])
})

test('a list of a hundred thousand rows is saved and published while others are answered', async () => {
  const list = listOf('villages-large', '2026-12-01', villageList([], 100_000).items)
  const saving = save(author, list)
  let answered = 0
  let isDone = false
  void saving.then(() => (isDone = true))
  while (!isDone) {
    expect((await clerk.get('/api/v1/about')).status).toBe(200)
    answered++
    await setTimeout(25)
  }
  expect(answered).toBeGreaterThan(5)
  const saved = await saving
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200, body: { items: 100_000 } })
  expect(await publish(publisher, list, saved.body.hash)).toMatchObject({ status: 204 })
  expect((await clerk.get<CodeList>('/api/v1/code-lists/villages-large/versions/2026-12-01')).body.items).toHaveLength(100_000)
}, 60_000)
