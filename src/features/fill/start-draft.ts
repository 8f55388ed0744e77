import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { newValues } from '#core/form/fill-defaults.ts'
import type { RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { Draft } from '#core/record/draft.ts'

interface Start {
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

/** A draft with the form's defaults; null when nobody said for which unit. */
export function newDraft({
  form,
  context,
  authorId,
  now,
  recordId,
  unitId,
}: Start & { readonly recordId: RecordId; readonly unitId: UnitId | null }): Draft | null {
  if (unitId === null) return null
  return {
    recordId,
    unitId,
    authorId,
    formRef: form.ref,
    base: { kind: 'new' },
    values: newValues(form, context),
    raw: {},
    listVersions: listVersionsOf(form, context),
    reasons: [],
    title: '',
    provisional: provisionalNumbers(form, recordId),
    createdAt: now,
    changedAt: now,
  }
}

/** What a draft that moves on to another version of its form begins with there. */
export const freshParts = (
  form: CompiledForm,
  context: FormContext,
  { recordId, base }: Draft,
): Pick<Draft, 'listVersions' | 'provisional'> => ({
  listVersions: listVersionsOf(form, context),
  provisional: base.kind === 'new' ? provisionalNumbers(form, recordId) : {},
})

/** A draft that changes a record the server knows, with the reviewer's remarks on it and the reasons given before. */
export function changeDraft({ form, context, authorId, now, record }: Start & { readonly record: PulledRecord }): Draft {
  return {
    recordId: record.recordId,
    unitId: record.unitId,
    authorId,
    formRef: form.ref,
    base: { kind: 'revision', revision: record.revision, values: record.values, comments: record.comments },
    values: record.values,
    raw: {},
    listVersions: listVersionsOf(form, context),
    reasons: record.reasons,
    title: record.title,
    provisional: {},
    createdAt: now,
    changedAt: now,
  }
}

/** Stand-ins until the server assigns the real numbers: marked, and told apart by the end of the record's id. */
function provisionalNumbers(form: CompiledForm, recordId: RecordId): Readonly<Record<string, string>> {
  const text = `TẠM-${recordId.slice(-4).toUpperCase()}`
  return Object.fromEntries(
    form.nodes.filter((node) => node.type === 'assigned-number' && node.repeats.length === 0).map((node) => [node.path, text]),
  )
}
