import { sql } from 'kysely'
import { isUuid, type UnitId } from '#core/lib/ids.ts'
import type { PullRequest, PullResponse, PullScope } from '#core/protocol/pull.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { mayRead } from '../../policies/record-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, type Reader } from '../../policies/reader.ts'
import { pulledRecord, type PulledRow } from '../../presenters/pulled-record.ts'
import { recordAccess } from '../audit/record-access.ts'
import { storedColumns } from './stored-record.ts'
import type { Scope } from './batch-state.ts'

type Cursor = PullRequest['cursors'][string]

function parseScope(key: string): Scope | null {
  const slash = key.indexOf('/')
  const unit = key.slice(0, Math.max(slash, 0))
  // The pattern is the whole contract of the brand.
  return isUuid(unit) ? { unitId: unit as UnitId, formKey: key.slice(slash + 1) } : null
}

/**
 * What changed in the reader's scopes since their cursors, in commit order without a gap: each writer takes the next number
 * while it holds the scope's row, so no smaller number can still appear. At most `limit` changes in all.
 */
export async function pullChanges(db: Db, reader: Reader, request: PullRequest, now: number): Promise<PullResponse> {
  const revoked: string[] = []
  const wanted: [key: string, scope: Scope, cursor: Cursor][] = []
  for (const [key, cursor] of Object.entries(request.cursors)) {
    const scope = parseScope(key)
    if (scope && mayRead(rolesIn(reader, scope.unitId, scope.formKey))) wanted.push([key, scope, cursor])
    else revoked.push(key)
  }
  const scopes = await inTransaction(db, actorOf(reader), async (tx) => {
    const answered: Record<string, PullScope> = {}
    let left = request.limit
    for (const [key, scope, cursor] of wanted) {
      const page = await pullScope(tx, scope, cursor, left)
      answered[key] = page
      left -= page.changes.length
    }
    const shown = Object.values(answered).flatMap((page) =>
      page.changes.flatMap((change) => (change.kind === 'record' ? [change.recordId] : [])),
    )
    await recordAccess(tx, reader, 'pull', shown, new Date(now))
    return answered
  })
  return { scopes, revoked, serverTime: new Date(now).toISOString() }
}

async function pullScope(tx: Tx, { unitId, formKey }: Scope, cursor: Cursor, limit: number): Promise<PullScope> {
  const epoch = await epochOf(tx, { unitId, formKey })
  // After a restore or a reset the numbers mean something else.
  const from = cursor.epoch === epoch ? cursor.seq : 0
  const rows: PulledRow[] = await tx
    .selectFrom('records as r')
    .leftJoin('users as u', 'u.user_id', 'r.author_id')
    .select(storedColumns.map((column) => `r.${column}` as const))
    .leftJoin('revisions as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.record_id', '=', 'r.record_id').onRef('v.revision', '=', 'r.revision'),
    )
    .select(['u.name as author_name', 'v.reasons'])
    .where('r.unit_id', '=', unitId)
    .where('r.form_key', '=', formKey)
    .where('r.seq', '>', from)
    .orderBy('r.seq')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { changes: page.map(pulledRecord), next: page.at(-1)?.seq ?? from, more: rows.length > page.length, epoch }
}

async function epochOf(tx: Tx, { unitId, formKey }: Scope): Promise<string> {
  const row = await tx
    .selectFrom('installation as i')
    .leftJoin('scopes as s', (join) => join.on('s.unit_id', '=', unitId).on('s.form_key', '=', formKey))
    .select(['i.epoch', sql<string | null>`s.epoch`.as('scope_epoch')])
    .executeTakeFirstOrThrow()
  return row.scope_epoch === null || row.scope_epoch === row.epoch ? row.epoch : `${row.epoch}.${row.scope_epoch}`
}
