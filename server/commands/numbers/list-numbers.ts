import { sql } from 'kysely'
import { WITHDRAWAL_REASON } from '#core/record/make-operation.ts'
import type { Reason } from '#core/record/draft.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import { checkUntrusted } from '#core/lib/entrance.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { NumberEntry, NumbersPage, NumbersQuery } from '#core/protocol/numbers.ts'
import type { Db } from '../../db/database.ts'
import { seenBy } from '../../db/queries/row-sight.ts'
import { inTransaction } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { mayRead } from '../../policies/record-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, type Reader } from '../../policies/reader.ts'
import { mayExportInBulk } from '../../policies/row-access.ts'
import { recordAccess } from '../audit/record-access.ts'
import { stateOf } from '../sync/stored-record.ts'

const pageSize = 200

interface Row {
  readonly split: readonly string[]
  readonly number: number
  readonly written: string | null
  readonly record_id: RecordId
  readonly state: RecordStateKind
  readonly level: number | null
  readonly assigned_at: Date
  readonly bulk: boolean | null
  readonly withdrawal: readonly Reason[] | null
  readonly cancellation: string | null
  readonly erasure: string | null
}

/** The registry book of a series, a page at a time; 404 `unit.unknown` when the reader reads nothing there. What was shown is recorded. */
export async function listNumbers(
  db: Db,
  reader: Reader,
  unitId: UnitId,
  query: NumbersQuery,
  now: number,
): Promise<Result<NumbersPage, Refusal>> {
  if (!mayRead(rolesIn(reader, unitId, query.formKey))) return refuse(404, 'unit.unknown')
  return inTransaction(db, actorOf(reader), async (tx): Promise<Result<NumbersPage, Refusal>> => {
    const [afterSplit, afterNumber] = parseAfter(query.after)
    const { rows } = await sql<Row>`
      select a.split, a.number, a.written, a.record_id, a.assigned_at, r.state, r.level,
        (select f.bulk from form_versions f where f.form_key = split_part(r.form_key, '~', 1) and f.version = r.form_version) as bulk,
        (select v.reasons from revisions v where v.unit_id = r.unit_id and v.record_id = r.record_id and v.revision = r.revision) as withdrawal,
        (select w.comments -> 0 ->> 'text' from reviews w where w.unit_id = r.unit_id and w.record_id = r.record_id and w.decision = 'cancel' limit 1) as cancellation,
        (select e.reason from erasures e where e.unit_id = r.unit_id and e.record_id = r.record_id and e.status = 'confirmed' limit 1) as erasure
      from assigned_numbers a join records r on r.unit_id = a.unit_id and r.record_id = a.record_id
      where a.unit_id = ${unitId} and a.form_key = ${query.formKey} and a.series = ${query.series} and a.year = ${query.year}
        and (a.split, a.number) > (${[...afterSplit]}::text[], ${afterNumber}::bigint) and ${seenBy(reader)}
      order by a.split, a.number limit ${pageSize + 1}`.execute(tx)
    const page = rows.slice(0, pageSize)
    const ids = [...new Set(page.map((row) => row.record_id))]
    await recordAccess(tx, reader, 'list', ids, new Date(now))
    const last = page.at(-1)
    return ok({ numbers: page.map(entryOf), next: rows.length > pageSize && last ? afterToken(last) : null })
  })
}

const entryOf = (row: Row): NumberEntry => ({
  split: [...row.split],
  number: row.number,
  written: (mayExportInBulk({ bulk: row.bulk ?? false }) ? row.written : null) ?? String(row.number),
  recordId: row.record_id,
  state: stateOf(row),
  reason: reasonOf(row),
  at: row.assigned_at.toISOString(),
})

function reasonOf({ state, withdrawal, cancellation, erasure }: Row): string | null {
  switch (state) {
    case 'withdrawn':
      return withdrawal?.find((reason) => reason.ruleId === WITHDRAWAL_REASON)?.text ?? null
    case 'cancelled':
      return cancellation
    case 'erased':
      return erasure
    default:
      return null
  }
}

const afterToken = ({ split, number }: Row): string => Buffer.from(JSON.stringify([split, number])).toString('base64url')

/** A token that is none of ours begins anew. */
function parseAfter(token: string | undefined): readonly [split: readonly string[], number: number] {
  const start = [[], 0] as const
  if (token === undefined) return start
  try {
    const parsed = checkUntrusted(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    const [split, number] = parsed.ok && Array.isArray(parsed.value) ? (parsed.value as readonly unknown[]) : []
    const isToken = Array.isArray(split) && split.every((part) => typeof part === 'string') && Number.isSafeInteger(number)
    return isToken ? [split as readonly string[], number as number] : start // checked just above
  } catch {
    return start
  }
}
