import { issue, type Issue } from '../lib/issue.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import type { DeclaredField } from './declared-fields.ts'
import { patternNames } from './number-pattern.ts'

type Fields = ReadonlyMap<RecordPath, DeclaredField>

/** Values that are the same for everybody who writes them: one code or one short text, never a list, a place or a file. */
const splitting: readonly string[] = ['text', 'integer', 'yes-no', 'choice', 'admin-unit', 'period', 'agency-code']

/** A field decides about a number only when it is always there: it and the groups around it are required. */
function isAlwaysGiven(path: RecordPath, fields: Fields): boolean {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (fields.get(at)?.isRequired !== true) return false
  return true
}

function splitIssue(path: RecordPath, pointer: string, fields: Fields): readonly Issue[] {
  const type = fields.get(path)?.settings.type
  if (type === undefined) return [issue('path.unknown', pointer, { path })]
  if (path.includes('/@/')) return [issue('path.in-rows', pointer, { path })]
  if (!splitting.includes(type)) return [issue('number.by-type', pointer, { path, type })]
  return isAlwaysGiven(path, fields) ? [] : [issue('number.by-optional', pointer, { path })]
}

function patternIssue(name: string, pointer: string, fields: Fields): readonly Issue[] {
  const field = fields.get(propertyPath('', name))
  const type = field?.settings.type
  if (field === undefined || type === undefined || !splitting.includes(type)) return [issue('number.pattern-unknown', pointer, { name })]
  return field.isRequired ? [] : [issue('number.pattern-optional', pointer, { name })]
}

/**
 * What assigned numbers are counted by and made of must be there whenever one is given. Codes: `path.unknown` · `path.in-rows` {path} ·
 * `number.by-type` {path, type} · `number.by-optional` {path} · `number.by-misplaced` (no assigned number) · `number.pattern-unknown` {name} · `number.pattern-optional` {name}.
 */
export function numberIssues(declared: readonly DeclaredField[]): readonly Issue[] {
  const fields: Fields = new Map(declared.map((field) => [field.path, field]))
  return declared.flatMap((field) => {
    const { type, by, pattern } = field.settings
    const at = jsonPointer(field.sites[0]?.pointer ?? '/schema', 'x-phieu')
    if (type !== 'assigned-number') return by === undefined ? [] : [issue('number.by-misplaced', at)]
    return [
      ...(by ?? []).flatMap((path, i) => splitIssue(path, jsonPointer(jsonPointer(at, 'by'), i), fields)),
      ...patternNames(pattern ?? '').flatMap((name) => patternIssue(name, jsonPointer(at, 'pattern'), fields)),
    ]
  })
}
