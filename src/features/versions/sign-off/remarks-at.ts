import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { VersionComment } from '#core/protocol/authoring.ts'
import type { FieldComment } from '#core/record/review.ts'

/** What is remarked of a field in rows stands at their table: there may be no row. */
const outside = (path: RecordPath): RecordPath => path.replace(/\/@.*$/, '')

/** Where a remark stands in the form; `''`: it is of the form as a whole, or of a field that is gone. */
export const placeOfRemark = (form: CompiledForm, fieldId: string | null): RecordPath =>
  outside(form.nodes.find((node) => node.fieldId === fieldId)?.path ?? '')

/** The remarks at the places of the form, open and settled apart. */
export function remarksAt(form: CompiledForm, comments: readonly VersionComment[]) {
  const at = (isSettled: boolean): readonly FieldComment[] =>
    comments
      .filter(({ settledBy }) => (settledBy !== null) === isSettled)
      .map(({ fieldId, text, author, at: time }) => ({ path: placeOfRemark(form, fieldId), text, author, at: time }))
  return { open: at(false), settled: at(true) }
}

/** Id of the field at a place of a record; null: there is none. */
export const fieldIdAt = (form: CompiledForm, path: RecordPath): string | null =>
  form.byPath.get(path.replaceAll(/@[^/]+/g, '@'))?.fieldId ?? null
