import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { installBackpressure } from './backpressure.ts'

const calm = { push: Infinity, pull: Infinity, file: Infinity, person: Infinity }
const open: { close(): unknown }[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.close()))))

/** A server whose pushes stay at work until they are let go. */
async function workshop() {
  const app = Fastify()
  open.push(app)
  const sessions: string[] = []
  const atWork: (() => void)[] = []
  installBackpressure(app, { active: { ...calm, push: 1 }, arriving: { ...calm, push: 2 }, lag: calm })
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

test('an address written otherwise gets past nothing', async () => {
  const { url, atWork, push, until } = await workshop()
  const first = push()
  await until(() => atWork.length === 1)
  for (const path of ['/api/v1/sync/pus%68', '/%61pi/v1/sync/push'])
    expect([path, (await fetch(`${url}${path}`, { method: 'POST' })).status]).toEqual([path, 429])
  atWork[0]?.()
  expect((await first).status).toBe(200)
})

/** Half of a request, or all of it, by hand. */
async function begin(url: string, body: 'a' | 'ab') {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST /api/v1/sync/push HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n${body}`)
  return socket
}

test('a body that comes slowly holds up nobody, many such are sent away, and who goes leaves room', async () => {
  const { url, atWork, push, until, sessions } = await workshop()
  const first = await begin(url, 'a')
  await until(() => sessions.length === 1)
  const quick = push()
  await until(() => atWork.length === 1)
  atWork[0]?.()
  expect((await quick).status).toBe(200)
  const second = await begin(url, 'a')
  await until(() => sessions.length === 3)
  expect((await push()).status).toBe(429)
  first.destroy()
  second.destroy()
  let last = push()
  while ((await Promise.race([last.then(({ status }) => status), until(() => atWork.length === 2).then(() => 0)])) === 429) last = push()
  atWork[1]?.()
  expect((await last).status).toBe(200)
})

test('who goes while being worked for still takes the place', async () => {
  const { url, atWork, push, until } = await workshop()
  const gone = await begin(url, 'ab')
  await until(() => atWork.length === 1)
  gone.destroy()
  await once(gone, 'close')
  expect((await push()).status).toBe(429)
  atWork[0]?.()
  let after = push()
  while ((await Promise.race([after.then(({ status }) => status), until(() => atWork.length === 2).then(() => 0)])) === 429) after = push()
  atWork[1]?.()
  expect((await after).status).toBe(200)
})
