import type { OpId, RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { formKeyOf } from './form-key-of.ts'
import { openOutboxRow, sealOutboxRow, type OutboxSecret } from './outbox-entry.ts'
import type { Landed } from './kept-operations.ts'
import type { Plan } from './commit-plan.ts'
import type { OutboxKey } from './outbox-keys.ts'
import type { Landing } from './transfer-plans.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { OutboxRow, SentRow } from './vault-database.ts'
import type { SentEntry, Stored } from './vault.ts'

export interface PushAnswer {
  readonly opId: OpId
  readonly outcome: PushOutcome
}

/** What the server's answers do to the outbox. `freed` are records without local operations afterwards. */
export interface SettlePlan extends Required<Pick<Plan, 'puts' | 'deletions'>> {
  readonly freed: readonly RecordId[]
  /** The answered operations that open. */
  readonly landings: readonly Landing[]
  /** Those that leave the outbox for good. */
  readonly landed: readonly Landed[]
  /** Answered, and they do not open. */
  readonly damaged: readonly OutboxRow[]
}

/** What is known of the answered operations before. */
export interface SettleKnown {
  readonly rows: readonly OutboxRow[]
  /** All operations of their records. */
  readonly standing: ReadonlyMap<string, readonly OutboxKey[]>
  /** Those that a held one waits for and that are on this device. */
  readonly here: ReadonlySet<string>
}

export async function settlePlan(
  cipher: VaultCipher,
  { rows, standing, here }: SettleKnown,
  answers: readonly PushAnswer[],
  now: number,
): Promise<Stored<SettlePlan>> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const left = new Set([...standing.values()].flat().flatMap(({ id, status }) => (status === 'conflict' ? [] : [id])))
  for (const { opId, outcome } of answers) if (hasLanded(outcome) || outcome.kind === 'conflict') left.delete(opId)
  const plan = { puts: [] as Mutable<SettlePlan['puts']>, deletions: [] as Mutable<SettlePlan['deletions']> }
  const freed = new Set<RecordId>()
  const landings: Landing[] = []
  const damaged: OutboxRow[] = []
  const landed: Landed[] = []
  for (const { opId, outcome } of answers) {
    const row = byId.get(opId)
    if (row === undefined) continue // settled before: an answer that came twice
    const secret = await openOutboxRow(cipher, row)
    if (!secret.ok) {
      left.add(opId) // damaged since it was sent: it stays, and stops none of the others
      damaged.push(row)
      continue
    }
    landings.push({ operation: secret.value.operation, outcome })
    if (!left.has(opId)) freed.add(secret.value.operation.recordId)
    if (hasLanded(outcome)) {
      landed.push({ row, secret: secret.value })
      plan.deletions.push({ table: 'outbox', id: row.id, rev: row.rev })
      plan.puts.push({ table: 'sent', row: await sealSent(cipher, secret.value, outcome, now) })
    } else
      plan.puts.push({
        table: 'outbox',
        row: await sealOutboxRow(cipher, row.rev + 1, after(secret.value, outcome), { ...row, status: statusAfter(outcome, here) }),
      })
  }
  const isFree = (recordId: RecordId): boolean => (standing.get(recordId) ?? []).every(({ id }) => !left.has(id))
  return ok({ ...plan, freed: [...freed].filter(isFree), landings, landed, damaged })
}

type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : never

function hasLanded(outcome: PushOutcome): boolean {
  return outcome.kind === 'applied' || outcome.kind === 'duplicate' || outcome.kind === 'merged' || outcome.kind === 'correction-requested'
}

/**
 * A moved record's operation goes on to the new unit under its own id (ids are unique per unit). A held one waits for the
 * operation it builds on, which this device has or has just sent; without it, only a person can go on.
 */
function statusAfter(outcome: PushOutcome, here: ReadonlySet<string>): OutboxRow['status'] {
  if (outcome.kind === 'moved') return 'queued'
  if (outcome.kind === 'conflict') return 'conflict'
  if (outcome.kind === 'held') return here.has(outcome.waitsFor) ? 'queued' : 'stopped'
  return 'stopped'
}

function after(secret: OutboxSecret, outcome: PushOutcome): OutboxSecret {
  if (outcome.kind === 'moved') return { ...secret, operation: { ...secret.operation, unitId: outcome.unitId } }
  return { ...secret, outcome }
}

export async function sealSent(
  cipher: VaultCipher,
  { operation, title }: OutboxSecret,
  outcome: PushOutcome,
  now: number,
): Promise<SentRow> {
  const { opId, recordId, unitId } = operation
  const formKey = formKeyOf(operation.formRef)
  const entry: SentEntry = { opId, recordId, unitId, formKey, title, outcome, sentAt: now }
  return { ...(await cipher.seal('sent', opId, 1, entry)), sentAt: now, recordId, formKey }
}
