import { sql, type ExpressionBuilder, type SqlBool, type Expression } from 'kysely'
import type { UnitId, RecordId } from '#core/lib/ids.ts'
import type { RecordPage, RecordQuery } from '#core/protocol/records.ts'
import type { Role } from '#core/protocol/session.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { Db } from '../../db/database.ts'
import { searchRecords } from '../../db/queries/search-records.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { inboxStates } from '../../policies/record-policy.ts'
import { actorOf, recordGrants } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { listedSummary, summaryQuery } from '../../presenters/record-summary.ts'
import { recordAccess } from '../audit/record-access.ts'
import { isReceiptNumber, normalReceipt } from '#core/lib/receipt-number.ts'
import { bulkOf, seenBy } from '../../db/queries/row-sight.ts'
import { pageToken, parsePageToken } from './page-token.ts'

const searchLimit = 1000
const defaultLimit = 50

interface Reach {
  readonly units: readonly UnitId[]
  readonly formKey: string
  /** Null: any state. */
  readonly states: readonly RecordStateKind[] | null
}

/** The scopes that the reader's roles open, narrowed to what waits for each role when it is the inbox. */
export function reachOf(reader: Reader, inbox: boolean): readonly Reach[] {
  return recordGrants(reader).flatMap((grant): Reach[] => {
    const states = inbox ? inboxStates(new Set<Role>([grant.role])) : null
    return states?.length === 0 ? [] : [{ units: grant.reaches, formKey: grant.formKey, states }]
  })
}

/** Records of the reader's scopes, newest first, a page at a time. What was shown is recorded. */
export async function listRecords(db: Db, reader: Reader, query: RecordQuery, now: number): Promise<RecordPage> {
  const reach = reachOf(reader, query.inbox === '1')
  if (reach.length === 0) return { records: [], next: null }
  const limit = query.limit ?? defaultLimit
  return inTransaction(db, actorOf(reader), async (tx) => {
    const found = query.q?.trim() ? await idsFor(tx, query, query.q.trim()) : null
    if (found?.length === 0) return { records: [], next: null }
    const after = parsePageToken(query.after)
    const rows = await summaryQuery(tx)
      .select(bulkOf)
      .where(seenBy(reader))
      .where('r.gone', 'is', null)
      .where((eb) => eb.or(reach.map((one) => within(eb, one))))
      .$if(query.unitId !== undefined, (qb) => qb.where('r.unit_id', '=', query.unitId ?? ('' as UnitId))) // asked for just above
      .$if(query.formKey !== undefined, (qb) => qb.where('r.form_key', '=', query.formKey ?? ''))
      .$if(query.state !== undefined, (qb) => qb.where(sql<string>`r.state`, '=', query.state ?? ''))
      .$if(found !== null, (qb) => qb.where('r.record_id', 'in', found ?? []))
      .$if(after !== null, (qb) =>
        qb.where(sql<SqlBool>`(r.changed_at, r.record_id) < (${after?.at ?? ''}::timestamptz, ${after?.recordId ?? ''}::uuid)`),
      )
      .orderBy('r.changed_at', 'desc')
      .orderBy('r.record_id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = rows.slice(0, limit)
    await recordAccess(
      tx,
      reader,
      found === null ? 'list' : 'search',
      page.map((row) => row.record_id),
      new Date(now),
    )
    const last = page.at(-1)
    return {
      records: page.map(listedSummary),
      next: rows.length > limit && last ? pageToken({ at: last.changed_at.toISOString(), recordId: last.record_id }) : null,
    }
  })
}

function within(
  eb: ExpressionBuilder<{ r: { unit_id: UnitId; form_key: string; state: RecordStateKind } }, 'r'>,
  { units, formKey, states }: Reach,
): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [eb('r.unit_id', 'in', units)]
  if (formKey !== '*') parts.push(eb('r.form_key', 'in', [formKey, `${formKey}~test`]))
  if (states) parts.push(eb('r.state', 'in', states))
  return eb.and(parts)
}

async function idsFor(tx: Tx, query: RecordQuery, text: string): Promise<RecordId[]> {
  const receipt = normalReceipt(text)
  if (isReceiptNumber(receipt)) {
    const rows = await tx.selectFrom('records').select('record_id').where('receipt', '=', receipt).execute()
    return rows.map((row) => row.record_id)
  }
  const words = fold(text).split(' ').filter(Boolean)
  const rows = await searchRecords(tx, { words, unitId: query.unitId ?? null, formKey: query.formKey ?? null, limit: searchLimit })
  return rows.map((row) => row.record_id)
}
