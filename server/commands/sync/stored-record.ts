import type { Selectable } from 'kysely'
import type { RecordState } from '#core/record/record-state.ts'
import { readWaitingValues } from '#core/record/waiting-values.ts'
import type { RecordsTable } from '../../db/tables-records.ts'
import type { StoredRecord } from './batch-state.ts'

export const storedColumns = [
  'unit_id',
  'record_id',
  'form_key',
  'form_version',
  'form_hash',
  'revision',
  'state',
  'level',
  'data',
  'list_versions',
  'title',
  'receipt',
  'author_id',
  'holder_id',
  'seq',
  'created_at',
  'changed_at',
  'comments',
  'conflicts',
  'period',
  'gone',
  'moved_to',
  'readers',
  'awaiting_files',
] as const

export type StoredRow = Pick<Selectable<RecordsTable>, (typeof storedColumns)[number]>

export const stateOf = (row: Pick<StoredRow, 'state' | 'level'>): RecordState =>
  row.state === 'in-review' || row.state === 'approved' ? { kind: row.state, level: row.level ?? 0 } : { kind: row.state }

/** What tables beside `records` say of one. */
export type Beside = Pick<StoredRecord, 'assigned' | 'reasons' | 'asideFiles'>

export const storedRecord = (row: StoredRow, beside: Beside): StoredRecord => ({
  recordId: row.record_id,
  formKey: row.form_key,
  formVersion: row.form_version,
  formHash: row.form_hash,
  revision: row.revision,
  state: stateOf(row),
  values: row.data,
  listVersions: row.list_versions,
  title: row.title,
  receipt: row.receipt,
  awaitingFiles: row.awaiting_files,
  authorId: row.author_id,
  holderId: row.holder_id,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  comments: row.comments,
  conflicts: readWaitingValues(row.conflicts, row.revision),
  period: row.period,
  gone: row.gone,
  movedTo: row.moved_to,
  readers: row.readers,
  ...beside,
})
