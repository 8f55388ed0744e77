import Value from 'typebox/value'
import { CodeList, MAX_LIST_ITEMS, type CodeListItem } from '#core/form/code-list.ts'
import { draftOf, type ListDraft } from '#core/form/authoring/lists/list-draft.ts'
import { ownValue, parseUntrustedJson } from '#core/lib/entrance.ts'
import { issue } from '#core/lib/issue.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

const optional = ['nameEn', 'parent', 'from', 'to'] as const

/** A row that can be shown, whole or not. */
function isRow(value: JsonValue): boolean {
  if (!isJsonObject(value) || typeof value['code'] !== 'string' || typeof value['name'] !== 'string') return false
  if (optional.some((name) => value[name] !== undefined && typeof value[name] !== 'string')) return false
  const { columns } = value
  return columns === undefined || (isJsonObject(columns) && Object.values(columns).every((text) => typeof text === 'string'))
}

/** A list as it was written, whose rows may be faulty. Issues: those of the entrance, `list.shape` {message}. */
export function readDraft(text: string): Result<ListDraft> {
  const parsed = parseUntrustedJson(text)
  if (!parsed.ok) return parsed
  const items = ownValue(parsed.value, 'items')
  const isList =
    isJsonObject(parsed.value) &&
    Array.isArray(items) &&
    items.length <= MAX_LIST_ITEMS &&
    Value.Check(CodeList, { ...parsed.value, title: parsed.value['title'] || '?', source: parsed.value['source'] || '?', items: [] }) &&
    items.every(isRow)
  if (!isList) return err([issue('list.shape', '', { message: 'items' })])
  const list = parsed.value as unknown as CodeList // looked at on the lines above
  return ok(draftOf({ ...list, items: list.items as CodeListItem[] }))
}
