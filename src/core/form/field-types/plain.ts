import type { Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'

/** The text of a value that is not of its field's type: an import or an older version may have left one. */
export const plain = (value: JsonValue): string => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value))

/** `check` of the types that JSON Schema checks in full. */
export const nothingMore = (): readonly Issue[] => []
