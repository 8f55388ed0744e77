/** The server of `npm run bench:sync`, a process of its own: the real application on the embedded PostgreSQL with fsync, and a clerk in each commune. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hash } from '@node-rs/argon2'
import { pino } from 'pino'
import { assert, must } from '#core/lib/assert.ts'
import { uuidV7, type MakeId, type UserId } from '#core/lib/ids.ts'
import { claimInstallation } from '#server/commands/install/claim-installation.ts'
import { installCatalogue } from '#server/commands/install/install-catalogue.ts'
import { installUnits } from '#server/commands/install/install-units.ts'
import { argonOptions } from '#server/commands/session/password.ts'
import type { Db } from '#server/db/database.ts'
import { createFileStore } from '#server/files/file-store.ts'
import { buildApp } from '#server/http/app.ts'
import { openServerDatabase } from '#server/open-server-database.ts'
import { cityUnits } from '#server/seed/city-units.ts'
import { readDefinitions } from '#server/seed/read-definitions.ts'
import { unitIdOf } from '#server/seed/unit-id.ts'
import type { BenchClerk, ServerReady, ServerUse } from './messages.ts'

const makeId: MakeId = () => uuidV7(Date.now(), randomBytes(10))

async function installClerks(owner: Db, communes: readonly string[]): Promise<readonly BenchClerk[]> {
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hash(password, argonOptions)
  const clerks = communes.map((key) => ({ userId: makeId<UserId>(), username: key, password, unitId: unitIdOf(key) }))
  await owner
    .insertInto('users')
    .values(
      clerks.map(({ userId, username }) => ({ user_id: userId, username, name: username, post: 'clerk', password_hash: passwordHash })),
    )
    .execute()
  await owner
    .insertInto('grants')
    .values(clerks.map(({ userId, unitId }) => ({ user_id: userId, role: 'clerk' as const, unit_id: unitId, form_key: '*' })))
    .execute()
  return clerks
}

/** Seconds of processor time that PostgreSQL has used so far, backends that have ended included; null where there is no /proc. */
function databaseSeconds(dataFolder: string): number | null {
  try {
    const pid = readFileSync(join(dataFolder, 'postgresql', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
    const ticks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
          const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
          const own = Number(fields[11]) + Number(fields[12])
          if (name === pid) return [own + Number(fields[13]) + Number(fields[14])]
          return fields[1] === pid ? [own] : []
        } catch {
          return []
        }
      })
    return ticks.length === 0 ? null : ticks.reduce((sum, each) => sum + each, 0) / 100
  } catch {
    return null
  }
}

// The demonstration's mode takes the invented numbers of the sample.
const dataFolder = must(process.argv[2], 'the data folder')
const opened = await openServerDatabase({ database: { kind: 'embedded' }, dataFolder }, { onIdleError: () => undefined })
assert(opened.ok, 'the database starts')
const { db, owner } = opened.value
await claimInstallation(owner, 'demo')
const definitions = await readDefinitions(fileURLToPath(new URL('../../form-definitions', import.meta.url)))
await installCatalogue(owner, definitions, { publishForms: true, now: new Date() })
const units = await cityUnits(must(definitions.lists.find(({ list }) => list.key === 'communes')?.list, 'the list of communes'))
await installUnits(owner, units)
const clerks = await installClerks(
  owner,
  units.filter(({ kind }) => kind === 'commune').map(({ key }) => key),
)
const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
const app = await buildApp({
  config: { mode: 'demo', tls: { kind: 'none' }, trustProxy: [], publicOrigin: null },
  version: 'bench',
  appFolder: null,
  db,
  secrets: { identityKey: randomBytes(32), escrow: { publicKey: x, privateKey: d } },
  files: createFileStore(join(dataFolder, 'files'), { reserve: 0 }),
  log: pino({ level: process.env['PHIEU_BENCH_LOG'] ?? 'error' }),
  clock: () => Date.now(),
  makeId,
  scan: null,
  resetDemo: null,
})
const url = await app.listen({ host: '127.0.0.1', port: 0 })

const use = (): ServerUse => {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  return { server: (user + system) / 1e6, database: databaseSeconds(dataFolder), rss, heapUsed }
}
process.on('message', (message) => {
  if (message === 'use') process.send?.(use())
  else
    void app
      .close()
      .then(opened.value.close)
      .then(() => process.exit(0))
})
const ready: ServerReady = { url, clerks: [...clerks] }
process.send?.(ready)
