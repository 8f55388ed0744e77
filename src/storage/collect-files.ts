import { ok } from '#core/lib/result.ts'
import type { Draft } from '#core/record/draft.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { refuseNewerData } from './commit-plan.ts'
import { openTransfer } from './file-transfer.ts'
import { openOutboxRow } from './outbox-entry.ts'
import { StorageRefusal } from './storage-refusal.ts'
import { filesOfOperation } from './transfer-plans.ts'
import type { SealedRow } from './vault-cipher.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { FileBytes } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { VaultRecords } from './vault-records.ts'
import type { Stored } from './vault.ts'

/** A file taken in another tab a moment ago may not have come into its draft yet, and a removed one may come back by undo. */
const GRACE = 86_400_000

interface Namers {
  readonly drafts: readonly SealedRow[]
  readonly outbox: readonly SealedRow[]
  readonly transfers: readonly SealedRow[]
}

/** Lets bytes go that nothing here needs. As long as anything that may name a file does not open, everything stays. */
export async function collectFiles(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'kept' | 'inUse'>,
  records: Pick<VaultRecords, 'entries'>,
  now: number,
): Promise<Stored<void>> {
  const kept = await bytes.kept()
  if (!kept.ok) return kept
  const orphans = await orphanChunks(parts, bytes, now)
  if (!orphans.ok) return orphans
  if (kept.value.length + orphans.value.length === 0) return ok(undefined)
  const named = await namedHere(parts, records)
  if (!named.ok || named.value === null) return named.ok ? ok(undefined) : named
  const { hashes, namers } = named.value
  const gone = kept.value.filter(({ row, file }) => {
    if (file === null || hashes.has(file.sha256)) return false
    return row.at === 0 || (Math.abs(now - row.at) > GRACE && !bytes.inUse.has(row.id))
  })
  const ids = [...gone.map(({ row }) => row.id), ...orphans.value]
  if (ids.length === 0) return ok(undefined)
  const done = await remove(parts, ids, namers)
  // Somebody has saved meanwhile, and may name what looked forgotten: the next time will tell.
  return !done.ok && done.error.kind === 'changed-elsewhere' ? ok(undefined) : done
}

/** What is kept aside too; and a move to another version that is taken back brings the draft of before. */
const filesOfDraft = ({ values, orphans = {}, before }: Draft): readonly FileValue[] => [
  ...filesNamed(values),
  ...filesNamed({ ...orphans }),
  ...(before === undefined ? [] : filesOfDraft(before)),
]

/** Null: something does not open, so nobody knows. */
async function namedHere({ connection, cipher }: VaultParts, records: Pick<VaultRecords, 'entries'>) {
  const entries = await records.entries()
  if (!entries.ok) return entries
  const rows = await connection.run(async (db) =>
    ok({ drafts: await db.drafts.toArray(), outbox: await db.outbox.toArray(), transfers: await db.transfers.toArray() }),
  )
  if (!rows.ok) return rows
  const hashes = new Set(entries.value.flatMap(({ summary }) => summary.awaitingFiles ?? []))
  for (const row of rows.value.drafts) {
    const draft = await cipher.open<Draft>('drafts', row)
    if (!draft.ok) return ok(null)
    for (const { sha256 } of filesOfDraft(draft.value)) hashes.add(sha256)
  }
  for (const row of rows.value.outbox) {
    const secret = await openOutboxRow(cipher, row)
    if (!secret.ok) return ok(null)
    for (const { sha256 } of filesOfOperation(secret.value.operation)) hashes.add(sha256)
  }
  for (const row of rows.value.transfers) {
    const secret = await openTransfer(cipher, row)
    if (!secret.ok) return ok(null)
    hashes.add(secret.value.file.sha256)
  }
  return ok({ hashes, namers: rows.value })
}

/** Pieces whose file was never finished: the tab was killed, or the disk was full. Their id tells when that was. */
async function orphanChunks({ connection }: VaultParts, { inUse }: Pick<FileBytes, 'inUse'>, now: number): Promise<Stored<string[]>> {
  return connection.run(async (db) => {
    const [chunked, whole] = [await db.chunks.orderBy('file').uniqueKeys(), new Set(await db.files.toCollection().primaryKeys())]
    const ids = chunked.map(String).filter((id) => !whole.has(id) && !inUse.has(id))
    return ok(ids.filter((id) => Math.abs(now - millisOf(id)) > GRACE))
  })
}

/** The time in a UUIDv7. */
const millisOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const remove = ({ connection }: VaultParts, ids: readonly string[], namers: Namers): Promise<Stored<void>> =>
  connection.run(async (db) => {
    await db.transaction('rw', ['meta', 'drafts', 'outbox', 'transfers', 'files', 'chunks'], async () => {
      await refuseNewerData(db)
      for (const table of ['drafts', 'outbox', 'transfers'] as const) await refuseChanged(db, table, namers[table])
      await db.files.bulkDelete([...ids])
      await db.chunks
        .where('file')
        .anyOf([...ids])
        .delete()
    })
    return ok(undefined)
  })

async function refuseChanged(db: VaultDatabase, table: keyof Namers, before: readonly SealedRow[]): Promise<void> {
  const now = await db.table<SealedRow, string>(table).toArray()
  const revs = new Map(before.map(({ id, rev }) => [id, rev]))
  if (now.some(({ id, rev }) => revs.get(id) !== rev)) throw new StorageRefusal({ kind: 'changed-elsewhere' })
}
