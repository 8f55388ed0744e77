import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

export const SERVER_APPLICATION_NAME = 'phieu-server'

/** Any fixed number; held for as long as the server runs. */
const SOLE_SERVER_LOCK = 20_451_145

/** Proof that no other server works on this embedded database. Its connection is the proof; release it last. */
export interface SoleServer {
  release(): Promise<void>
}

/**
 * Takes the place of the one server on this data folder, or refuses with `database.in-use`.
 * Waits a moment first: the connections of a server killed just now take that long to go.
 */
export async function becomeSoleServer(superuserUrl: string): Promise<Result<SoleServer>> {
  const client = new Client({ connectionString: superuserUrl, application_name: 'phieu-start', keepAlive: true })
  // When the database goes away the pool reports it; an unheard 'error' event would end the process.
  client.on('error', () => undefined)
  await client.connect()
  const WAIT_FOR = 2000
  for (let waited = 0; ; waited += 200) {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock($1) and not exists (
         select from pg_stat_activity where application_name = $2 and pid <> pg_backend_pid()) as free`,
      [SOLE_SERVER_LOCK, SERVER_APPLICATION_NAME],
    )
    if (rows[0]?.free) {
      // Named only now: of two servers that start at once, neither may refuse because it sees the other one asking.
      await client.query(`set application_name = '${SERVER_APPLICATION_NAME}'`)
      return ok({ release: () => client.end() })
    }
    await client.query('select pg_advisory_unlock_all()')
    if (waited >= WAIT_FOR) break
    await sleep(200)
  }
  await client.end()
  return err([issue('database.in-use')])
}
