/**
 * The database tests against a city's own PostgreSQL, as an operator would give it: an owner with CREATEROLE and CREATEDB but no
 * superuser, an application role, an empty database. The server is one of the embedded kind in a folder of its own, reached by
 * `DATABASE_OWNER_URL` and `DATABASE_URL` alone.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#server/db/embedded/start-embedded.ts'
import { withClient } from '#server/db/prepare-database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'phieu-external-'))
await chmod(folder, 0o755)
const started = await startEmbedded(join(folder, 'data'), { settings: ['fsync=off', 'synchronous_commit=off', 'max_connections=300'] })
if (!started.ok) throw new Error(JSON.stringify(started.error))
const server = started.value
const [ownerPassword, appPassword] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
await withClient(server.urlOf('postgres', 'postgres'), async (client) => {
  await client.query(`create role city_owner login nosuperuser createrole createdb password '${ownerPassword}'`)
  await client.query(`create role city_app login nosuperuser password '${appPassword}'`)
  await client.query('create database city owner city_owner')
})
const tests = spawn(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.db.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_OWNER_URL: `postgres://city_owner:${ownerPassword}@127.0.0.1:${server.port}/city`,
      DATABASE_URL: `postgres://city_app:${appPassword}@127.0.0.1:${server.port}/city`,
    },
  },
)
const [code] = await once(tests, 'exit')
await server.stop()
await rm(folder, { recursive: true, force: true })
process.exit(code === 0 ? 0 : 1)
