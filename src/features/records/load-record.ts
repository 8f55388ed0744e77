import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { StorageFailure } from '#storage/vault.ts'
import type { Desk } from '#workspace/desk.ts'
import type { FormFailure } from '#workspace/form-library.ts'
import { heldFromMessage } from '#workspace/held-from-message.ts'
import { previousValues } from '#workspace/previous-values.ts'
import { isUnderWay } from '#workspace/is-under-way.ts'
import type { Services } from '#workspace/services.ts'
import { mayWithdraw } from './may-withdraw.ts'

export type RecordFailure =
  | { readonly kind: 'form'; readonly failure: FormFailure }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  | { readonly kind: 'network'; readonly failure: NetworkFailure }

export interface OpenRecord {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly record: PulledRecord
  /** What only the server knows: history and what may be done. Null without a network. */
  readonly message: RecordMessage | null
  readonly hasDraft: boolean
  /** Something of this record waits to be sent. */
  readonly pending: { readonly opId: OpId; readonly kind: Operation['kind'] } | null
  readonly mayWithdraw: boolean
}

export interface RecordDeps {
  readonly desk: Desk
  readonly services: Services
}

/** The record as the server has it now, or as this device holds it when the server cannot be reached. */
export async function loadRecord(
  { desk, services }: RecordDeps,
  unitId: UnitId,
  recordId: RecordId,
): Promise<Result<OpenRecord, RecordFailure>> {
  const { vault, forms } = desk
  const [held, answer, draft, outbox, sent] = await Promise.all([
    vault.latest(recordId),
    services.api.record(unitId, recordId),
    vault.draft(recordId),
    vault.outboxOf(recordId),
    vault.sentOf(recordId),
  ])
  if (!held.ok) return err({ kind: 'storage', failure: held.error })
  const message = answer.ok ? answer.value : null
  if (message !== null) {
    // Opened once, it can be opened again without a network.
    const kept = await vault.holdRecord(heldFromMessage(message))
    if (!kept.ok) return err({ kind: 'storage', failure: kept.error })
  }
  const record = message === null ? held.value : heldFromMessage(message)
  if (record === null) return err(answer.ok ? { kind: 'form', failure: { kind: 'missing' } } : { kind: 'network', failure: answer.error })
  const form = await forms.form(record.formRef)
  if (!form.ok) return err({ kind: 'form', failure: form.error })
  const asOf = vietnamDay(services.clock.now())
  const lists = await forms.lists(asOf, form.value)
  if (!lists.ok) return err({ kind: 'form', failure: lists.error })
  const waiting = outbox.ok ? outbox.value.findLast((entry) => isUnderWay(entry, recordId))?.operation : undefined
  const pending = waiting === undefined ? null : { opId: waiting.opId, kind: waiting.kind }
  const previous = await previousValues(vault, form.value, record.unitId, record.values)
  return ok({
    form: form.value,
    context: { asOf, lists: lists.value, demo: services.demo(), previous },
    record,
    message,
    hasDraft: draft.ok && draft.value !== null,
    pending,
    mayWithdraw: pending === null && mayWithdraw(record, message, sent.ok ? sent.value : []),
  })
}
