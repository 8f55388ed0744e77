import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const children: ChildProcess[] = []
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-main-'))
  await chmod(folder, 0o755)
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  /** What was said so far, both streams. */
  said(): string
  /** The address, once it listens; fails when the process ends before. */
  readonly url: Promise<string>
  readonly exit: Promise<number | null>
}

function start(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['--disable-proto=delete', main], {
    env: {
      PATH: process.env['PATH'],
      PHIEU_MODE: 'production',
      PHIEU_HOST: '127.0.0.1',
      PHIEU_PORT: '0',
      PHIEU_DATA: join(folder, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const exit = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
  const url = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /https?:\/\/localhost:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void exit.then(() => reject(new Error(said)))
  })
  url.catch(() => undefined)
  return { child, said: () => said, url, exit }
}

const healthy = async (url: string): Promise<boolean> => (await fetch(`${url}/healthz`)).ok

test('a production server starts from nothing, refuses a second one, and stops cleanly', async () => {
  const first = start()
  const url = await first.url
  expect(await healthy(url)).toBe(true)
  expect(await (await fetch(`${url}/api/v1/about`)).json()).toMatchObject({ mode: 'production' })
  const people = await fetch(`${url}/api/v1/demo/people`)
  expect(people.status).toBe(404)

  const second = start()
  expect(await second.exit).toBe(1)
  expect(second.said()).toContain('Another Phiếu server is running on this data folder')
  expect(await healthy(url)).toBe(true)

  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
  await expect(readFile(join(folder, 'data', 'postgresql', 'cluster', 'postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('after kill -9 the next start recovers by itself', async () => {
  const first = start()
  await first.url
  first.child.kill('SIGKILL')
  await first.exit
  const incoming = join(folder, 'data', 'files', 'incoming')
  await mkdir(incoming, { recursive: true })
  await writeFile(join(incoming, 'half'), 'the beginning of a file')
  const second = start()
  expect(await healthy(await second.url)).toBe(true)
  expect(await readdir(incoming)).toEqual([])
  // Ctrl+C below `npm start` arrives twice.
  second.child.kill('SIGINT')
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
})

test('a production database never starts as a demonstration', async () => {
  const demo = start({ PHIEU_MODE: 'demo' })
  expect(await demo.exit).toBe(1)
  expect(demo.said()).toContain('belongs to mode "production"')
})

test('a folder for files that cannot be written to is said at the start', async () => {
  const taken = join(folder, 'taken')
  await writeFile(taken, 'no folder')
  const wrong = start({ PHIEU_FILES: taken })
  expect(await wrong.exit).toBe(1)
  expect(wrong.said()).toContain('PHIEU_FILES')
})

test('nonsense in the environment is refused, with the name of the variable', async () => {
  const wrong = start({ PHIEU_PORT: 'eighty', PHIEU_TLS_CERT: 'cert.pem' })
  expect(await wrong.exit).toBe(1)
  expect(wrong.said()).toContain('PHIEU_PORT')
  expect(wrong.said()).toContain('PHIEU_TLS_KEY')
})
