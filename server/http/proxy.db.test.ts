import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    config: { mode: 'production', tls: { kind: 'none' }, trustProxy: ['127.0.0.1'], publicOrigin: 'https://phieu.example' },
  })
})
afterAll(async () => await server.close())

/** As the proxy passes on what a browser sent to https://phieu.example. */
const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'phieu.example', origin: 'https://phieu.example' } as const

const signIn = (headers: Readonly<Record<string, string>>) => {
  const client = server.client()
  const { username, password } = server.people.clerkA
  return client.post('/api/v1/session', { username, password, deviceId: client.deviceId }, headers)
}

test('behind a trusted proxy with HTTPS the cookie is bound to the host, and browsers are told to keep to HTTPS', async () => {
  const answer = await signIn(forwarded)
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-phieu=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict/)
  expect(answer.headers.getSetCookie()[0]).not.toContain('Domain')
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
})

test('another site’s page is refused behind the proxy as well', async () => {
  expect(await signIn({ ...forwarded, origin: 'https://evil.example' })).toMatchObject({ status: 403, body: { code: 'origin.foreign' } })
})

test('production knows no demonstration', async () => {
  const client = server.client()
  expect(await client.get('/api/v1/demo/people')).toMatchObject({ status: 404 })
  expect(await client.post('/api/v1/demo/reset', {})).toMatchObject({ status: 404 })
  expect(await client.post('/api/v1/demo/session', { userId: server.people.clerkA.userId, deviceId: client.deviceId })).toMatchObject({
    status: 404,
  })
})
