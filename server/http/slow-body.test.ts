import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { allowSlowBody, installBodyDeadline } from './slow-body.ts'

const app = Fastify()
afterAll(async () => await app.close())

test('a body that does not come to its end loses its connection, unless the route allows for slow ones', async () => {
  installBodyDeadline(app, 1)
  app.post('/quick', async () => 'done')
  app.post('/slow', { config: allowSlowBody }, async () => 'done')
  app.get('/quick', async () => await new Promise((done) => setImmediate(done, 'done')))
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const begin = async (path: string) => {
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\na`)
    return socket
  }
  const slow = await begin('/slow')
  const quick = await begin('/quick')
  quick.resume()
  await once(quick, 'close')
  slow.write('b')
  const [answer] = (await once(slow, 'data')) as [Buffer] // what the event carries
  expect(answer.toString()).toContain('200 OK')
  slow.destroy()
  expect((await app.inject({ method: 'GET', url: '/quick' })).body).toBe('done')
})
