import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { ownValue } from '../../lib/entrance.ts'
import type { FormContext, FormNode } from '../compiled-form.ts'
import type { CodeListItem } from '../code-list.ts'
import { isCodeInForce } from '../code-lists.ts'
import type { FieldSettings } from '../field-settings.ts'
import type { DisplayContext } from './field-type.ts'
import { plain } from './plain.ts'

/**
 * What the columns of a code must equal, given the object that holds the value.
 * A column whose sibling is empty is left out: nothing is chosen yet that it could contradict.
 */
export function listFilter(settings: FieldSettings, siblings: JsonObject): Readonly<Record<string, string>> {
  const columns = Object.entries(settings.filter ?? {}).map(([column, source]): [string, JsonValue | undefined] => [
    column,
    source.startsWith('=') ? source.slice(1) : ownValue(siblings, source),
  ])
  return Object.fromEntries(columns.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''))
}

/**
 * One code against its list. `code.list-missing` {list} · `code.unknown` {list, code} · `code.not-in-filter` {list, code} ·
 * `code.retired` {list, code, from, to}: not in force on the day of the work.
 */
export function codeIssues(code: string, settings: FieldSettings, context: FormContext, siblings: JsonObject): readonly Issue[] {
  const { list } = settings
  if (list === undefined) return []
  if (context.lists.version(list) === null) return [issue('code.list-missing', '', { list })]
  const item = context.lists.item(list, code)
  if (item === undefined) return [issue('code.unknown', '', { list, code })]
  const filter = listFilter(settings, siblings)
  const fits = Object.entries(filter).every(([column, text]) => (column === 'parent' ? item.parent : item.columns?.[column]) === text)
  if (!fits) return [issue('code.not-in-filter', '', { list, code })]
  if (isCodeInForce(item, context.asOf)) return []
  return [issue('code.retired', '', { list, code, from: item.from ?? null, to: item.to ?? null })]
}

export const itemName = (item: CodeListItem, lang: 'vi' | 'en'): string => (lang === 'en' ? (item.nameEn ?? item.name) : item.name)

/** The words of one choice: inline title or the list's name; a code nobody knows shows as itself. */
export function choiceWords(value: JsonValue, node: FormNode, context: DisplayContext): string {
  const { list } = node.settings
  const item = list !== undefined && typeof value === 'string' ? context.lists.item(list, value) : undefined
  if (item !== undefined) return itemName(item, context.lang)
  return node.choices.find((choice) => choice.value === value)?.title ?? plain(value)
}

/** Values that may be chosen now: inline, or in force in the list and fitting its fixed filters. */
export function sampleChoices(node: FormNode, context: FormContext): readonly JsonValue[] {
  const { list } = node.settings
  if (list === undefined) return node.choices.map((choice) => choice.value)
  const items = context.lists.items(list, listFilter(node.settings, {}))
  return items.filter((item) => isCodeInForce(item, context.asOf)).map((item) => item.code)
}
