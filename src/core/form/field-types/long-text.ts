import { ok } from '../../lib/result.ts'
import { cleanLongText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleText } from './sample-text.ts'

/** Several lines, LF between them. */
export const longText: FieldType = {
  name: 'long-text',
  default: declaredDefault,
  parse(typed) {
    const clean = cleanLongText(typed)
    return ok(clean === '' ? undefined : clean)
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (node, seed) => sampleText(node, seed),
}
