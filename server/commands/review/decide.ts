import { vietnamDay } from '#core/lib/calendar.ts'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { factsOf } from '../../policies/record-facts.ts'
import { allowedActions, approvingRole, withheldActions, type RecordAction, type RecordFacts } from '../../policies/record-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, type Reader } from '../../policies/reader.ts'
import type { FormCache } from '../catalogue/form-cache.ts'
import type { StoredRecord } from '../sync/batch-state.ts'
import { loadRecords } from '../sync/load-records.ts'
import { lockCounters, lockScope, type LockedScope } from '../sync/lock-scope.ts'
import type { Counters } from '../sync/plan-run.ts'
import { acceptCorrection } from './accept-correction.ts'
import { openCorrections, refuseCorrection } from './corrections.ts'
import { openErasure, requestErasure } from './erasure-requests.ts'
import { giveUpFiles } from './give-up-files.ts'
import { nameReaders } from './name-readers.ts'
import { prepareDecision, type PreparedDecision } from './prepare-decision.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { decidedState } from './transition.ts'
import { writeDecision, type Decided } from './write-decision.ts'

export interface DecideDeps {
  readonly db: Db
  readonly forms: FormCache
  readonly identitySecret: Buffer
  readonly demo: boolean
}

export interface DecideInput {
  readonly reader: Reader
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly request: DecisionRequest
  readonly now: Date
}

/** A decision under way: the scope is locked, and `record` is what it is about. */
export interface Deciding extends DecideInput, PreparedDecision, Pick<DecideDeps, 'identitySecret' | 'demo'> {
  readonly scope: LockedScope
  readonly record: StoredRecord
  /** Null: the record had its receipt before the scope was locked, and keeps it. */
  readonly counters: Pick<Counters, 'receipt'> | null
}

/**
 * A person's decision on the revision that they saw. Codes: 404 `record.unknown` · 409 `record.changed` (a newer revision
 * came meanwhile: look again) · 409 `decision.op-id-reused` · 403 `decision.not-allowed`, `decision.own-work` (four eyes) ·
 * 409 `correction.none|invalid`, `conflict.none` · 409 `files.missing` (nobody agrees to what is not here yet), `files.not-aside` · 422 `conflict.invalid` with the issues.
 * The same decision sent again is done once.
 */
export async function decide(deps: DecideDeps, input: DecideInput): Promise<Result<null, Refusal>> {
  const prepared = await prepareDecision(deps.db, deps.forms, input.reader, input.unitId, input.recordId, vietnamDay(input.now.getTime()))
  if (!prepared) return refuse(404, 'record.unknown')
  return inTransaction(deps.db, actorOf(input.reader), async (tx): Promise<Result<null, Refusal>> => {
    const { unitId, recordId, request } = input
    const year = Number(vietnamDay(input.now.getTime()).slice(0, 4))
    // Counters before scopes, as everywhere; only a record without a receipt may get one.
    const counters = prepared.hasReceipt ? null : await lockCounters(tx, { unitId, formKey: prepared.formKey }, year)
    const scope = await lockScope(tx, { unitId, formKey: prepared.formKey })
    // Only now nobody else can change it.
    const record = (await loadRecords(tx, scope, [recordId], prepared.forms.values())).get(recordId)
    if (!record) return refuse(404, 'record.unknown')
    const payloadHash = hashOf(input)
    const twin = await tx
      .selectFrom('reviews')
      .select('payload_hash')
      .where('unit_id', '=', unitId)
      .where('op_id', '=', request.opId)
      .executeTakeFirst()
    if (twin) return twin.payload_hash.toString('hex') === payloadHash ? ok(null) : refuse(409, 'decision.op-id-reused')
    if (record.revision !== request.revision) return refuse(409, 'record.changed')
    const decided = await decideOn(tx, {
      ...input,
      ...prepared,
      identitySecret: deps.identitySecret,
      demo: deps.demo,
      scope,
      record,
      counters,
    })
    if (!decided.ok) return decided
    await counters?.save(tx)
    await writeDecision(tx, scope, input, record, decided.value, payloadHash)
    return ok(null)
  })
}

const hashOf = ({ recordId, request }: DecideInput): string =>
  // Checked by its schema, so every part is JSON.
  sha256Hex(canonicalJson({ recordId, revision: request.revision, decision: request.decision as unknown as JsonValue }))

function refuseAction(roles: ReadonlySet<Role>, facts: RecordFacts, wanted: RecordAction): Result<never, Refusal> {
  if (withheldActions(roles, facts).includes(wanted)) return refuse(403, 'decision.own-work')
  if (allowedActions(roles, { ...facts, awaitsFiles: false }).includes(wanted)) return refuse(409, 'files.missing')
  return refuse(403, 'decision.not-allowed')
}

async function decideOn(tx: Tx, deciding: Deciding): Promise<Result<Decided, Refusal>> {
  const { reader, unitId, request, now, scope, record } = deciding
  const { decision } = request
  const roles = rolesIn(reader, unitId, scope.formKey)
  const corrections = record.state.kind === 'correction-requested' ? await openCorrections(tx, unitId, record.recordId) : []
  const awaitsErasure = (await openErasure(tx, unitId, record.recordId)) !== undefined
  const facts = factsOf(reader, { ...record, unitId, awaitsErasure }, corrections[0]?.operation.authorId ?? null)
  if (!allowedActions(roles, facts).includes(decision.kind)) return refuseAction(roles, facts, decision.kind)
  const state = decidedState(record.state, decision, approvingRole(roles, facts), corrections.length > 1)
  if (!state.ok) return err({ status: 409, code: 'decision.refused', issues: state.error })
  const at = now.toISOString()
  const changed: StoredRecord = { ...record, state: state.value, changedAt: now }
  switch (decision.kind) {
    case 'start-review':
      return ok({ record: changed, comments: [] })
    case 'approve':
      return ok({ record: { ...changed, comments: [] }, comments: [] })
    case 'return': {
      const comments = decision.comments.map((comment) => ({ ...comment, author: reader.name, at }))
      return ok({ record: { ...changed, comments }, comments })
    }
    case 'cancel': {
      const comments = [{ path: '', text: decision.comment, author: reader.name, at }]
      return ok({ record: { ...changed, comments }, comments })
    }
    case 'name-readers':
      // Nothing of the record itself changes, not even when it was last worked on.
      return nameReaders(tx, deciding, decision.readers)
    case 'request-erasure':
      return requestErasure(tx, deciding, decision)
    case 'give-up-files':
      return giveUpFiles(tx, { ...deciding, record: changed }, decision)
    case 'take-over':
      return ok({ record: { ...changed, holderId: reader.userId }, comments: [] })
    case 'resolve-conflict':
      return resolveConflict(tx, { ...deciding, record: changed }, decision)
    case 'accept-correction':
      return acceptCorrection(tx, { ...deciding, record: changed }, corrections[0])
    case 'refuse-correction':
      return refuseCorrection(tx, { ...deciding, record: changed }, corrections, decision.comment)
  }
}
