import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import Value from 'typebox/value'
import { Problem } from '#core/protocol/problem.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { contentSecurityPolicy } from './security-headers.ts'

let server: TestServer
let folder: string
let now = Date.parse('2026-11-20T03:00:00Z')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-dist-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Phiếu</title>')
  await writeFile(join(folder, 'sw.js'), '// worker')
  await writeFile(join(folder, 'assets', 'main-Ab3dE6gh.js'), '// code')
  server = await startTestServer({ appFolder: folder, clock: () => now })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** With a `Host` of choice, which fetch does not allow. */
const asHost = (host: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(server.url + path, { headers: { host, ...headers } }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })

describe('every answer', () => {
  test('carries the security headers and a request id; API answers are never stored', async () => {
    const { headers } = await server.client().get('/api/v1/about')
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('that refuses is a problem with a stable code', async () => {
    const unknown = await server.client().get('/api/v1/nothing')
    expect(await asHost('localhost', '/api/%zz')).toMatchObject({ status: 400, body: expect.stringContaining('request.bad') })
    expect(unknown).toMatchObject({ status: 404, body: { code: 'route.unknown' } })
    expect(Value.Check(Problem, unknown.body)).toBe(true)
    expect(await server.client().get('/api/v1/session')).toMatchObject({ status: 401, body: { code: 'session.none' } })
    expect(await server.client().post('/api/v1/session', { username: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    })
  })
})

describe('the entrance', () => {
  test.each([
    ['{"__proto__": {"a": 1}}', 'json.dangerous-key'],
    ['{"username": "a\\u0000b"}', 'json.nul'],
    ['{"username": "\\ud800"}', 'json.lone-surrogate'],
    ['{"n": 9007199254740993}', 'json.big-integer'],
    [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'json.too-deep'],
    [`[${'0,'.repeat(600_000)}0]`, 'json.too-many'],
    ['{', 'json.syntax'],
  ])('refuses %.40s', async (body, code) => {
    expect(await server.client().post('/api/v1/session', body)).toMatchObject({
      status: 400,
      body: { code: 'request.untrusted', issues: [{ code }] },
    })
  })

  test('refuses in an address what it refuses in a body', async () => {
    const clerk = await server.signIn(server.people.clerkA)
    for (const path of [
      'records?q=a%00',
      'records?formKey=%00',
      `units/${server.units.a}/numbers?formKey=a&series=%00&year=2026`,
      'receipts/%00',
    ])
      expect(await clerk.get(`/api/v1/${path}`)).toMatchObject({
        status: 400,
        body: { code: 'request.untrusted', issues: [{ code: 'json.nul' }] },
      })
    const token = Buffer.from(JSON.stringify([['\u0000'], 1])).toString('base64url')
    expect(await clerk.get(`/api/v1/units/${server.units.a}/numbers?formKey=a&series=a&year=2026&after=${token}`)).toMatchObject({
      status: 200,
    })
  })

  test('refuses a body beyond the limit, other media types and other sites', async () => {
    const client = server.client()
    expect(await client.post('/api/v1/session', JSON.stringify({ username: 'x'.repeat(3_000_000) }))).toMatchObject({ status: 413 })
    expect(await client.post('/api/v1/session', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
    })
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      expect(await client.post('/api/v1/session', {}, headers)).toMatchObject({ status: 403, body: { code: 'origin.foreign' } })
    }
  })
})

describe('the application', () => {
  test('hashed files are kept for ever, the page and the worker are asked for each time', async () => {
    const cache = async (path: string, accept = '*/*') =>
      (await fetch(server.url + path, { headers: { accept } })).headers.get('cache-control')
    expect(await cache('/assets/main-Ab3dE6gh.js')).toBe('public, max-age=31536000, immutable')
    expect(await cache('/sw.js')).toBe('no-cache')
    expect(await cache('/', 'text/html')).toBe('no-cache')
    const page = await fetch(`${server.url}/records/whatever`, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([200, 'no-cache', expect.stringContaining('Phiếu')])
    expect((await fetch(`${server.url}/assets/gone-12345678.js`)).status).toBe(404)
    expect((await fetch(`${server.url}/..%2f..%2fetc/passwd`)).status).not.toBe(200)
  })

  test('text goes out packed to those who can unpack it', async () => {
    await writeFile(join(folder, 'assets', 'large-Ab3dE6gh.js'), '// code\n'.repeat(10_000))
    const raw = (encoding: string): Promise<{ encoding: string | undefined; bytes: number }> =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(`${server.url}/assets/large-Ab3dE6gh.js`, { headers: { 'accept-encoding': encoding } }, (response) => {
          let bytes = 0
          response.on('data', (chunk: Buffer) => (bytes += chunk.length))
          response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes }))
        })
        sent.on('error', reject).end()
      })
    expect(await raw('gzip, br')).toMatchObject({ encoding: 'gzip' })
    expect((await raw('gzip')).bytes).toBeLessThan(2000)
    expect(await raw('identity')).toEqual({ encoding: undefined, bytes: 80_000 })
    expect(await (await fetch(`${server.url}/assets/large-Ab3dE6gh.js`)).text()).toHaveLength(80_000)
  })

  test('on an insecure origin there is a page that says why, and no API', async () => {
    const page = await asHost('phieu.local:8080', '/', { accept: 'text/html' })
    expect(page.body).toContain('không an toàn')
    expect(page.body).toContain('not secure')
    expect((await asHost('phieu.local:8080', '/api/v1/about')).status).toBe(421)
    expect((await asHost('phieu.local:8080', '/healthz')).status).toBe(200)
    expect((await asHost('localhost:8080', '/api/v1/about')).status).toBe(200)
  })
})

