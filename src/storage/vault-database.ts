import Dexie, { type EntityTable, type Table } from 'dexie'
import type { UserId } from '#core/lib/ids.ts'
import type { EscrowRequest } from '#core/protocol/escrow.ts'
import type { PassphraseWrap } from './key-wrap.ts'
import type { SealedRow } from './vault-cipher.ts'

/** In clear are ids, form key, status and times; everything else is inside `data`. */
export interface DraftRow extends SealedRow {
  readonly unitId: string
  readonly formKey: string
  readonly changedAt: number
}
export interface OutboxRow extends SealedRow {
  readonly recordId: string
  readonly formKey: string
  /** Order of submission; ties by id. */
  readonly queue: number
  readonly queuedAt: number
  /** `conflict`: on the server, which asks a person to choose; holds nothing up here. */
  readonly status: 'queued' | 'sending' | 'stopped' | 'conflict'
  /** When the last sending began, milliseconds since 1970; 0: never sent, or answered since. */
  readonly since: number
  /** Size of the operation as JSON. */
  readonly bytes: number
}
export interface SentRow extends SealedRow {
  readonly sentAt: number
  /** Absent in rows of data version 1. */
  readonly recordId?: string
  /** Absent in rows of data versions 1 and 2, none of which is of a test. */
  readonly formKey?: string
}
/** One file; its bytes lie in `chunks`. The hash is inside: whoever cannot open the vault cannot tell a known paper by it. */
export interface FileRow extends SealedRow {
  /** When it was taken, milliseconds since 1970; 0: the server has it, so it may go as soon as nothing here names it. */
  readonly at: number
  /** The hash under a key of the vault (`VaultCipher.tag`), to find the file by; absent in rows that code of before wrote, until they were read once. */
  readonly tag?: string
}
/** A piece of a file; id: `<file id>.<number from 0>`. */
export interface ChunkRow {
  readonly id: string
  /** The file's id. */
  readonly file: string
  readonly v: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}
/** A file that has to follow its record to the server. */
export interface TransferRow extends SealedRow {
  readonly recordId: string
  readonly opId: string
  readonly formKey: string
  /** `held`: until the operation that names the file has landed. */
  readonly status: 'held' | 'waiting' | 'sending' | 'stopped'
  /** When the last sending began, milliseconds since 1970; 0: never sent. */
  readonly since: number
  readonly queuedAt: number
}
/** An operation that the server acknowledged, in case it is restored from a backup of before. */
export interface KeptRow extends SealedRow {
  readonly scope: string
  readonly recordId: string
  /** When it was submitted, and when acknowledged. */
  readonly queuedAt: number
  readonly keptAt: number
  /** Of acknowledgement; a clock may go back. */
  readonly order: number
  readonly bytes: number
  /** Of its scope when it was acknowledged; empty: the scope had not been pulled. */
  readonly epoch: string
}
export interface ScopedRow extends SealedRow {
  readonly scope: string
}
export interface LogRow extends SealedRow {
  readonly at: number
}
export interface CursorRow {
  readonly scope: string
  readonly seq: number
  readonly epoch: string
}
export type MetaRow =
  | { readonly id: 'format'; readonly dataVersion: number; readonly minDataVersion: number }
  | { readonly id: 'wrap'; readonly wrap: PassphraseWrap }
  | { readonly id: 'escrow'; readonly publicKey: string; readonly request: EscrowRequest; readonly delivered: boolean }

export type VaultDatabase = Dexie & {
  readonly meta: Table<MetaRow, MetaRow['id']>
  readonly session: Table<SealedRow, string>
  readonly drafts: EntityTable<DraftRow, 'id'>
  readonly outbox: EntityTable<OutboxRow, 'id'>
  readonly sent: EntityTable<SentRow, 'id'>
  /** Pulled records, at most 200 a row. `index` has a row of the same id and rev for each: what lists and search need. */
  readonly pages: EntityTable<ScopedRow, 'id'>
  readonly index: EntityTable<ScopedRow, 'id'>
  /** Newer server versions of records that have local operations, by record id. */
  readonly aside: EntityTable<ScopedRow, 'id'>
  readonly cursors: Table<CursorRow, string>
  readonly log: EntityTable<LogRow, 'id'>
  readonly files: EntityTable<FileRow, 'id'>
  readonly chunks: EntityTable<ChunkRow, 'id'>
  readonly transfers: EntityTable<TransferRow, 'id'>
  /** Drafts that moved on to another version, until the server was told. */
  readonly moves: EntityTable<SealedRow, 'id'>
  readonly kept: EntityTable<KeptRow, 'id'>
}

export type SealedTable =
  | 'session'
  | 'drafts'
  | 'outbox'
  | 'sent'
  | 'pages'
  | 'index'
  | 'aside'
  | 'log'
  | 'files'
  | 'transfers'
  | 'moves'
  | 'kept'

/** Which implementation of IndexedDB: the browser's unless a test brings its own. */
export interface IndexedDbSource {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

export const vaultName = (userId: UserId): string => `phieu-vault-${userId}`

export function makeVaultDatabase(source: IndexedDbSource, userId: UserId): VaultDatabase {
  // Chrome may keep a relaxed transaction in memory only; "saved" must mean that it is on the disk.
  const db = new Dexie(vaultName(userId), { ...source, chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({
    meta: 'id',
    session: 'id',
    drafts: 'id, changedAt',
    outbox: 'id, queue, recordId, status',
    sent: 'id, sentAt',
    pages: 'id, scope',
    index: 'id, scope',
    aside: 'id, scope',
    cursors: 'scope',
    log: 'id, at',
  })
  // Expand only: a tab with older code may still be open on this database.
  db.version(2).stores({ sent: 'id, sentAt, recordId', files: 'id', chunks: 'id, file', transfers: 'id, recordId, status' })
  db.version(3).stores({ moves: 'id' })
  // Indexes that answer without a row being read: a row brings its ciphertext along. The browser fills them for the rows at hand.
  db.version(4).stores({
    outbox: 'id, queue, recordId, status, queuedAt, formKey, [status+queue+recordId+id], [recordId+status+queue]',
    sent: 'id, sentAt, recordId, formKey',
    files: 'id, tag, [at+tag]',
    transfers: 'id, recordId, status, opId, queuedAt, formKey, [status+queuedAt+id], [status+recordId]',
  })
  db.version(5).stores({ kept: 'id, scope, recordId, keptAt, order, [order+bytes]' })
  return db as VaultDatabase // the tables just declared
}
