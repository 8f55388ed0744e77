import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FullSchema } from '#core/form/validate/full-schema.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { FormWords } from './form-words.ts'
import { isAlone } from './is-alone.ts'
import { islandLabel } from './island-label.ts'
import { innerSteps } from './rjsf/inner-path.ts'
import { concretePath, nearestPlace, type Place } from './place.ts'

/** What names a place: the form, its words, and the rows as they are now. */
export interface LabelSource {
  readonly form: CompiledForm
  readonly words: FormWords
  readonly rowsAt: (repeat: RecordPath) => readonly RowId[]
}

/**
 * The names of rows, outermost first: "Chuyến 1 · Mẻ 2". A row that is gone has no number.
 * @param repeats template path of each repeat, as in `FormNode.repeats`
 * @param rows a row of each
 */
export function rowNames({ form, words, rowsAt }: LabelSource, repeats: readonly RecordPath[], rows: readonly RowId[]): string {
  return repeats
    .map((template, depth) => {
      const node = form.byPath.get(template)
      const at = rowsAt(concretePath(template, rows)).findIndex((row) => row === rows[depth])
      const label = node === undefined ? '' : words.field(node)
      return at < 0 ? label : `${label} ${at + 1}`
    })
    .join(' · ')
}

/** The name of the field; inside an island also what leads to the part that is meant. */
function namesOf({ form, words }: LabelSource, place: Place, path: RecordPath): readonly string[] {
  const name = words.field(place.node)
  if (place.node.type !== 'island') return [name]
  const root: FullSchema = form.definition.schema
  return islandLabel(root, place.node.schema, name, innerSteps(place, path), (title) => words.inside(place.node, title))
}

/** The name of the field at a path, with the rows and the group around it: "Chuyến 1 · Mẻ 2 › Loài"; null for the record as a whole. */
export function placeLabel(source: LabelSource, path: RecordPath): string | null {
  const { form, words } = source
  const place = nearestPlace(form, path.replace(/\/#order$/, ''))
  if (place === null) return null
  const { node, rows } = place
  const group = node.parent === null ? undefined : form.nodes[node.parent]
  const inGroup = group !== undefined && group.kind !== 'repeat' && !isAlone(form, group)
  const parts = [rowNames(source, node.repeats, rows), inGroup ? words.field(group) : '', ...namesOf(source, place, path)]
  return parts.filter((part) => part !== '').join(' › ')
}
