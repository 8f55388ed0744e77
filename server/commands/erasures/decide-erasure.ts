import { sql } from 'kysely'
import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { ErasureDecision } from '#core/protocol/erasures.ts'
import { nextState } from '#core/record/record-state.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Actor, type Tx } from '../../db/transaction.ts'
import type { FileStore } from '../../files/file-store.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { isOwnErasure, mayDecideErasure } from '../../policies/erasure-policy.ts'
import type { Reader } from '../../policies/reader.ts'
import { appendChanges } from '../audit/append-changes.ts'
import { dropErased, markErasedFiles } from '../files/drop-bytes.ts'
import { lockCounters, lockScope, type LockedScope } from '../sync/lock-scope.ts'
import { stateOf } from '../sync/stored-record.ts'

export interface ErasureDeps {
  readonly db: Db
  readonly files: FileStore
}

export interface ErasureInput {
  readonly reader: Reader
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly request: ErasureDecision
  readonly now: Date
}

/**
 * Carries out a request to erase a record, or refuses it. Codes: 404 `erasure.none` · 403 `erasure.own-request` · 409
 * `erasure.decided` (by somebody else meanwhile), `erasure.state` (the record is being worked on again). Sent again it is done once.
 */
export async function decideErasure({ db, files }: ErasureDeps, input: ErasureInput): Promise<Result<null, Refusal>> {
  const { reader, unitId } = input
  // Sees the record whole to destroy it whole, and shows nothing of it; what the person may is asked below.
  const actor: Actor = { userId: reader.userId, units: [unitId], forms: '*', tests: '*', owned: [`${unitId}/*`] }
  const done = await inTransaction(db, actor, (tx) => decideIn(tx, input))
  if (!done.ok) return done
  await dropErased({ db, files }, actor, unitId)
  return done
}

const erasureOf = (tx: Tx, unitId: UnitId, recordId: RecordId, requestId: OpId) =>
  tx
    .selectFrom('erasures')
    .select(['form_key', 'status', 'requested_by', 'decision_op_id', 'reason', 'basis'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .where('op_id', '=', requestId)
    .executeTakeFirst()

async function decideIn(tx: Tx, { reader, unitId, recordId, request, now }: ErasureInput): Promise<Result<null, Refusal>> {
  const { opId, requestId, decision } = request
  const seen = await erasureOf(tx, unitId, recordId, requestId)
  if (!seen || !mayDecideErasure(reader, unitId, seen.form_key)) return refuse(404, 'erasure.none')
  if (decision === 'confirm' && isOwnErasure(reader, seen)) return refuse(403, 'erasure.own-request')
  // Whoever counts on a file that is there holds the unit's counters: so none is forgotten that another record names just now.
  if (decision === 'confirm') await lockCounters(tx, { unitId, formKey: seen.form_key }, Number(vietnamDay(now.getTime()).slice(0, 4)))
  const scope = await lockScope(tx, { unitId, formKey: seen.form_key })
  const asked = must(await erasureOf(tx, unitId, recordId, requestId), 'a request stays')
  if (asked.decision_op_id === opId) return ok(null)
  if (asked.status !== 'requested') return refuse(409, 'erasure.decided')
  if (decision === 'confirm' && !(await erase(tx, scope, recordId, requestId, now))) return refuse(409, 'erasure.state')
  await tx
    .updateTable('erasures')
    .set({
      status: decision === 'confirm' ? 'confirmed' : 'refused',
      decision_op_id: opId,
      decided_by: reader.userId,
      decider_name: reader.name,
      decided_at: now,
    })
    .where('unit_id', '=', unitId)
    .where('op_id', '=', requestId)
    .execute()
  const { reason, basis } = asked
  const readers = await readersOf(tx, unitId, recordId)
  const kind = decision === 'confirm' ? 'erase' : 'refuse-erasure'
  const entry = { recordId, opId, actorId: reader.userId, kind, readers, detail: { requestId, reason, basis } }
  const head = await appendChanges(tx, scope, [entry], now)
  await tx
    .updateTable('scopes')
    .set({ counter: decision === 'confirm' ? scope.counter + 1 : scope.counter, chain_number: head.number, chain_head: head.hash })
    .where('unit_id', '=', unitId)
    .where('form_key', '=', scope.formKey)
    .execute()
  return ok(null)
}

const readersOf = async (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  (
    await tx
      .selectFrom('records')
      .select('readers')
      .where('unit_id', '=', unitId)
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow()
  ).readers

/** Destroys what the record said and gives it the next place in the feed, so that devices drop their copy. False: not in this state. */
async function erase(tx: Tx, scope: LockedScope, recordId: RecordId, requestId: OpId, now: Date): Promise<boolean> {
  const { unitId } = scope
  const row = await tx
    .selectFrom('records')
    .select(['state', 'level'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow()
  if (!nextState(stateOf(row), { kind: 'erase' }).ok) return false
  await markErasedFiles(tx, unitId, recordId)
  const { rows } = await sql<{ done: boolean }>`select erase_record(${unitId}::uuid, ${requestId}::uuid) as done`.execute(tx)
  must(rows[0]?.done === true ? true : null, 'a request of another person on an ended record is carried out')
  await sql`select erase_accesses(${unitId}::uuid, ${recordId}::uuid), erase_letters(${unitId}::uuid, ${recordId}::uuid)`.execute(tx)
  await tx
    .updateTable('records')
    .set({ seq: scope.counter + 1, changed_at: now })
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .execute()
  return true
}
