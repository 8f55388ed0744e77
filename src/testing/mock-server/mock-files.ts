import { fitsType } from '#core/form/file-magic.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { FileStored } from '#core/protocol/files.ts'
import { fileKey, hasEnded, withFiles } from './mock-awaiting.ts'
import type { MockPerson } from './mock-city.ts'
import type { MockRefusal } from './mock-decide.ts'
import { putRecord, recordKey, type MockFile, type MockRecord, type MockState } from './mock-state.ts'

/** A file that the record names has come; what lies inside an office document is not looked at here. */
function putFile(state: MockState, record: MockRecord, sha256: string, bytes: MockFile['bytes']): Result<FileStored, MockRefusal> {
  const claims = record.files.filter((file) => file.sha256 === sha256)
  if (claims.length === 0 || hasEnded(record)) return err({ status: 404, code: 'file.not-referenced' })
  if (bytes.length > Math.max(...claims.map(({ size }) => size))) return err({ status: 413, code: 'file.too-large' })
  const ofSize = claims.filter(({ size }) => size === bytes.length)
  if (sha256Hex(bytes) !== sha256 || ofSize.length === 0) return err({ status: 422, code: 'file.hash-mismatch' })
  const fitting = ofSize.filter(({ type }) => fitsType(type, bytes))
  if (fitting.length === 0) return err({ status: 422, code: 'file.type-mismatch' })
  for (const file of fitting) state.files.set(fileKey(record, file), { type: file.type, bytes })
  for (const other of state.records.values())
    if (other.unitId === record.unitId && other.awaitingFiles?.includes(sha256)) settle(state, other)
  const now = state.records.get(recordKey(record)) ?? record
  return ok({ stored: true, awaiting: now.awaitingFiles?.length ?? 0, receipt: now.receipt || null })
}

/** How far a file has come; `stored` once all of it is here. */
export interface MockProgress {
  readonly offset: number
  readonly length: number
  readonly stored: FileStored | null
}
type Uploaded = Result<MockProgress, MockRefusal>

const uploadKey = (person: MockPerson, { unitId, recordId }: MockRecord, sha256: string): string =>
  [person.userId, unitId, recordId, sha256].join('/')

export function findUpload(state: MockState, person: MockPerson, record: MockRecord, sha256: string): Uploaded {
  const claims = record.files.filter((file) => file.sha256 === sha256)
  const here = claims.find((file) => state.files.has(fileKey(record, file)))
  if (claims.length === 0 || hasEnded(record)) return err({ status: 404, code: 'file.not-referenced' })
  const awaiting = withFiles(state, record).awaitingFiles ?? []
  if (here !== undefined && !awaiting.includes(sha256))
    return ok({ ...ended(here.size), stored: { stored: true, awaiting: awaiting.length, receipt: record.receipt || null } })
  const begun = state.uploads.get(uploadKey(person, record, sha256))
  return begun === undefined
    ? err({ status: 404, code: 'upload.none' })
    : ok({ offset: begun.bytes.length, length: begun.length, stored: null })
}

export function beginUpload(
  state: MockState,
  person: MockPerson,
  record: MockRecord,
  sha256: string,
  length: number,
): Result<void, MockRefusal> {
  const claims = record.files.filter((file) => file.sha256 === sha256)
  if (claims.length === 0 || hasEnded(record)) return err({ status: 404, code: 'file.not-referenced' })
  if (length > Math.max(...claims.map(({ size }) => size))) return err({ status: 413, code: 'file.too-large' })
  if (!claims.some(({ size }) => size === length)) return err({ status: 422, code: 'file.hash-mismatch' })
  state.uploads.set(uploadKey(person, record, sha256), { length, bytes: new Uint8Array() })
  return ok(undefined)
}

export function addToUpload(
  state: MockState,
  person: MockPerson,
  record: MockRecord,
  sha256: string,
  { offset, bytes }: { readonly offset: number; readonly bytes: Uint8Array },
): Uploaded {
  const key = uploadKey(person, record, sha256)
  const begun = state.uploads.get(key)
  if (begun === undefined) return err({ status: 404, code: 'upload.none' })
  if (begun.bytes.length !== offset) return err({ status: 409, code: 'upload.offset' })
  const { length } = begun
  const all = Uint8Array.from([...begun.bytes, ...bytes])
  if (all.length > length) {
    state.uploads.delete(key)
    return err({ status: 413, code: 'file.too-large' })
  }
  state.uploads.set(key, { length, bytes: all })
  if (all.length < length) return ok({ offset: all.length, length, stored: null })
  state.uploads.delete(key)
  const stored = putFile(state, record, sha256, all)
  return stored.ok ? ok({ ...ended(length), stored: stored.value }) : stored
}

const ended = (length: number) => ({ offset: length, length })

/** A record takes its next place in the feed when nothing is missing any more. */
function settle(state: MockState, record: MockRecord): void {
  const settled = withFiles(state, record)
  if (settled.awaitingFiles === undefined) putRecord(state, settled)
  else state.records.set(recordKey(record), settled)
}

export function getFile(state: MockState, record: MockRecord, sha256: string): Result<MockFile, MockRefusal> {
  const claims = record.files.filter((file) => file.sha256 === sha256)
  if (claims.length === 0) return err({ status: 404, code: 'file.not-referenced' })
  const found = claims.flatMap((file) => state.files.get(fileKey(record, file)) ?? [])[0]
  return found ? ok(found) : err({ status: 404, code: 'file.awaited' })
}
