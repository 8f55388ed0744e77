import { ok } from '#core/lib/result.ts'
import type { OutboxRow, TransferRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

type Watched = OutboxRow | TransferRow

/**
 * Which operations and orders to send a file do not open, without opening them all each time: every row is looked at once,
 * those that come later when they come. What breaks on the disk after that is told by whoever reads it.
 */
export interface DamageWatch {
  /** Somebody read the row, and it did not open. */
  found(table: 'outbox' | 'transfers', row: Watched): void
  /** Those that are still here; a conflict is on the server and is left out. */
  outbox(): Promise<Stored<readonly OutboxRow[]>>
  transfers(): Promise<Stored<readonly TransferRow[]>>
}

/** Rows read in one go: those of ten thousand operations are never in memory together. */
const GROUP = 64

export function createDamageWatch(parts: VaultParts): DamageWatch {
  const { connection, cipher } = parts
  const damaged = { outbox: new Set<string>(), transfers: new Set<string>() }
  const checked = new Set<string>()
  let upTo = -Infinity

  async function check(table: 'outbox' | 'transfers', rows: readonly Watched[]): Promise<void> {
    const opened = await Promise.all(rows.map((row) => cipher.open(table, row)))
    for (const [i, row] of rows.entries()) if (opened[i]?.ok === false) damaged[table].add(row.id)
  }

  async function checkOutbox(): Promise<Stored<void>> {
    for (;;) {
      const from = upTo
      const rows = await connection.run(async (db) => ok(await db.outbox.where('queue').above(from).limit(GROUP).toArray()))
      if (!rows.ok) return rows
      await check('outbox', rows.value)
      upTo = Math.max(upTo, rows.value.at(-1)?.queue ?? 0)
      if (rows.value.length < GROUP) return ok(undefined)
    }
  }

  async function checkTransfers(): Promise<Stored<void>> {
    const ids = await connection.run(async (db) => ok(await db.transfers.toCollection().primaryKeys()))
    if (!ids.ok) return ids
    const fresh = ids.value.filter((id) => !checked.has(id))
    for (let from = 0; from < fresh.length; from += GROUP) {
      const group = fresh.slice(from, from + GROUP)
      const rows = await connection.run(async (db) => ok(await db.transfers.bulkGet(group)))
      if (!rows.ok) return rows
      await check(
        'transfers',
        rows.value.filter((row) => row !== undefined),
      )
      for (const id of group) checked.add(id)
    }
    return ok(undefined)
  }

  return {
    found: (table, row) => void damaged[table].add(row.id),
    async outbox() {
      const looked = await checkOutbox()
      if (!looked.ok || damaged.outbox.size === 0) return looked.ok ? ok([]) : looked
      const rows = await connection.run(async (db) => ok(await db.outbox.bulkGet([...damaged.outbox])))
      return rows.ok ? ok(rows.value.filter((row) => row !== undefined).filter(({ status }) => status !== 'conflict')) : rows
    },
    async transfers() {
      const looked = await checkTransfers()
      if (!looked.ok || damaged.transfers.size === 0) return looked.ok ? ok([]) : looked
      const rows = await connection.run(async (db) => ok(await db.transfers.bulkGet([...damaged.transfers])))
      return rows.ok ? ok(rows.value.filter((row) => row !== undefined)) : rows
    },
  }
}
