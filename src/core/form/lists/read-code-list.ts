import Value from 'typebox/value'
import { ownValue, parseUntrustedJson } from '../../lib/entrance.ts'
import { issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { CodeList, MAX_LIST_BYTES, MAX_LIST_ITEMS } from '../code-list.ts'

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
  if (!Value.Check(CodeList, list)) {
    const errors = Value.Errors(CodeList, list).slice(0, SHOWN)
    return err(errors.map((error) => issue('list.shape', error.instancePath, { message: error.message })))
  }
  const twice = codesTwice(list)
  return twice.length === 0 ? ok(list) : err(twice)
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
