import { MAX_FILE_BYTES } from '#core/form/file-limits.ts'
import type { FileStored } from '#core/protocol/files.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FileStore, ReceivedFile } from '../../files/file-store.ts'
import { isOfType } from '../../files/is-of-type.ts'
import type { ReceiveFailure } from '../../files/receive-failure.ts'
import type { ScanFile } from '../../files/scan-file.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { mayCreate } from '../../policies/record-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, type Reader } from '../../policies/reader.ts'
import { dropBytes } from './drop-bytes.ts'
import { findNamedFile, type FileAddress, type NamedFileOfRecord } from './find-named-file.ts'
import { settleFile } from './settle-file.ts'

export interface StoreFileDeps {
  readonly db: Db
  readonly files: FileStore
  readonly clock: () => number
  /** Null: no virus scanner was set up. */
  readonly scan: ScanFile | null
}

/** Who brings which file of which record. */
export interface FileSender extends FileAddress {
  readonly reader: Reader
}

export interface StoreFileInput extends FileSender {
  readonly bytes: AsyncIterable<Uint8Array>
  /** What the request announces; null when it does not. */
  readonly length: number | null
}

/** Seconds. */
const SCANNER_AWAY = 60

export const receiveRefusals: Readonly<Record<ReceiveFailure, Result<never, Refusal>>> = {
  'too-large': refuse(413, 'file.too-large'),
  'no-space': refuse(507, 'file.no-space'),
  cut: refuse(400, 'file.cut'),
}

/**
 * Takes the bytes of a file that a record names: written to the disk as they come, checked, then noted, so that a crash at any
 * moment leaves either nothing or a file that the next try finds. Codes: see `core/protocol/files.ts`.
 */
export async function storeFile(deps: StoreFileDeps, input: StoreFileInput): Promise<Result<FileStored, Refusal>> {
  const { bytes, length } = input
  // Before any byte is read: who may not send it fills no disk.
  const named = await findWanted(deps, input)
  if (named === null) return refuse(404, 'file.not-referenced')
  const limit = largestOf(named)
  if (length !== null && length > limit) return receiveRefusals['too-large']
  const received = await deps.files.receive(bytes, limit)
  if (!received.ok) return receiveRefusals[received.error]
  const harmless = await scanReceived(deps, received.value)
  if (!harmless.ok) await received.value.discard()
  return harmless.ok ? settleReceived(deps, input, named, received.value) : harmless
}

/** 422 `file.infected`, or 503 `file.unscanned` while nobody can say: what was not looked at is not taken. The file stays as it is. */
export async function scanReceived(
  { scan }: Pick<StoreFileDeps, 'scan'>,
  { path }: Pick<ReceivedFile, 'path'>,
): Promise<Result<void, Refusal>> {
  switch (scan === null ? 'clean' : (await scan(path)).kind) {
    case 'clean':
      return ok(undefined)
    case 'found':
      return refuse(422, 'file.infected')
    case 'away':
      return refuse(503, 'file.unscanned', { retryAfter: SCANNER_AWAY })
  }
}

/** What the record says of a file that this person may bring for it. */
export const findWanted = ({ db }: Pick<StoreFileDeps, 'db'>, sender: FileSender): Promise<NamedFileOfRecord | null> =>
  inTransaction(db, actorOf(sender.reader), async (tx) => {
    const named = await findNamedFile(tx, sender.reader, sender)
    return named !== null && mayBring(sender, named) ? named : null
  })

/** Bytes. */
export const largestOf = ({ claims }: NamedFileOfRecord): number => Math.min(MAX_FILE_BYTES, Math.max(...claims.map(({ size }) => size)))

/** Checks what has arrived whole, keeps it, and notes that it is here. */
export async function settleReceived(
  deps: StoreFileDeps,
  sender: FileSender,
  named: NamedFileOfRecord,
  file: ReceivedFile,
): Promise<Result<FileStored, Refusal>> {
  const { db, files } = deps
  const { reader, unitId, sha256 } = sender
  const actor = actorOf(reader)
  const types = await takeIn(file, sender, named)
  if (!types.ok) return types
  const arrived = { reader, unitId, recordId: sender.recordId, sha256, size: file.size, types: types.value, now: new Date(deps.clock()) }
  const settled = await inTransaction(db, actor, (tx) =>
    settleFile(tx, named.formKey, arrived, async () => {
      const still = await findNamedFile(tx, reader, sender)
      return still !== null && mayBring(sender, still) && (await files.has(unitId, sha256))
    }),
  )
  if (settled === null) {
    await dropBytes({ db, files }, actor, unitId, [sha256])
    // Still wanted: then the same bytes of another record were removed just now, and these with them. Rare, and mended by sending again.
    return (await findWanted(deps, sender)) ? refuse(503, 'server.busy', { retryAfter: 1 }) : refuse(404, 'file.not-referenced')
  }
  return ok({ stored: true, awaiting: settled.awaiting.length, receipt: settled.receipt || null })
}

/** Puts the bytes at their place when they are what the record says; otherwise, and when that fails, nothing of them stays. */
async function takeIn(
  file: ReceivedFile,
  { unitId, sha256 }: FileAddress,
  named: NamedFileOfRecord,
): Promise<Result<readonly string[], Refusal>> {
  try {
    const types = file.sha256 === sha256 ? await claimedTypes(file, named) : refuse(422, 'file.hash-mismatch')
    if (types.ok) await file.keep(unitId)
    return types
  } finally {
    // Nothing is left there of what was kept.
    await file.discard()
  }
}

/** Whoever may change the record; what was taken back or has ended needs no files. */
const mayBring = ({ reader, unitId }: FileSender, { formKey, state }: NamedFileOfRecord): boolean =>
  mayCreate(rolesIn(reader, unitId, formKey)) && state !== 'withdrawn' && state !== 'cancelled' && state !== 'erased'

/** The media types under which the record names it, of those that the bytes really are. */
async function claimedTypes(file: ReceivedFile, { claims }: NamedFileOfRecord): Promise<Result<readonly string[], Refusal>> {
  const ofSize = claims.filter(({ size }) => size === file.size)
  // The hash is right, so whoever named it was wrong about its length.
  if (ofSize.length === 0) return refuse(422, 'file.hash-mismatch')
  const types: string[] = []
  for (const { type } of ofSize) if (await isOfType(file, type)) types.push(type)
  return types.length > 0 ? ok(types) : refuse(422, 'file.type-mismatch')
}
