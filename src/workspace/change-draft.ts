import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { isCorrectionReason } from '#core/record/make-operation.ts'
import type { Draft } from '#core/record/draft.ts'

export interface DraftStart {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly authorId: UserId
  readonly now: number
}

/** The versions of the code lists that the form reads, as they lie on this device. */
export function listVersionsOf(form: CompiledForm, context: FormContext): Readonly<Record<string, string>> {
  return Object.fromEntries(
    form.lists.flatMap((list) => {
      const version = context.lists.version(list)
      return version === null ? [] : [[list, version] as const]
    }),
  )
}

/** A draft that changes a record the server knows, with the reviewer's remarks on it and the reasons given before. */
export function changeDraft({ form, context, authorId, now, record }: DraftStart & { readonly record: PulledRecord }): Draft {
  return {
    recordId: record.recordId,
    unitId: record.unitId,
    authorId,
    formRef: form.ref,
    base: { kind: 'revision', revision: record.revision, values: record.values, comments: record.comments },
    values: record.values,
    raw: {},
    listVersions: listVersionsOf(form, context),
    // Each request has a reason of its own.
    reasons: record.reasons.filter((reason) => !isCorrectionReason(reason)),
    title: record.title,
    provisional: {},
    createdAt: now,
    changedAt: now,
  }
}
