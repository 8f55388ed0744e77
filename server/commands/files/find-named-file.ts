import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { maySee } from '../../policies/row-access.ts'

export interface FileAddress {
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly sha256: string
}

/** A file as a record claims it to be; `stored`, when bytes that are so were brought for it. */
export interface NamedClaim {
  readonly type: string
  readonly size: number
  readonly name: string
  readonly stored: boolean
}

export interface NamedFileOfRecord {
  readonly formKey: string
  readonly state: RecordStateKind
  readonly receipt: string
  readonly awaiting: readonly string[]
  /** Mostly one; more when the record was wrong about the file once. */
  readonly claims: readonly [NamedClaim, ...NamedClaim[]]
}

/** Null when there is no such record for the reader, or nothing in it names the file: ids and hashes tell nothing. */
export async function findNamedFile(tx: Tx, reader: Reader, { unitId, recordId, sha256 }: FileAddress): Promise<NamedFileOfRecord | null> {
  const record = await tx
    .selectFrom('records')
    .select(['form_key', 'state', 'receipt', 'awaiting_files', 'readers'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .where('gone', 'is', null)
    .executeTakeFirst()
  if (!record || !maySee(reader, { unitId, formKey: record.form_key, readers: record.readers })) return null
  const rows = await tx
    .selectFrom('record_files')
    .select(['media_type', 'size', 'name', 'here'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .where('sha256', '=', sha256)
    .execute()
  const [first, ...others] = rows.map((row): NamedClaim => ({
    type: row.media_type,
    size: row.size,
    name: row.name,
    stored: row.here,
  }))
  if (!first) return null
  const { form_key: formKey, state, receipt, awaiting_files: awaiting } = record
  return { formKey, state, receipt, awaiting, claims: [first, ...others] }
}