describe('sessions', () => {
  test('sign in, ask who, deposit the wrapped key, sign out', async () => {
    const client = await server.signIn(server.people.clerkA)
    const session = (await client.get<SessionMessage>('/api/v1/session')).body
    expect(session.user).toMatchObject({ userId: server.people.clerkA.userId, name: server.people.clerkA.name })
    expect(session.grants).toEqual([{ role: 'clerk', unitId: server.units.a, formKey: '*', reaches: [server.units.a] }])
    expect(session.units).toMatchObject([{ unitId: server.units.a, communeCode: '11560' }])
    expect(session.escrowPublicKey).toMatch(/^[\w-]{43}$/)
    const deposit = { enc: 'A'.repeat(43), wrappedKey: 'B'.repeat(64) }
    expect((await client.post(`/api/v1/devices/${client.deviceId}/escrow`, deposit)).status).toBe(204)
    expect((await client.post(`/api/v1/devices/${server.people.clerkA.userId}/escrow`, deposit)).status).toBe(403)
    const out = await client.delete('/api/v1/session')
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
    // Coming late, it would clear the cookie of the next person in this browser.
    expect(out.headers.getSetCookie()).toEqual([])
    expect((await client.get('/api/v1/session')).status).toBe(401)
  })

  test('the cookie is for this server’s own pages and no script’s', async () => {
    const client = server.client()
    const { username, password } = server.people.clerkB
    const answer = await client.post('/api/v1/session', { username, password, deviceId: client.deviceId })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^phieu=[\w-]{43}; .*HttpOnly; SameSite=Strict/)
  })

  test('wrong passwords slow the account down, more each time, and the right one is taken after the wait', async () => {
    const client = server.client()
    const attempt = (password: string) => client.post('/api/v1/session', { username: 'ownerb', password, deviceId: client.deviceId })
    for (let i = 0; i < 5; i++) expect(await attempt('wrong')).toMatchObject({ status: 401, body: { code: 'session.refused' } })
    const slowed = await attempt(server.people.ownerB.password)
    expect(slowed).toMatchObject({ status: 429, body: { code: 'session.slow-down' } })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    now += 2000
    expect((await attempt(server.people.ownerB.password)).status).toBe(201)
    expect(await client.post('/api/v1/session', { username: 'nobody', password: 'x', deviceId: client.deviceId })).toMatchObject({
      status: 401,
      body: { code: 'session.refused' },
    })
  })

  test('a disabled account and a revoked device lose their session at once', async () => {
    const client = await server.signIn(server.people.reviewerB)
    const { owner } = server.database
    const userId = server.people.reviewerB.userId
    await owner.updateTable('users').set({ status: 'disabled' }).where('user_id', '=', userId).execute()
    expect((await client.get('/api/v1/session')).status).toBe(401)
    await owner.updateTable('users').set({ status: 'active' }).where('user_id', '=', userId).execute()
    expect((await client.get('/api/v1/session')).status).toBe(200)
    await owner
      .updateTable('devices')
      .set({ revoked_at: new Date(now) })
      .where('user_id', '=', userId)
      .execute()
    expect((await client.get('/api/v1/session')).status).toBe(401)
  })

  test('the demonstration shows its people and lets one be any of them', async () => {
    const client = server.client()
    const { people } = (await client.get<{ people: { userId: string; unitName: string }[] }>('/api/v1/demo/people')).body
    expect(people).toHaveLength(Object.keys(server.people).length)
    expect(people[0]).toMatchObject({ username: 'clerka', roles: ['clerk'], unitName: expect.stringContaining('Thủy Nguyên') })
    expect((await client.post('/api/v1/demo/session', { userId: people[0]?.userId, deviceId: client.deviceId })).status).toBe(201)
  })
})

test('requests are counted by person once signed in, by address before', async () => {
  const client = await server.signIn(server.people.colleagueA)
  expect((await client.get('/api/v1/session')).headers.get('x-ratelimit-limit')).toBe('600')
  expect((await server.client().get('/api/v1/about')).headers.get('x-ratelimit-limit')).toBe('3000')
  expect((await server.client().post('/api/v1/session', {})).headers.get('x-ratelimit-limit')).toBe('300')
})

