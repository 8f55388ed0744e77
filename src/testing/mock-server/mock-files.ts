import { fitsType } from '#core/form/file-magic.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { FileStored } from '#core/protocol/files.ts'
import { fileKey, hasEnded, withFiles } from './mock-awaiting.ts'
import type { MockRefusal } from './mock-decide.ts'
import { putRecord, recordKey, type MockFile, type MockRecord, type MockState } from './mock-state.ts'

/** The bytes of a file that the record names; what lies inside an office document is not looked at here. */
export function putFile(state: MockState, record: MockRecord, sha256: string, bytes: MockFile['bytes']): Result<FileStored, MockRefusal> {
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
