import { request as httpRequest } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { villageList } from '#core/form/testing/village-list.ts'
import { must } from '#core/lib/assert.ts'
import { readDefinitions } from '../../seed/read-definitions.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { importCodeList } from '../install/import-code-list.ts'
import { publishCodeList } from '../install/publish-code-list.ts'
import { createListCache } from './list-cache.ts'

let server: TestServer
let folder: string
const path = '/api/v1/code-lists/villages/versions/2026-07-01'

beforeAll(async () => {
  server = await startTestServer()
  folder = await mkdtemp(join(tmpdir(), 'phieu-lists-'))
  await mkdir(join(folder, 'code-lists'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const readList = async (list: CodeList) => {
  await writeFile(join(folder, 'code-lists', 'villages.json'), JSON.stringify(list))
  return readDefinitions(folder)
}

test('a list of 100,000 rows is imported, published, looked up, and sent packed or plain as it was written', async () => {
  const list = villageList([{ code: '11560', name: 'Phường Thủy Nguyên', columns: { province: '31' } }], 100_000)
  const { lists, problems } = await readList(list)
  expect(problems).toEqual([])
  const { owner, db } = server.database
  const lookUp = createListCache(db)
  expect((await lookUp('2026-11-20')).version('villages')).toBeNull()
  expect(await importCodeList(owner, must(lists[0], 'the list'))).toBe('added')
  const clerk = await server.signIn(server.people.clerkA)
  expect(await clerk.get(path)).toMatchObject({ status: 404, body: { code: 'code-list.unknown' } })
  expect(await publishCodeList(owner, list.key, list.version, new Date())).toMatchObject({ ok: true })

  const known = await lookUp('2026-11-20')
  expect(known.item('villages', 'V099999')).toEqual(list.items.at(-1))
  expect((await lookUp('2026-11-21')).items('villages', { commune: '11560' })).toBe(known.items('villages', { commune: '11560' }))

  const fetched = (encoding: string): Promise<{ encoding: string | undefined; type: string | undefined; bytes: Buffer }> =>
    new Promise((resolve, reject) => {
      const headers = { cookie: clerk.cookie(), 'accept-encoding': encoding }
      const sent = httpRequest(server.url + path, { headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            encoding: response.headers['content-encoding'],
            type: response.headers['content-type'],
            bytes: Buffer.concat(parts),
          }),
        )
      })
      sent.on('error', reject).end()
    })
  for (const packed of [await fetched('gzip'), await fetched('gzip')]) {
    expect([packed.encoding, packed.type]).toEqual(['gzip', 'application/json; charset=utf-8'])
    expect(packed.bytes.length).toBeLessThan(1_500_000)
    expect(JSON.parse(gunzipSync(packed.bytes).toString())).toEqual(list)
  }
  const plain = await fetched('identity')
  expect(plain.encoding).toBeUndefined()
  expect(JSON.parse(plain.bytes.toString())).toEqual(list)
}, 60_000)

test('a list in which a code stands twice is not imported, and the place is told', async () => {
  const list = villageList([], 2)
  const { lists, problems } = await readList({ ...list, items: [...list.items, ...list.items.slice(0, 1)] })
  expect(lists).toEqual([])
  expect(problems).toMatchObject([{ file: 'code-lists/villages.json', issues: [{ code: 'list.code-twice', path: '/items/2/code' }] }])
})
