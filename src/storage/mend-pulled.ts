import { commitPlan } from './commit-plan.ts'
import type { Connection } from './connection.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { Stored, StorageFailure } from './vault.ts'

/** A damaged row of what the server has as well. */
export type PulledDamage = StorageFailure & { readonly kind: 'damaged'; readonly table: 'pages' | 'index' | 'aside' }

export const isPulledDamage = (failure: StorageFailure): failure is PulledDamage =>
  failure.kind === 'damaged' && (failure.table === 'pages' || failure.table === 'index' || failure.table === 'aside')

/**
 * Lets damaged copies of the server's records go (a page together with its index), and has their scopes pulled from the
 * beginning. The cursor keeps its epoch, so that a restore of the server is noticed all the same.
 */
export const mendPulled = (connection: Connection<VaultDatabase>, damages: readonly PulledDamage[]): Promise<Stored<void>> =>
  commitPlan(connection, {
    also: {
      tables: ['pages', 'index', 'aside', 'cursors'],
      work: async (db) => {
        for (const { table, id } of damages) {
          const row = table === 'aside' ? await db.aside.get(id) : ((await db.pages.get(id)) ?? (await db.index.get(id)))
          if (row === undefined) continue
          const tables = table === 'aside' ? [db.aside] : [db.pages, db.index]
          for (const at of tables) await at.delete(id)
          await db.cursors.where({ scope: row.scope }).modify({ seq: 0 })
        }
      },
    },
  })
