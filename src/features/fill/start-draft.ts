import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { newValues } from '#core/form/fill-defaults.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
import { listVersionsOf, type DraftStart } from '#workspace/change-draft.ts'

/** A draft with the form's defaults; null when nobody said for which unit. */
export function newDraft({
  form,
  context,
  authorId,
  now,
  recordId,
  unitId,
}: DraftStart & { readonly recordId: RecordId; readonly unitId: UnitId | null }): Draft | null {
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

/** Stand-ins until the server assigns the real numbers: marked, and told apart by the end of the record's id. */
function provisionalNumbers(form: CompiledForm, recordId: RecordId): Readonly<Record<string, string>> {
  const text = `TẠM-${recordId.slice(-4).toUpperCase()}`
  return Object.fromEntries(
    form.nodes.filter((node) => node.type === 'assigned-number' && node.repeats.length === 0).map((node) => [node.path, text]),
  )
}
