import { sql } from 'kysely'
import type { RecordId } from '#core/lib/ids.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { filesNamed } from '#core/record/files-named.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Scope } from '../sync/batch-state.ts'

/** An operation, or the revision that it became: that keeps aside also what the record lost by it. */
export type NamingOperation = Pick<Operation, 'recordId' | 'opId' | 'changes' | 'orphans'>

/**
 * Notes which files the operations name, so that their bytes may come; once the records are written. By shape and not by form: who
 * keeps bytes rather takes one too many than loses the only copy.
 * @param records all that were written: what they name, and another record that the actor sees has, they have too, as `loadStoredFiles` said
 */
export async function writeRecordFiles(
  tx: Tx,
  { unitId, formKey }: Scope,
  operations: readonly NamingOperation[],
  records: readonly RecordId[],
): Promise<void> {
  const named = operations.flatMap(({ recordId, opId, changes, orphans = {} }) =>
    // Both are JSON, checked by their schemas.
    filesNamed([changes, orphans] as unknown as JsonValue).map((file) => ({ record_id: recordId, op_id: opId, ...file })),
  )
  if (named.length > 0)
    await sql`insert into record_files (unit_id, record_id, form_key, sha256, media_type, size, name, op_id, readers)
      select r.unit_id, r.record_id, ${formKey}, f.sha256, f.type, f.size, f.name, f.op_id, r.readers
      from json_to_recordset(${JSON.stringify(named)}::json) as f (record_id uuid, op_id uuid, sha256 text, size bigint, type text, name text)
      join records r on r.unit_id = ${unitId}::uuid and r.record_id = f.record_id
      on conflict do nothing`.execute(tx)
  if (records.length > 0)
    await sql`update record_files n set here = true
      where n.unit_id = ${unitId} and n.record_id = any (${[...records]}::uuid[]) and not n.here and exists (
        select from record_files o where o.unit_id = n.unit_id and o.sha256 = n.sha256 and o.media_type = n.media_type and o.size = n.size
          and o.here)`.execute(tx)
}
