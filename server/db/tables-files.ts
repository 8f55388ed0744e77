import type { Generated } from 'kysely'
import type { OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Instant } from './columns.ts'

/** A file whose bytes are on the disk; `media_type` is what they were checked against. */
export interface FilesTable {
  unit_id: UnitId
  sha256: string
  media_type: string
  /** Bytes. */
  size: number
  stored_by: UserId
  stored_at: Instant
}

/** A file as a record named it. */
export interface RecordFilesTable {
  unit_id: UnitId
  record_id: RecordId
  form_key: string
  sha256: string
  media_type: string
  size: number
  name: string
  /** The operation that named it first. */
  op_id: OpId
  /** Its bytes were brought for this record, or for another that whoever named it here sees. */
  here: Generated<boolean>
}

/** Of an erased record: its bytes have to go from the disk, unless another record names them. Gone from here once that is done. */
export interface ErasedFilesTable {
  unit_id: UnitId
  sha256: string
}

export interface FileTables {
  files: FilesTable
  record_files: RecordFilesTable
  erased_files: ErasedFilesTable
}
