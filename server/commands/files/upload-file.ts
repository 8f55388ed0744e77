import { createHash } from 'node:crypto'
import type { FileStored } from '#core/protocol/files.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { PartialUpload } from '../../files/file-store.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { NamedFileOfRecord } from './find-named-file.ts'
import { findWanted, largestOf, receiveRefusals, scanReceived, settleReceived, type FileSender, type StoreFileDeps } from './store-file.ts'

/** How far a file has come. */
export interface UploadState {
  /** Bytes that need not be sent again. */
  readonly offset: number
  readonly length: number
  /** Null until all are here. */
  readonly stored: FileStored | null
}

export interface UploadBytes {
  readonly offset: number
  readonly bytes: AsyncIterable<Uint8Array>
}

type Answer = Promise<Result<UploadState, Refusal>>

/** What is here of a file that this person brings; 404 `upload.none` when nothing was begun. */
export async function findUpload(deps: StoreFileDeps, sender: FileSender): Answer {
  const named = await findWanted(deps, sender)
  if (named === null) return notReferenced
  if (isHere(sender, named)) return ok({ ...ended(largestOf(named)), stored: storedOf(named) })
  const begun = await findBegun(deps, sender, named)
  return begun === null ? none : ok({ offset: begun.offset, length: begun.length, stored: null })
}

/** Begins anew, with the bytes that come along. @param length that the sender means to send; the record has to say the same */
export async function beginUpload(deps: StoreFileDeps, sender: FileSender, length: number, bytes: UploadBytes['bytes']): Answer {
  const named = await findWanted(deps, sender)
  if (named === null) return notReferenced
  if (length > largestOf(named)) return receiveRefusals['too-large']
  if (!lengthsOf(named).includes(length)) return refuse(422, 'file.hash-mismatch')
  const partial = partialOf(deps, sender, length)
  const begun = await partial.begin()
  return begun.ok ? addTo(deps, sender, named, { partial, length }, { offset: 0, bytes }) : receiveRefusals[begun.error]
}

/** Goes on where it stopped; 409 `upload.offset` when that is elsewhere. */
export async function continueUpload(deps: StoreFileDeps, sender: FileSender, bytes: UploadBytes): Answer {
  const named = await findWanted(deps, sender)
  if (named === null) return notReferenced
  const begun = await findBegun(deps, sender, named)
  return begun === null ? none : addTo(deps, sender, named, begun, bytes)
}

/** Gives up what was begun; what is here whole stays. */
export async function dropUpload(deps: StoreFileDeps, sender: FileSender): Promise<Result<void, Refusal>> {
  const named = await findWanted(deps, sender)
  if (named === null) return notReferenced
  const begun = await findBegun(deps, sender, named)
  return begun === null ? none : ok(await begun.partial.discard())
}

const notReferenced = refuse(404, 'file.not-referenced')
const none = refuse(404, 'upload.none')
const ended = (length: number) => ({ offset: length, length })

interface Begun {
  readonly partial: PartialUpload
  /** That it will have. */
  readonly length: number
}

async function addTo(
  deps: StoreFileDeps,
  sender: FileSender,
  named: NamedFileOfRecord,
  { partial, length }: Begun,
  { offset, bytes }: UploadBytes,
): Answer {
  const added = await partial.append(offset, bytes)
  if (!added.ok) return added.error === 'offset' ? refuse(409, 'upload.offset') : receiveRefusals[added.error]
  if (added.value < length) return ok({ offset: added.value, length, stored: null })
  const file = await partial.take()
  // Another request of the same person was as far, and took it.
  if (file === null) return refuse(409, 'upload.offset')
  if (file.sha256 !== sender.sha256 && (offset > 0 || file.size !== length)) {
    // A power cut, another tab or another server may have left something else at its beginning: only all of it in one go tells.
    await file.discard()
    return refuse(409, 'upload.offset')
  }
  const harmless = await scanReceived(deps, file)
  if (!harmless.ok) {
    // A scanner that is away comes back, and the bytes are here.
    await (harmless.error.status === 503 ? partial.giveBack(file) : file.discard())
    return harmless
  }
  const stored = await settleReceived(deps, sender, named, file)
  return stored.ok ? ok({ ...ended(length), stored: stored.value }) : stored
}

/** One length, mostly; more when the record was wrong about the file once. */
const lengthsOf = ({ claims }: NamedFileOfRecord): readonly number[] => [...new Set(claims.map(({ size }) => size))]

async function findBegun(deps: StoreFileDeps, sender: FileSender, named: NamedFileOfRecord): Promise<(Begun & { offset: number }) | null> {
  for (const length of lengthsOf(named)) {
    const partial = partialOf(deps, sender, length)
    const offset = await partial.offset()
    if (offset !== null) return { partial, length, offset }
  }
  return null
}

/** One for each person and record: what somebody else began says nothing of what this one has. */
function partialOf({ files }: StoreFileDeps, { reader, unitId, recordId, sha256 }: FileSender, length: number): PartialUpload {
  const key = createHash('sha256').update([reader.userId, unitId, recordId, sha256, length].join('/')).digest('hex')
  return files.partial(key, length)
}

const isHere = ({ sha256 }: FileSender, { claims, awaiting }: NamedFileOfRecord): boolean =>
  !awaiting.includes(sha256) && claims.some(({ stored }) => stored)

const storedOf = ({ awaiting, receipt }: NamedFileOfRecord): FileStored => ({
  stored: true,
  awaiting: awaiting.length,
  receipt: receipt || null,
})
