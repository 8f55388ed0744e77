import Dexie from 'dexie'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { ok } from '#core/lib/result.ts'
import type { Draft } from '#core/record/draft.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { refuseNewerData } from './commit-plan.ts'
import { tagFiles } from './file-tags.ts'
import type { TransferSecret } from './file-transfer.ts'
import { limitKeptBytes } from './kept-operations.ts'
import type { OutboxSecret } from './outbox-entry.ts'
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

/** Rows read in one go. */
const GROUP = 64

/** What was looked at; whoever comes to it later may name what looked forgotten. */
interface Looked {
  readonly drafts: ReadonlyMap<string, number>
  readonly outbox: ReadonlySet<string>
  readonly transfers: ReadonlySet<string>
}

/** Lets bytes go that nothing here needs, and kept operations beyond their share. As long as anything that may name a file does not open, everything stays. */
export async function collectFiles(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'inUse'>,
  records: Pick<VaultRecords, 'entries'>,
  now: number,
): Promise<Stored<void>> {
  const limited = await parts.connection.run(async (db) => {
    await limitKeptBytes(db)
    return ok(undefined)
  })
  if (!limited.ok) return limited
  const tagged = await tagFiles(parts)
  if (!tagged.ok) return tagged
  const old = await oldFiles(parts, bytes, now)
  if (!old.ok) return old
  const orphans = await orphanChunks(parts, bytes, now)
  if (!orphans.ok) return orphans
  if (old.value.length + orphans.value.length === 0) return ok(undefined)
  const named = await namedHere(parts, records)
  if (!named.ok || named.value === null) return named.ok ? ok(undefined) : named
  const { tags, looked } = named.value
  const ids = [...old.value.filter(({ tag }) => !tags.has(tag)).map(({ id }) => id), ...orphans.value]
  if (ids.length === 0) return ok(undefined)
  const done = await remove(parts, ids, looked)
  // Somebody has saved meanwhile, and may name what looked forgotten: the next time will tell.
  return !done.ok && done.error.kind === 'changed-elsewhere' ? ok(undefined) : done
}

/** Files that may go unless something names them, known from the index: the server has them, or they have lain here for a day. */
function oldFiles({ connection }: VaultParts, { inUse }: Pick<FileBytes, 'inUse'>, now: number) {
  return connection.run(async (db) => {
    const found: { readonly id: string; readonly tag: string; readonly at: number }[] = []
    await db.files
      .where('[at+tag]')
      .between([Dexie.minKey, Dexie.minKey], [Dexie.maxKey, Dexie.maxKey])
      .eachKey((key, { primaryKey: id }) => {
        const [at, tag] = key as unknown as [number, string] // the index's own parts
        found.push({ id, tag, at })
      })
    return ok(found.filter(({ id, at }) => at === 0 || (Math.abs(now - at) > GRACE && !inUse.has(id))))
  })
}

/** What is kept aside too; and a move to another version that is taken back brings the draft of before. */
const filesOfDraft = ({ values, orphans = {}, before }: Draft): readonly FileValue[] => [
  ...filesNamed(values),
  ...filesNamed({ ...orphans }),
  ...(before === undefined ? [] : filesOfDraft(before)),
]

/** Null: something does not open, so nobody knows. */
async function namedHere(parts: VaultParts, records: Pick<VaultRecords, 'entries'>) {
  const { connection, cipher } = parts
  const entries = await records.entries()
  if (!entries.ok) return entries
  const hashes = new Set(entries.value.flatMap(({ summary }) => summary.awaitingFiles ?? []))
  const drafts = await connection.run(async (db) => ok(await db.drafts.toArray()))
  if (!drafts.ok) return drafts
  for (const row of drafts.value) {
    const draft = await cipher.open<Draft>('drafts', row)
    if (!draft.ok) return ok(null)
    for (const { sha256 } of filesOfDraft(draft.value)) hashes.add(sha256)
  }
  const outbox = await namedIn(parts, 'outbox', hashes)
  if (!outbox.ok || outbox.value === null) return outbox.ok ? ok(null) : outbox
  const transfers = await namedIn(parts, 'transfers', hashes)
  if (!transfers.ok || transfers.value === null) return transfers.ok ? ok(null) : transfers
  const tags = new Set(await Promise.all([...hashes].map((sha256) => cipher.tag(sha256))))
  const revs = new Map(drafts.value.map(({ id, rev }) => [id, rev]))
  return ok({ tags, looked: { drafts: revs, outbox: outbox.value, transfers: transfers.value } satisfies Looked })
}

/** Adds the hashes that the rows name, a few rows at a time; the ids looked at, or null when one does not open. */
async function namedIn({ connection, cipher }: VaultParts, table: 'outbox' | 'transfers', hashes: Set<string>) {
  const ids = await connection.run(async (db) => ok((await db.table(table).toCollection().primaryKeys()).map(String)))
  if (!ids.ok) return ids
  for (let from = 0; from < ids.value.length; from += GROUP) {
    const group = ids.value.slice(from, from + GROUP)
    const rows = await connection.run(async (db) =>
      ok((await db.table<SealedRow, string>(table).bulkGet(group)).filter((row) => row !== undefined)),
    )
    if (!rows.ok) return rows
    for (const row of rows.value) {
      const secret = await cipher.open<OutboxSecret | TransferSecret>(table, row)
      if (!secret.ok) return ok(null)
      const files = 'operation' in secret.value ? filesOfOperation(secret.value.operation) : [secret.value.file]
      for (const { sha256 } of files) hashes.add(sha256)
    }
  }
  return ok(new Set(ids.value))
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

const remove = ({ connection }: VaultParts, ids: readonly string[], looked: Looked): Promise<Stored<void>> =>
  connection.run(async (db) => {
    await db.transaction('rw', ['meta', 'drafts', 'outbox', 'transfers', 'files', 'chunks'], async () => {
      await refuseNewerData(db)
      await refuseNewNamers(db, looked)
      await db.files.bulkDelete([...ids])
      await db.chunks
        .where('file')
        .anyOf([...ids])
        .delete()
    })
    return ok(undefined)
  })

/** An operation and an order name the same files for as long as they are here; a draft may come to name another one. */
async function refuseNewNamers(db: VaultDatabase, { drafts, outbox, transfers }: Looked): Promise<void> {
  const news = [
    (await db.drafts.toArray()).some(({ id, rev }) => drafts.get(id) !== rev),
    (await db.outbox.toCollection().primaryKeys()).some((id) => !outbox.has(id)),
    (await db.transfers.toCollection().primaryKeys()).some((id) => !transfers.has(id)),
  ]
  if (news.includes(true)) throw new StorageRefusal({ kind: 'changed-elsewhere' })
}
