import { sql, type Selectable } from 'kysely'
import type { RecordSummary } from '#core/protocol/records.ts'
import type { RecordsTable } from '../db/tables-records.ts'
import type { Tx } from '../db/transaction.ts'
import { awaitingOf } from '../commands/files/stored-files.ts'
import { mayExportInBulk } from '../policies/row-access.ts'
import { stateOf } from '../commands/sync/stored-record.ts'

type Columns = Pick<
  Selectable<RecordsTable>,
  'record_id' | 'unit_id' | 'form_key' | 'title' | 'receipt' | 'revision' | 'state' | 'level' | 'changed_at' | 'readers' | 'awaiting_files'
>

export type SummaryRow = Columns & {
  readonly unit_name: string | null
  readonly form_title: string | null
  readonly author_name: string | null
}

/** The rows of a list with the names that people know; the caller adds what to keep and in which order. */
export const summaryQuery = (tx: Tx) =>
  tx
    .selectFrom('records as r')
    .leftJoin('users as u', 'u.user_id', 'r.author_id')
    .select([
      'r.record_id',
      'r.unit_id',
      'r.form_key',
      'r.title',
      'r.receipt',
      'r.revision',
      'r.state',
      'r.level',
      'r.changed_at',
      'r.readers',
      'r.awaiting_files',
      'u.name as author_name',
    ])
    .select([
      sql<string | null>`(select n.name from unit_names n where n.unit_id = r.unit_id order by n.valid_from desc limit 1)`.as('unit_name'),
      sql<
        string | null
      >`(select f.title from form_versions f where f.form_key = split_part(r.form_key, '~', 1) and f.version = r.form_version)`.as(
        'form_title',
      ),
    ])

/** As a list shows it: of forms without bulk answers a title would be a value, so the receipt stands for it. */
export const listedSummary = (row: SummaryRow & { readonly bulk: boolean | null }): RecordSummary => {
  const summary = recordSummary(row)
  // A form that is not known any more says nothing about its values.
  return mayExportInBulk({ bulk: row.bulk ?? false }) ? summary : { ...summary, title: row.receipt }
}

export const recordSummary = (row: SummaryRow): RecordSummary => ({
  recordId: row.record_id,
  unitId: row.unit_id,
  unitName: row.unit_name ?? '',
  formKey: row.form_key,
  formTitle: row.form_title ?? row.form_key,
  title: row.title,
  receipt: row.receipt,
  ...awaitingOf(row.awaiting_files),
  revision: row.revision,
  state: stateOf(row),
  authorName: row.author_name ?? '',
  changedAt: row.changed_at.toISOString(),
})
