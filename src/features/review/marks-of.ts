import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { diffValues } from '#core/record/diff.ts'

/** What the reviewed record is compared with: the revision last decided on, else the one before, else nothing. */
export type Marks =
  | { readonly kind: 'first' }
  | {
      readonly kind: 'decided' | 'before'
      readonly revision: number
      readonly before: JsonObject
      readonly changed: readonly RecordPath[]
    }

/**
 * Everything that differs from what was last decided on, over however many revisions it came. What was changed and changed
 * back is not marked: it is what was decided on.
 */
export function marksOf(
  form: CompiledForm,
  { revisions, decided, values }: Pick<RecordMessage, 'revisions' | 'decided' | 'values'>,
): Marks {
  const judged = decided === null ? undefined : revisions.find((revision) => revision.revision === decided)
  const base = judged ?? revisions[1]
  if (base === undefined) return { kind: 'first' }
  return {
    kind: judged === undefined ? 'before' : 'decided',
    revision: base.revision,
    before: base.values,
    changed: Object.keys(diffValues(form, base.values, values)).sort(),
  }
}
