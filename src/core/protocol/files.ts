import Type, { type Static } from 'typebox'
import { RecordIdSchema, UnitIdSchema } from '../record/operation.ts'

/** SHA-256 of a file's bytes, lower-case hexadecimal. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/**
 * Hashes of the files that the record names and nobody brought for it, or for another record that its author sees, ascending; also
 * those of a value that waits for a choice and of a correction that was asked for. Absent when there are none. While it is there, the
 * record gets no receipt (`receipt` is empty, unless it was given for an earlier revision) and nobody approves it (409 `files.missing`).
 */
export const AwaitingFiles = Type.Optional(Type.Array(Sha256))

/**
 * The bytes of a file go to the server after the operation that names it has landed, as often as wanted: by tus 1.0.0
 * (https://tus.io/protocols/resumable-upload), so that what has arrived once is not sent again, or in one go. Both have the same
 * problems.
 *
 * POST /api/v1/units/:unitId/records/:recordId/uploads/:sha256 begins an upload anew, with `Upload-Length` and the first bytes, or all
 * (`creation-with-upload`). HEAD, PATCH and DELETE of the same tell how far it is, go on there, and give it up: it belongs to the
 * person and the record, so that a device has to remember nothing but the file. Once all is
 * here, the answer has the headers `AWAITING_HEADER` and `RECEIPT_HEADER`, what `FileStored` says; HEAD has them as long as the record
 * names the file. More problems: 404 `upload.none` · 409 `upload.offset` (it ends elsewhere, or its pieces were not the file's and are gone) · 412 `upload.version`. What nobody
 * goes on with is dropped after `UPLOAD_DAYS`.
 *
 * PUT /api/v1/units/:unitId/records/:recordId/files/:sha256, `application/octet-stream`: all of them, as apps did before. Answer: FileStored. Problems: 404 `file.not-referenced` (no such
 * record for this person to change, or nothing in it names the file) · 413 `file.too-large` (more bytes than the record says) ·
 * 422 `file.hash-mismatch` (other bytes than the record says) · 422 `file.type-mismatch` (the bytes are not of the media type
 * that the record says) · 422 `file.infected` · 503 `file.unscanned` (the virus scanner is away) · 507 `file.no-space`.
 *
 * GET the same: the bytes, for whoever may read the record. Problems: 404 `file.not-referenced` · 404 `file.awaited` (named, not
 * here yet) · 410 `file.lost` (was here; the disk does not have it any more, and it may be sent again).
 */
export const FileParams = Type.Object({ unitId: UnitIdSchema, recordId: RecordIdSchema, sha256: Sha256 })
export type FileParams = Static<typeof FileParams>

export const FileStored = Type.Object({
  stored: Type.Literal(true),
  /** Files that the record still awaits. */
  awaiting: Type.Integer({ minimum: 0 }),
  /** The record's receipt; null while it awaits files and has none. */
  receipt: Type.Union([Type.String(), Type.Null()]),
})
export type FileStored = Static<typeof FileStored>

export const TUS_VERSION = '1.0.0'
export const AWAITING_HEADER = 'phieu-awaiting'
/** Empty while there is none. */
export const RECEIPT_HEADER = 'phieu-receipt'
export const UPLOAD_DAYS = 7