describe('the catalogue', () => {
  test('forms and code lists come as they were published, in authored order', async () => {
    const client = await server.signIn(server.people.clerkA)
    const { forms } = (
      await client.get<{ forms: { key: string; version: number; hash: string; current: boolean; departmentName: string }[] }>(
        '/api/v1/forms',
      )
    ).body
    expect(forms.map((form) => form.key)).toEqual([...server.forms.keys()].sort())
    const birth = server.forms.get('birth-registration')
    expect(forms[0]).toMatchObject({ hash: birth?.hash, current: true, departmentName: 'Sở Tư pháp' })
    const form = (await client.get<{ definition: unknown }>('/api/v1/forms/birth-registration/versions/1')).body
    expect(JSON.stringify(form.definition)).toBe(JSON.stringify(birth?.definition))
    const { lists } = (await client.get<{ lists: { key: string; version: string; current: boolean }[] }>('/api/v1/code-lists')).body
    const communes = lists.find((list) => list.key === 'communes' && list.current)
    const list = (await client.get<{ items: unknown[] }>(`/api/v1/code-lists/communes/versions/${communes?.version}`)).body
    expect(list.items.length).toBeGreaterThan(3000)
    expect((await client.get('/api/v1/forms/birth-registration/versions/99')).status).toBe(404)
  })
})

describe('the log', () => {
  test('tells routes and times, never names, words looked for, or addresses', async () => {
    const client = await server.signIn(server.people.colleagueA)
    await client.get('/api/v1/records?q=nguyen-thi-bi-mat')
    const log = server.logLines.join('')
    expect(log).toContain('"route":"/api/v1/records"')
    for (const secret of [
      'bi-mat',
      server.people.colleagueA.name,
      server.people.colleagueA.username,
      '127.0.0.1:',
      server.people.colleagueA.password,
    ]) {
      expect(log.replaceAll(/"msg":"Server listening[^"]*"/g, ''), secret).not.toContain(secret)
    }
  })
})

test('health, readiness and the description of the API', async () => {
  const client = server.client()
  expect((await client.get('/healthz')).body).toEqual({ status: 'ok' })
  expect((await client.get('/readyz')).body).toEqual({ status: 'ok' })
  const description = (
    await client.get<{
      openapi: string
      paths: Record<string, Record<string, { requestBody?: unknown; responses: Record<string, unknown> }>>
    }>('/api/v1/openapi.json')
  ).body
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/v1/about',
    '/api/v1/authoring/forms',
    '/api/v1/authoring/forms/{key}/versions',
    '/api/v1/authoring/forms/{key}/versions/{version}',
    '/api/v1/authoring/forms/{key}/versions/{version}/acts',
    '/api/v1/authoring/forms/{key}/versions/{version}/comments',
    '/api/v1/authoring/forms/{key}/versions/{version}/comments/{commentId}/settle',
    '/api/v1/authoring/forms/{key}/versions/{version}/impact',
    '/api/v1/authoring/forms/{key}/versions/{version}/test',
    '/api/v1/authoring/lists',
    '/api/v1/authoring/lists/{key}/versions/{version}',
    '/api/v1/authoring/lists/{key}/versions/{version}/publish',
    '/api/v1/authoring/units',
    '/api/v1/code-lists',
    '/api/v1/code-lists/{key}/versions/{version}',
    '/api/v1/dead-letters',
    '/api/v1/demo/people',
    '/api/v1/demo/reset',
    '/api/v1/demo/session',
    '/api/v1/devices/{deviceId}/drafts',
    '/api/v1/devices/{deviceId}/escrow',
    '/api/v1/erasures',
    '/api/v1/forms',
    '/api/v1/forms/{key}/versions/{version}',
    '/api/v1/receipts/{receipt}',
    '/api/v1/records',
    '/api/v1/session',
    '/api/v1/session/password',
    '/api/v1/sync/pull',
    '/api/v1/sync/push',
    '/api/v1/units/{unitId}/numbers',
    '/api/v1/units/{unitId}/records/{recordId}',
    '/api/v1/units/{unitId}/records/{recordId}/decisions',
    '/api/v1/units/{unitId}/records/{recordId}/erasure',
    '/api/v1/units/{unitId}/records/{recordId}/files/{sha256}',
    '/api/v1/units/{unitId}/records/{recordId}/uploads/{sha256}',
    '/healthz',
    '/readyz',
  ])
  const push = description.paths['/api/v1/sync/push']?.['post']
  expect(JSON.stringify(push?.requestBody)).toContain('listVersions')
  for (const [path, methods] of Object.entries(description.paths))
    for (const method of Object.values(methods)) expect(Object.keys(method.responses).length, path).toBeGreaterThan(0)
})
