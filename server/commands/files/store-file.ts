import { MAX_FILE_BYTES } from '#core/form/file-limits.ts'
import type { FileStored } from '#core/protocol/files.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FileStore, ReceivedFile, ReceiveFailure } from '../../files/file-store.ts'
import { isOfType } from '../../files/is-of-type.ts'
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
}

export interface StoreFileInput extends FileAddress {
  readonly reader: Reader
  readonly bytes: AsyncIterable<Uint8Array>
  /** What the request announces; null when it does not. */
  readonly length: number | null
}

const refusals: Readonly<Record<ReceiveFailure, Result<never, Refusal>>> = {
  'too-large': refuse(413, 'file.too-large'),
  'no-space': refuse(507, 'file.no-space'),
  cut: refuse(400, 'file.cut'),
}

/**
 * Takes the bytes of a file that a record names: written to the disk as they come, checked, then noted, so that a crash at any
 * moment leaves either nothing or a file that the next try finds. Codes: see `core/protocol/files.ts`.
 */
export async function storeFile(deps: StoreFileDeps, input: StoreFileInput): Promise<Result<FileStored, Refusal>> {
  const { db, files } = deps
  const { reader, unitId, sha256, bytes, length } = input
  const actor = actorOf(reader)
  // Before any byte is read: who may not send it fills no disk.
  const named = await inTransaction(db, actor, (tx) => findNamedFile(tx, reader, input))
  if (!named || !mayBring(input, named)) return refuse(404, 'file.not-referenced')
  const limit = Math.min(MAX_FILE_BYTES, Math.max(...named.claims.map(({ size }) => size)))
  if (length !== null && length > limit) return refusals['too-large']
  const received = await files.receive(bytes, limit)
  if (!received.ok) return refusals[received.error]
  const file = received.value
  const types = await takeIn(file, input, named)
  if (!types.ok) return types
  const arrived = { ...input, size: file.size, types: types.value, now: new Date(deps.clock()) }
  const settled = await inTransaction(db, actor, (tx) =>
    settleFile(tx, named.formKey, arrived, async () => {
      const still = await findNamedFile(tx, reader, input)
      return still !== null && mayBring(input, still) && (await files.has(unitId, sha256))
    }),
  )
  if (settled === null) {
    await dropBytes({ db, files }, actor, unitId, [sha256])
    const still = await inTransaction(db, actor, (tx) => findNamedFile(tx, reader, input))
    // Still wanted: then the same bytes of another record were removed just now, and these with them. Rare, and mended by sending again.
    return still && mayBring(input, still) ? refuse(503, 'server.busy', { retryAfter: 1 }) : refuse(404, 'file.not-referenced')
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
const mayBring = ({ reader, unitId }: StoreFileInput, { formKey, state }: NamedFileOfRecord): boolean =>
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
