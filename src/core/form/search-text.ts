import type { JsonValue } from '../lib/json.ts'
import type { CodeLists } from './code-list.ts'
import { codeListsAt } from './code-lists.ts'
import type { FormNode } from './compiled-form.ts'
import { fieldType } from './field-types/registry.ts'
import { plain } from './field-types/plain.ts'

/** A list that has nothing: codes then stand for themselves. */
const noLists = codeListsAt([], '')

/** A value as people look for it: names of codes, dd/mm/yyyy, digits without gaps. */
export function searchText(value: JsonValue, node: FormNode, lists: CodeLists = noLists): string {
  // Shown in groups of three, but typed and pasted into a search as one.
  if (node.type === 'phone') return plain(value)
  return fieldType(node.type).display(value, node, { lists, lang: 'vi' })
}
