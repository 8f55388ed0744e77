import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../prepare-database.ts'
import { startEmbedded } from './start-embedded.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-embedded-'))
  await chmod(folder, 0o755)
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

const start = () => startEmbedded(join(folder, 'data'))

/** Another server process on the same folder, killed without warning. */
async function startAndKillParent(): Promise<void> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./start-embedded.ts', import.meta.url).href)}
    const started = await startEmbedded(${JSON.stringify(join(folder, 'data'))})
    console.log(JSON.stringify(started.ok))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  expect(String(said).trim()).toBe('true')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a database is made, keeps what was written, and a second server on the folder is refused', async () => {
  const first = await start()
  if (!first.ok) throw new Error(JSON.stringify(first.error))
  const url = first.value.urlOf('postgres', 'postgres')
  await withClient(url, (client) => client.query(`create table kept as select 'ở đây' as text`))
  expect(await start()).toMatchObject({ ok: false, error: [{ code: 'database.in-use' }] })
  await withClient(url, async (client) => {
    const { rows } = await client.query(`select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums`)
    expect(rows).toEqual([{ fsync: 'on', checksums: 'on' }])
  })
  await first.value.stop()
  expect((await stat(join(folder, 'data', 'postgresql', 'credentials.json'))).mode & 0o777).toBe(0o600)
  expect((await readdir(join(folder, 'data'))).filter((name) => name.includes('.new-'))).toEqual([])
})

test('after the server was killed the next one adopts the running database', async () => {
  await startAndKillParent()
  const next = await start()
  if (!next.ok) throw new Error(JSON.stringify(next.error))
  expect(next.value.adopted).toBe(true)
  const { rows } = await withClient(next.value.urlOf('postgres', 'postgres'), (client) => client.query('select text from kept'))
  expect(rows).toEqual([{ text: 'ở đây' }])
  await next.value.stop()
})

test('a stale postmaster.pid does not stop the start', async () => {
  await startAndKillParent()
  const pid = Number((await readFile(join(folder, 'data', 'postgresql', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const next = await start()
  if (!next.ok) throw new Error(JSON.stringify(next.error))
  expect(next.value.adopted).toBe(false)
  await next.value.stop()
})
