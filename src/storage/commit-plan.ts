import { ok } from '#core/lib/result.ts'
import type { Connection } from './connection.ts'
import { DATA_VERSION } from './data-version.ts'
import { StorageRefusal } from './storage-refusal.ts'
import type { SealedRow } from './vault-cipher.ts'
import type { SealedTable, VaultDatabase } from './vault-database.ts'
import type { Stored } from './vault.ts'

/** What one transaction writes. Everything is encrypted before it opens: waiting for `crypto.subtle` inside may commit it early. */
export interface Plan {
  /** A row of `rev` n replaces the one of n−1 (1: there is none yet). */
  readonly puts?: readonly { readonly table: SealedTable; readonly row: SealedRow }[]
  /** The row must have that `rev` (0: must not be there). No row may be in both lists. */
  readonly deletions?: readonly { readonly table: SealedTable; readonly id: string; readonly rev: number }[]
  /** Tables and work beyond sealed rows; throws `StorageRefusal` to abort. */
  readonly also?: { readonly tables: readonly ('meta' | 'cursors' | SealedTable)[]; readonly work: (db: VaultDatabase) => Promise<void> }
}

/**
 * Writes all of the plan or nothing, and resolves when the transaction completed. `changed-elsewhere` when a row is no longer
 * as the plan expects, `newer-data` when newer code has written this vault. Safe to repeat: rows that are there as planned mean that it is done.
 */
export function commitPlan(connection: Connection<VaultDatabase>, plan: Plan): Promise<Stored<void>> {
  const { puts = [], deletions = [], also } = plan
  const names = new Set<'meta' | 'cursors' | SealedTable>([
    'meta',
    ...puts.map(({ table }) => table),
    ...deletions.map(({ table }) => table),
    ...(also?.tables ?? []),
  ])
  return connection.run(async (db) => {
    await db.transaction('rw', [...names], async () => {
      await refuseNewerData(db)
      const present = await Promise.all(puts.map(({ table, row }) => db.table<SealedRow, string>(table).get(row.id)))
      if (puts.length > 0 && puts.every(({ row }, i) => sameRow(present[i], row))) return
      for (const { table, id, rev } of deletions) {
        if (((await db.table<SealedRow, string>(table).get(id))?.rev ?? 0) !== rev) throw new StorageRefusal({ kind: 'changed-elsewhere' })
        await db.table(table).delete(id)
      }
      for (const [i, { table, row }] of puts.entries()) {
        if ((present[i]?.rev ?? 0) !== row.rev - 1) throw new StorageRefusal({ kind: 'changed-elsewhere' })
        await db.table(table).put(row)
      }
      await also?.work(db)
    })
    return ok(undefined)
  })
}

/** An older tab may still be open while a newer one has already written: the check is inside every transaction. */
export async function refuseNewerData(db: VaultDatabase): Promise<void> {
  const format = await db.meta.get('format')
  if (format?.id === 'format' && format.minDataVersion > DATA_VERSION) throw new StorageRefusal({ kind: 'newer-data' })
}

/** The initialisation vector is random: equal means that this very write was done before the connection broke. */
const sameRow = (present: SealedRow | undefined, row: SealedRow): boolean =>
  present !== undefined && present.iv.every((byte, i) => byte === row.iv[i])
