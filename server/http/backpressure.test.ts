import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { installBackpressure } from './backpressure.ts'

const calm = { push: Infinity, pull: Infinity, person: Infinity }
const open: { close(): unknown }[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.close()))))

/** A server whose pushes stay at work until they are let go. */
async function workshop() {
  const app = Fastify()
  open.push(app)
  const sessions: string[] = []
  const atWork: (() => void)[] = []
  installBackpressure(app, { active: { push: 1, pull: 1, person: 2 }, lag: calm })
  app.addHook('onRequest', async (request) => void sessions.push(request.url))
  app.post('/api/v1/sync/push', async () => {
    await new Promise<void>((done) => void atWork.push(done))
    return 'done'
  })
  app.get('/api/v1/records', async () => 'seen')
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const push = () => fetch(`${url}/api/v1/sync/push`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' })
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((done) => setTimeout(done, 5))
  }
  return { url, sessions, atWork, push, until }
}

test('what is too much is sent away before anybody is looked up, and let in once there is room', async () => {
  const { url, sessions, atWork, push, until } = await workshop()
  const first = push()
  await until(() => atWork.length === 1)
  const second = await push()
  expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([429, 'server.busy'])
  expect(Number(second.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(sessions).toHaveLength(1)
  // People are served meanwhile.
  expect((await fetch(`${url}/api/v1/records`)).status).toBe(200)
  atWork[0]?.()
  expect((await first).status).toBe(200)
  const third = push()
  await until(() => atWork.length === 2)
  atWork[1]?.()
  expect((await third).status).toBe(200)
})

test('who goes before the body has come leaves room; who goes later is still being worked for', async () => {
  const { url, atWork, push, until, sessions } = await workshop()
  const half = connect(Number(new URL(url).port), '127.0.0.1')
  await once(half, 'connect')
  half.write('POST /api/v1/sync/push HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\na')
  await until(() => sessions.length === 1)
  expect((await push()).status).toBe(429)
  half.destroy()
  const whole = connect(Number(new URL(url).port), '127.0.0.1')
  await once(whole, 'connect')
  await new Promise((done) => setTimeout(done, 50))
  whole.write('POST /api/v1/sync/push HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nab')
  await until(() => atWork.length === 1)
  whole.destroy()
  await new Promise((done) => setTimeout(done, 50))
  expect((await push()).status).toBe(429)
  atWork[0]?.()
  await new Promise((done) => setTimeout(done, 50))
  const after = push()
  await until(() => atWork.length === 2)
  atWork[1]?.()
  expect((await after).status).toBe(200)
})
