import Dexie from 'dexie'
import { ok } from '#core/lib/result.ts'
import type { DamageWatch } from './damage-watch.ts'
import { fileTransfer, openTransfer } from './file-transfer.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { NextFile } from './vault-file-methods.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** Reads the one row that is next, however many wait. */
export async function nextFile(
  { connection, cipher }: VaultParts,
  watch: DamageWatch,
  tried: ReadonlySet<string>,
): Promise<Stored<NextFile | null>> {
  const ids = await connection.run(async (db) =>
    ok({ waiting: untried(await idsOf(db, 'waiting'), tried), sending: untried(await idsOf(db, 'sending'), tried) }),
  )
  if (!ids.ok) return ids
  // Those tried before come last: one that is too large for the link must not keep the small ones waiting.
  const due = [...ids.value.waiting, ...ids.value.sending]
  for (const [i, id] of due.entries()) {
    const row = await connection.run(async (db) => ok((await db.transfers.get(id)) ?? null))
    if (!row.ok) return row
    if (row.value === null) continue
    const secret = await openTransfer(cipher, row.value)
    if (secret.ok) return ok({ transfer: fileTransfer(row.value, secret.value), left: due.length - i })
    watch.found('transfers', row.value)
  }
  return ok(null)
}

const untried = (ids: readonly string[], tried: ReadonlySet<string>): readonly string[] => ids.filter((id) => !tried.has(id))

/** Oldest first, from the index. */
async function idsOf(db: VaultDatabase, status: 'waiting' | 'sending'): Promise<readonly string[]> {
  return db.transfers.where('[status+queuedAt+id]').between([status, Dexie.minKey], [status, Dexie.maxKey]).primaryKeys()
}
