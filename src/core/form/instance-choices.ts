import { isJsonObject, type JsonObject } from '../lib/json.ts'
import { propertyPath, templateOf, type RecordPath } from '../lib/record-path.ts'
import { isCodeInForce } from './code-lists.ts'
import { listFilter } from './field-types/codes.ts'
import type { ChoiceItem } from './instance-types.ts'
import { valueAt } from './node-values.ts'
import { isHidden, type FormState } from './presence-state.ts'

/**
 * What may be chosen at a place. While a sibling that the filter needs is empty there is nothing to choose from yet:
 * of 3,321 communes none, until the province is known.
 */
export function choicesAt(state: FormState, place: RecordPath): readonly ChoiceItem[] {
  const node = state.form.byPath.get(templateOf(place))
  if (node === undefined) return []
  const { list } = node.settings
  if (list === undefined) return node.choices
  const around = place.slice(0, place.lastIndexOf('/'))
  const parent = valueAt(state.values, around)
  const siblings: JsonObject = isJsonObject(parent)
    ? Object.fromEntries(Object.entries(parent).filter(([name]) => !isHidden(state, propertyPath(around, name))))
    : {}
  const filter = listFilter(node.settings, siblings)
  if (Object.keys(node.settings.filter ?? {}).some((column) => filter[column] === undefined)) return []
  return state.context.lists
    .items(list, filter)
    .filter((item) => isCodeInForce(item, state.context.asOf))
    .map((item) => ({ value: item.code, title: item.name, item }))
}
