import Value from 'typebox/value'
import { ownValue, parseUntrustedJson } from '../../lib/entrance.ts'
import { issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { CodeList, CodeListItem, MAX_LIST_BYTES, MAX_LIST_ITEMS } from '../code-list.ts'

/** More of them tell nobody more. */
const SHOWN = 20

/**
 * A code list from outside. Issues, beside those of the entrance: `list.too-big` {limit} (in bytes) · `list.too-long` {limit} (in rows) ·
 * `list.shape` {message} · `list.code-twice` {code}. Costs seconds at 100,000 rows: for tools and workers.
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
  const twice = codesTwice(list)
  return twice.length === 0 ? ok(list) : err(twice)
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

/** A code that stands for two things stands for nothing. */
function codesTwice({ items }: CodeList) {
  const seen = new Set<string>()
  const issues = items.flatMap(({ code }, at) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [issue('list.code-twice', jsonPointer(jsonPointer('/items', at), 'code'), { code })]
  })
  return issues.slice(0, SHOWN)
}
