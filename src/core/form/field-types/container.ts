import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FieldTypeName } from '../field-settings.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore } from './plain.ts'

/** A type whose value is that of its children: nothing is typed into it, shown or checked as a whole. `empty` is its value without them. */
export const container = (name: FieldTypeName, empty: JsonValue): FieldType => ({
  name,
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('type', '', { type: name })])),
  format: () => '',
  display: () => '',
  check: nothingMore,
  sample: () => empty,
})
