import { ok } from '#core/lib/result.ts'
import { commitPlan } from './commit-plan.ts'
import type { VaultParts } from './vault-parts.ts'
import type { SyncLogEntry, Vault } from './vault.ts'
import { whatOpens } from './what-opens.ts'

const KEPT = 200

/** The sync log that a clerk reads out to support. `makeId` gives a fresh text each time. */
export function createVaultLog({ connection, cipher, events, serial }: VaultParts, makeId: () => string): Pick<Vault, 'log' | 'syncLog'> {
  return {
    log: (entry) =>
      serial(async () => {
        const row = Object.assign(await cipher.seal('log', makeId(), 1, entry), { at: entry.at })
        const done = await commitPlan(connection, {
          puts: [{ table: 'log', row }],
          also: {
            tables: ['log'],
            work: async (db) => {
              const old = await db.log.orderBy('at').reverse().offset(KEPT).primaryKeys()
              if (old.length > 0) await db.log.bulkDelete(old)
            },
          },
        })
        if (done.ok) events.emit('log')
        return done
      }),
    async syncLog() {
      const rows = await connection.run(async (db) => ok(await db.log.orderBy('at').reverse().toArray()))
      if (!rows.ok) return rows
      return ok(whatOpens(await Promise.all(rows.value.map((row) => cipher.open<SyncLogEntry>('log', row)))))
    },
  }
}
