import type { CompiledForm, FormContext, FormRef } from '#core/form/compiled-form.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { Draft } from '#core/record/draft.ts'
import type { StorageFailure } from '#storage/vault.ts'
import type { Desk } from '#workspace/desk.ts'
import type { FormFailure } from '#workspace/form-library.ts'
import { changeDraft } from '#workspace/change-draft.ts'
import { isClerkOf } from '#workspace/grants.ts'
import { isUnderWay } from '#workspace/is-under-way.ts'
import { previousValues } from '#workspace/previous-values.ts'
import { referredRecords } from '#workspace/referred-records.ts'
import { newDraft } from './start-draft.ts'

/** Why a form cannot be opened for typing. `under-way`: what was sent of this record has not arrived; look at that instead. */
export type OpenFailure =
  | { readonly kind: 'form'; readonly failure: FormFailure }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  | { readonly kind: 'no-record' }
  | { readonly kind: 'no-unit' }
  /** A new record under an id that this person did not begin: it gets one of its own. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'under-way'; readonly opId: OpId }

export interface OpenedForm {
  readonly form: CompiledForm
  readonly draft: Draft
  readonly context: FormContext
  /** The record as the server last sent it; null for a new one. */
  readonly held: PulledRecord | null
  /** When the draft was last kept on this device; null when it begins only now. */
  readonly keptAt: number | null
}

export interface OpenRequest {
  readonly recordId: RecordId
  /** For a new record. */
  readonly formKey: string | null
  readonly unitId: UnitId | null
}

export interface OpenDeps {
  readonly desk: Pick<Desk, 'vault' | 'forms' | 'begun'>
  readonly now: number
  readonly demo: boolean
}

/** The draft of this record, or one begun from the record this device holds, or a new one; always on its own form version. */
export async function openForm({ desk, now, demo }: OpenDeps, request: OpenRequest): Promise<Result<OpenedForm, OpenFailure>> {
  const { vault, forms } = desk
  const draft = await vault.draft(request.recordId)
  if (!draft.ok) return err({ kind: 'storage', failure: draft.error })
  const held = await vault.latest(request.recordId)
  if (!held.ok) return err({ kind: 'storage', failure: held.error })
  if (draft.value === null) {
    const underWay = await operationUnderWay(desk, request.recordId)
    if (!underWay.ok) return underWay
    if (underWay.value !== null) return err({ kind: 'under-way', opId: underWay.value })
    if (held.value === null && request.formKey !== null && request.unitId !== null && !desk.begun.has(request.recordId))
      return err({ kind: 'not-begun' })
  }
  const ref = await refFor(desk, draft.value, held.value, request)
  if (!ref.ok) return ref
  const form = await forms.form(ref.value)
  if (!form.ok) return err({ kind: 'form', failure: form.error })
  const asOf = vietnamDay(now)
  const lists = await forms.lists(asOf, form.value)
  if (!lists.ok) return err({ kind: 'form', failure: lists.error })
  const bare: FormContext = { asOf, lists: lists.value, demo, previous: null }
  const start = { form: form.value, context: bare, authorId: vault.userId, now }
  const begun =
    draft.value ??
    (held.value === null
      ? newDraft({ ...start, recordId: request.recordId, unitId: request.unitId })
      : changeDraft({ ...start, record: held.value }))
  if (begun === null) return err({ kind: 'no-unit' })
  const previous = await previousValues(vault, form.value, begun.unitId, begun.values)
  const records = await referredRecords(vault, form.value, begun.values)
  return ok({
    form: form.value,
    draft: begun,
    context: { ...bare, previous, records },
    held: held.value,
    keptAt: draft.value?.changedAt ?? null,
  })
}

async function operationUnderWay({ vault }: OpenDeps['desk'], recordId: RecordId): Promise<Result<OpId | null, OpenFailure>> {
  const outbox = await vault.outboxOf(recordId)
  if (!outbox.ok) return err({ kind: 'storage', failure: outbox.error })
  return ok(outbox.value.findLast((entry) => isUnderWay(entry, recordId))?.operation.opId ?? null)
}

async function refFor(
  desk: OpenDeps['desk'],
  draft: Draft | null,
  held: PulledRecord | null,
  request: OpenRequest,
): Promise<Result<FormRef, OpenFailure>> {
  if (draft !== null) return ok(draft.formRef)
  if (held !== null) return ok(held.formRef)
  if (request.formKey === null) return err({ kind: 'no-record' })
  if (request.unitId === null || !isClerkOf(desk.vault.session(), request.formKey, request.unitId)) return err({ kind: 'no-unit' })
  const current = await desk.forms.current(request.formKey)
  return current.ok ? current : err({ kind: 'form', failure: current.error })
}
