import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { clamdLike } from '../testing/clamd-like.ts'
import { createClamdScan } from './scan-file.ts'

let folder = ''
let server: Server | null = null
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'phieu-scan-'))))
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => new Promise<void>((done) => (server === null ? done() : server.close(() => done()))))

async function listen(made: Server, at: { readonly path: string } | { readonly port: 0; readonly host: string }): Promise<number> {
  server = made
  await new Promise<void>((done) => made.listen(at, done))
  const address = made.address()
  return typeof address === 'object' && address !== null ? (address satisfies AddressInfo).port : 0
}
async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, `f${Math.random()}`)
  await writeFile(path, bytes)
  return path
}
const overTcp = async (made: Server) =>
  createClamdScan({ host: '127.0.0.1', port: await listen(made, { port: 0, host: '127.0.0.1' }) }, { silentMs: 500 })
const answering = (words: string) => createServer((socket: Socket) => socket.resume().end(words))

test('a file is clean, or has what the scanner names; large ones go in pieces', async () => {
  const scan = await overTcp(clamdLike())
  expect(await scan(await fileOf(new Uint8Array(1_000_000).fill(7)))).toEqual({ kind: 'clean' })
  expect(await scan(await fileOf(`${'x'.repeat(70_000)}DEMO-VIRUS`))).toEqual({ kind: 'found', signature: 'Demo.Virus' })
})

test('it is asked over a local socket, too', async () => {
  const path = join(folder, 'clamd.sock')
  await listen(clamdLike(), { path })
  expect(await createClamdScan({ path })(await fileOf('thường'))).toEqual({ kind: 'clean' })
})

test.each([
  ['an error', () => answering('INSTREAM size limit exceeded. ERROR\0')],
  ['another protocol', () => answering('HTTP/1.1 200 OK\r\n\r\nstream: OK')],
  ['nothing, and hangs up', () => answering('')],
  ['nothing, and stays', () => createServer((socket) => void socket.resume())],
])('a scanner that says %s has not called anything clean', async (_name, made) => {
  expect(await (await overTcp(made()))(await fileOf('x'.repeat(300_000)))).toEqual({ kind: 'away' })
})

test('nor has one that is not there', async () => {
  expect(await createClamdScan({ path: join(folder, 'nobody.sock') })(await fileOf('x'))).toEqual({ kind: 'away' })
})
