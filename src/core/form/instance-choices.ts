import { propertyPath, templateOf, type RecordPath } from '../lib/record-path.ts'
import type { ChoiceScope } from './choice-scope.ts'
import { LARGE_LIST } from './code-list.ts'
import { isCodeInForce } from './code-lists.ts'
import { filterSiblings } from './filter-siblings.ts'
import { listFilter } from './field-types/codes.ts'
import type { ChoiceItem } from './instance-types.ts'
import type { FormState } from './presence-state.ts'

export function choiceScopeAt(state: FormState, place: RecordPath): ChoiceScope {
  const node = state.form.byPath.get(templateOf(place))
  if (node?.settings.list === undefined) return { kind: 'inline' }
  const around = place.slice(0, place.lastIndexOf('/'))
  const filter = listFilter(node.settings, filterSiblings(state, node, place))
  const waiting = Object.entries(node.settings.filter ?? {}).find(([column]) => filter[column] === undefined)
  return waiting === undefined
    ? { kind: 'list', list: node.settings.list, filter }
    : { kind: 'waiting', first: propertyPath(around, waiting[1]) }
}

/**
 * What may be chosen at a place; of more than `LARGE_LIST` codes none, they are searched (`choiceScope`). While a sibling that the filter needs is empty there is nothing to choose from yet:
 * of 3,321 communes none, until the province is known.
 */
export function choicesAt(state: FormState, place: RecordPath): readonly ChoiceItem[] {
  const node = state.form.byPath.get(templateOf(place))
  if (node === undefined) return []
  const scope = choiceScopeAt(state, place)
  if (scope.kind === 'inline') return node.choices
  const { lists, asOf } = state.context
  if (scope.kind === 'waiting' || lists.count(scope.list, scope.filter) > LARGE_LIST) return []
  return lists
    .items(scope.list, scope.filter)
    .filter((item) => isCodeInForce(item, asOf))
    .map((item) => ({ value: item.code, title: item.name, item }))
}
