import { sql } from 'kysely'
import { isTestKey } from '#core/form/test-key.ts'
import { isUuid, type DeviceId, type OpId, type RecordId, type UnitId } from '#core/lib/ids.ts'
import { isJsonObject } from '#core/lib/json.ts'
import type { DeadLetterReason } from '#core/protocol/dead-letters.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { parseFormRef } from '../catalogue/parse-form-ref.ts'

/** An operation that is answered and of which nothing else stays. */
export interface Rejected {
  readonly opId: OpId
  /** As it came. */
  readonly raw: unknown
  readonly reason: DeadLetterReason
  readonly outcome: PushOutcome
}

/** Bytes kept of an operation. */
const MAX_PAYLOAD = 65_000
/** Open letters of one sender; a device gone mad must not fill the disk. */
const MAX_LETTERS = 1000

/** What came, as text; null for what is nested so deeply that it cannot be written. */
function textOf(raw: unknown): string | null {
  try {
    return JSON.stringify(raw)
  } catch {
    return null
  }
}

/** What comes again says of itself what counts: it may have been mended, and its sender may work elsewhere. */
const replaced = [
  'device_id',
  'unit_id',
  'record_id',
  'claimed_unit',
  'form_key',
  'reason',
  'outcome',
  'payload',
  'size',
  'last_at',
  'settled_at',
] as const

/** Why an outcome of a batch left no row in `operations`; null: it did. */
export function unkeptReason(outcome: PushOutcome, isFormKnown: boolean): DeadLetterReason | null {
  if (outcome.kind === 'denied') return 'denied'
  if (outcome.kind !== 'quarantined') return null
  if (outcome.reason === 'op-id-reused') return 'op-id-reused'
  if (outcome.reason === 'closed' && outcome.issues.some(({ code, params }) => code === 'record.closed' && params['state'] === 'erased'))
    return 'erased'
  // Of a test that is over nothing is kept.
  return outcome.reason === 'form-mismatch' && !isFormKnown ? 'unplaced' : null
}

function rowOf(reader: Reader, deviceId: DeviceId, { opId, raw, reason, outcome }: Rejected, now: Date) {
  const claims = isJsonObject(raw) ? raw : {}
  const { recordId, unitId, formRef } = claims
  // The pattern is the whole contract of these brands.
  const claimedUnit = isUuid(unitId) ? (unitId as UnitId) : null
  const formKey = typeof formRef === 'string' ? (parseFormRef(formRef)?.scopeKey ?? null) : null
  const text = textOf(raw)
  // Nothing may stay of what was erased by law, nor of a test.
  const mayStay = reason !== 'erased' && (formKey === null || !isTestKey(formKey))
  return {
    sender_id: reader.userId,
    device_id: deviceId,
    // Who works nowhere any more wrote it where they say: there somebody knows them.
    unit_id: reader.grants[0]?.unitId ?? claimedUnit,
    op_id: opId,
    record_id: isUuid(recordId) ? (recordId as RecordId) : null,
    claimed_unit: claimedUnit,
    form_key: formKey,
    reason,
    // A path may name what jsonb refuses.
    outcome: JSON.stringify(outcome, (_key, value: unknown) =>
      typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value,
    ),
    payload: text !== null && mayStay ? Buffer.from(text).subarray(0, MAX_PAYLOAD).toString() : null,
    size: text === null ? 0 : Buffer.byteLength(text),
    first_at: now,
    last_at: now,
    settled_at: null,
  }
}

/**
 * Keeps what is rejected where an administrator finds it, before it is answered: once per operation, however often it comes.
 * @returns how many could not be kept, because the sender has too many
 */
export async function keepLetters(db: Db, reader: Reader, deviceId: DeviceId, rejected: readonly Rejected[], now: Date): Promise<number> {
  const latest = new Map(rejected.map((each) => [each.opId, each]))
  if (latest.size === 0) return 0
  const rows = [...latest.values()].map((each) => rowOf(reader, deviceId, each, now))
  return inTransaction(db, actorOf(reader), async (tx) => {
    const { open } = await tx
      .selectFrom('dead_letters')
      .select((eb) => eb.fn.countAll<number>().as('open'))
      .where('sender_id', '=', reader.userId)
      .where('settled_at', 'is', null)
      .where('op_id', 'not in', [...latest.keys()])
      .executeTakeFirstOrThrow()
    const kept = rows.slice(0, Math.max(0, MAX_LETTERS - open))
    if (kept.length > 0)
      await tx
        .insertInto('dead_letters')
        .values(kept)
        .onConflict((oc) =>
          oc.columns(['sender_id', 'op_id']).doUpdateSet((eb) => ({
            ...Object.fromEntries(replaced.map((column) => [column, eb.ref(`excluded.${column}`)])),
            times: sql<number>`dead_letters.times + 1`,
          })),
        )
        .execute()
    return rows.length - kept.length
  })
}

/** Of these operations those that were rejected before. */
export async function openLetters(tx: Tx, reader: Reader, opIds: readonly OpId[]): Promise<readonly OpId[]> {
  const rows = await tx
    .selectFrom('dead_letters')
    .select('op_id')
    .where('sender_id', '=', reader.userId)
    .where('op_id', 'in', opIds)
    .where('settled_at', 'is', null)
    .execute()
  return rows.map((row) => row.op_id)
}

/** They were taken at last: what they say lies with the records. */
export async function settleLetters(db: Db, reader: Reader, opIds: readonly OpId[], now: Date): Promise<void> {
  if (opIds.length === 0) return
  await inTransaction(db, actorOf(reader), (tx) =>
    tx
      .updateTable('dead_letters')
      .set({ settled_at: now, payload: null })
      .where('sender_id', '=', reader.userId)
      .where('op_id', 'in', opIds)
      .execute(),
  )
}
