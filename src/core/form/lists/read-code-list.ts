import Value from 'typebox/value'
import { ownValue, parseUntrustedJson } from '../../lib/entrance.ts'
import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { CodeList, CodeListItem, MAX_LIST_BYTES, MAX_LIST_ITEMS } from '../code-list.ts'

/** More of them tell nobody more. */
const SHOWN = 20

/**
 * A code list from outside. Issues, beside those of the entrance: `list.too-big` {limit} (in bytes) · `list.too-long` {limit} (in rows) ·
 * `list.shape` {message} · `list.control` · `list.code-twice` {code}. Costs seconds at 100,000 rows: for tools and workers.
 */
export function readCodeList(text: string): Result<CodeList> {
  if (text.length > MAX_LIST_BYTES) return err([issue('list.too-big', '', { limit: MAX_LIST_BYTES })])
  const parsed = parseUntrustedJson(text)
  if (!parsed.ok) return parsed
  const list = parsed.value
  const items = ownValue(list, 'items')
  if (Array.isArray(items) && items.length > MAX_LIST_ITEMS) return err([issue('list.too-long', '/items', { limit: MAX_LIST_ITEMS })])
  if (!isCodeList(list)) {
    const errors = Value.Errors(CodeList, list).slice(0, SHOWN)
    return err(errors.map((error) => issue('list.shape', error.instancePath, { message: error.message })))
  }
  const wrong = [...controlCharacters(list), ...codesTwice(list)].slice(0, SHOWN)
  return wrong.length === 0 ? ok(list) : err(wrong)
}

/** The head by the schema, and of the rows only those that are out of the ordinary: by the schema alone 100,000 rows take seconds. */
function isCodeList(list: JsonValue): list is CodeList {
  const items = ownValue(list, 'items')
  if (!isJsonObject(list) || !Array.isArray(items)) return Value.Check(CodeList, list)
  return Value.Check(CodeList, { ...list, items: [] }) && items.every((item) => isOrdinary(item) || Value.Check(CodeListItem, item))
}

const isText = (value: JsonValue | undefined, limit: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= limit

/** Code, name and columns and nothing else, well within every limit of the schema. */
function isOrdinary(item: JsonValue): boolean {
  if (!isJsonObject(item)) return false
  for (const name of Object.keys(item)) if (name !== 'code' && name !== 'name' && name !== 'columns') return false
  if (!isText(item['code'], 40) || !isText(item['name'], 500)) return false
  const { columns } = item
  return columns === undefined || (isJsonObject(columns) && Object.values(columns).every((value) => typeof value === 'string'))
}

const isControlled = (text: string | undefined): boolean => text !== undefined && /\p{Cc}/u.test(text)

/** Nobody can type or see them, and search keeps one for itself. */
const controlCharacters = ({ items }: CodeList): readonly Issue[] =>
  items.flatMap((item, at) =>
    (['code', 'name', 'nameEn'] as const)
      .filter((column) => isControlled(item[column]))
      .map((column) => issue('list.control', jsonPointer(jsonPointer('/items', at), column))),
  )

/** A code that stands for two things stands for nothing. */
function codesTwice({ items }: CodeList): readonly Issue[] {
  const seen = new Set<string>()
  return items.flatMap(({ code }, at) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [issue('list.code-twice', jsonPointer(jsonPointer('/items', at), 'code'), { code })]
  })
}
