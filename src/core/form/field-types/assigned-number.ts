import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { numberText } from '../number-pattern.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** A number that the server gives at acceptance, without gaps; nobody types it (`assigned-number.text`). How it is written: `number-pattern.ts`. */
export const assignedNumber: FieldType = {
  name: 'assigned-number',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('assigned-number.text')])),
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (node, seed, context) => numberText(node.settings.pattern ?? '{n}', seed + 1, Number(context.asOf.slice(0, 4)), {}),
}
