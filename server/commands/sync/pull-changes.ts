import { sql } from 'kysely'
import { isUuid, type UnitId } from '#core/lib/ids.ts'
import type { PullRequest, PullResponse, PullScope } from '#core/protocol/pull.ts'
import type { Db } from '../../db/database.ts'
import { bulkOf, seenBy } from '../../db/queries/row-sight.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { mayRead } from '../../policies/record-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, scopeFormKey, type Reader } from '../../policies/reader.ts'
import { answersFor, mayExportInBulk } from '../../policies/row-access.ts'
import { pulledRecord } from '../../presenters/pulled-record.ts'
import { recordAccess } from '../audit/record-access.ts'
import { digestOfScope } from './digest-of-scope.ts'
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
      const { page, isSingle } = await pullScope(tx, reader, scope, cursor, left, request.digests === true)
      answered[key] = page
      // One record of such a form in an answer, whatever the scopes: the others come with the next.
      left = isSingle ? 0 : left - page.changes.length
    }
    const shown = Object.values(answered).flatMap((page) =>
      page.changes.flatMap((change) => (change.kind === 'record' ? [change.recordId] : [])),
    )
    await recordAccess(tx, reader, 'pull', shown, new Date(now))
    return answered
  })
  return { scopes, revoked, serverTime: new Date(now).toISOString() }
}

async function pullScope(tx: Tx, reader: Reader, scope: Scope, cursor: Cursor, limit: number, withDigest: boolean): Promise<PulledScope> {
  // Before the rows: whatever it counts is there when they are read.
  const { epoch, counter } = await standingOf(tx, reader, scope)
  // After a restore or a reset the numbers mean something else.
  const from = cursor.epoch === epoch ? cursor.seq : 0
  const rows = await changedRows(tx, reader, scope, from, limit)
  const found: readonly Found[] = rows.map((row) => ({ change: pulledRecord(row), bulk: mayExportInBulk({ bulk: row.bulk ?? false }) }))
  const all = [...found, ...(await hiddenChanges(tx, reader, scope, from, limit))].toSorted((a, b) => a.change.seq - b.change.seq)
  const page = pageOf(all, limit)
  const more = all.length > page.length
  const last = page.at(-1)?.change.seq ?? from
  const isSingle = page.some(isSingleRecord)
  // What the reader may not see has places in the feed too: they are passed, not asked for again and again.
  const digest = withDigest && !more ? await digestOfScope(tx, reader, scope, counter) : null
  const told = { changes: page.map(({ change }) => change), next: more ? last : Math.max(last, counter), more, epoch }
  return { isSingle, page: digest === null ? told : { ...told, digest } }
}

interface PulledScope {
  readonly page: PullScope
  /** A record of a form without bulk answers is in it. */
  readonly isSingle: boolean
}

interface Found {
  readonly change: PullScope['changes'][number]
  readonly bulk: boolean
}

const isSingleRecord = ({ change, bulk }: Found): boolean => change.kind === 'record' && !bulk

/** At most `limit`; and of forms without bulk answers one record, however many are wanted. */
function pageOf(found: readonly Found[], limit: number): readonly Found[] {
  const single = found.findIndex(isSingleRecord)
  const next = found.findIndex(({ change }, i) => single >= 0 && i > single && change.kind === 'record')
  return found.slice(0, next < 0 ? limit : Math.min(next, limit))
}

const changedRows = (tx: Tx, reader: Reader, { unitId, formKey }: Scope, from: number, limit: number) =>
  tx
    .selectFrom('records as r')
    .leftJoin('users as u', 'u.user_id', 'r.author_id')
    .select(storedColumns.map((column) => `r.${column}` as const))
    .leftJoin('revisions as v', (join) =>
      join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.record_id', '=', 'r.record_id').onRef('v.revision', '=', 'r.revision'),
    )
    .select(['u.name as author_name', 'v.reasons'])
    .select(bulkOf)
    .where(seenBy(reader))
    .where('r.unit_id', '=', unitId)
    .where('r.form_key', '=', formKey)
    .where('r.seq', '>', from)
    .orderBy('r.seq')
    .limit(limit + 1)
    .execute()

/** Records that the reader saw once and sees no longer: the device drops its copy. */
async function hiddenChanges(tx: Tx, reader: Reader, { unitId, formKey }: Scope, from: number, limit: number): Promise<readonly Found[]> {
  const rows = await tx
    .selectFrom('hidden_from as h')
    .select(['h.record_id', 'h.seq'])
    .where('h.unit_id', '=', unitId)
    .where('h.form_key', '=', formKey)
    .where('h.user_id', '=', reader.userId)
    .where('h.seq', '>', from)
    // A data owner who is named no longer still sees it.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('records as r')
            .select('r.record_id')
            .whereRef('r.unit_id', '=', 'h.unit_id')
            .whereRef('r.record_id', '=', 'h.record_id')
            .where(seenBy(reader)),
        ),
      ),
    )
    .orderBy('h.seq')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => ({ change: { kind: 'gone', seq: row.seq, recordId: row.record_id, reason: 'hidden' }, bulk: true }))
}

/**
 * The scope's counter, and its epoch. Where records are kept for named people a data owner sees others than everybody else does:
 * who becomes one, or is one no longer, starts anew and drops what is not theirs to see.
 */
async function standingOf(tx: Tx, reader: Reader, { unitId, formKey }: Scope): Promise<{ epoch: string; counter: number }> {
  const row = await tx
    .selectFrom('installation as i')
    .leftJoin('scopes as s', (join) => join.on('s.unit_id', '=', unitId).on('s.form_key', '=', formKey))
    .select(['i.epoch', sql<string | null>`s.epoch`.as('scope_epoch'), sql<number>`coalesce(s.counter, 0)`.as('counter')])
    .select(
      sql<boolean>`exists (select from form_versions f where f.form_key = ${scopeFormKey(formKey)}
        and f.status not in ('draft', 'in-review') and f.definition #>> '{access,rows}' = 'named')`.as('named'),
    )
    .executeTakeFirstOrThrow()
  const epoch = row.scope_epoch === null || row.scope_epoch === row.epoch ? row.epoch : `${row.epoch}.${row.scope_epoch}`
  return { epoch: row.named && answersFor(reader, unitId, formKey) ? `${epoch}.owner` : epoch, counter: row.counter }
}
