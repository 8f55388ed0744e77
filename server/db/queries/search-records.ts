import { sql } from 'kysely'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Tx } from '../transaction.ts'

export interface RecordSearch {
  /** Folded (`core/lib/vietnamese.ts`); each must occur somewhere in title, receipt or searchable fields. */
  readonly words: readonly string[]
  readonly unitId: UnitId | null
  readonly formKey: string | null
  readonly limit: number
}

/** Ids of what matches among the units and forms of the transaction, newest first. Read the rows themselves under the policies. */
export async function searchRecords(tx: Tx, search: RecordSearch): Promise<{ unit_id: UnitId; record_id: RecordId }[]> {
  const { rows } = await sql<{ unit_id: UnitId; record_id: RecordId }>`
    select unit_id, record_id from search_records(${[...search.words]}::text[], ${search.unitId}::uuid, ${search.formKey}::text, ${search.limit}::integer)`.execute(
    tx,
  )
  return rows
}
