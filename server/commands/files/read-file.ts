import type { Readable } from 'node:stream'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FileStore } from '../../files/file-store.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { recordAccess } from '../audit/record-access.ts'
import { findNamedFile, type FileAddress } from './find-named-file.ts'

export interface OpenedFile {
  readonly name: string
  /** As checked when it came. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly bytes: Readable
}

export interface ReadFileDeps {
  readonly db: Db
  readonly files: FileStore
  /** Told of a file that should be on the disk and is not. */
  readonly onLost: (address: FileAddress) => void
}

/** A file of a record for whoever may read the record; each opening is recorded. Codes: see `core/protocol/files.ts`. */
export async function readFile(
  deps: ReadFileDeps,
  reader: Reader,
  address: FileAddress,
  now: number,
): Promise<Result<OpenedFile, Refusal>> {
  const named = await inTransaction(deps.db, actorOf(reader), async (tx) => {
    const found = await findNamedFile(tx, reader, address)
    if (found?.claims.some((claim) => claim.stored))
      await recordAccess(tx, reader, 'file', [address.recordId], new Date(now), address.sha256)
    return found
  })
  if (!named) return refuse(404, 'file.not-referenced')
  const claim = named.claims.find(({ stored }) => stored)
  if (!claim) return refuse(404, 'file.awaited')
  const opened = await deps.files.read(address.unitId, address.sha256)
  if (opened?.size === claim.size) return ok({ name: claim.name, type: claim.type, ...opened })
  opened?.bytes.destroy()
  deps.onLost(address)
  return refuse(410, 'file.lost')
}
