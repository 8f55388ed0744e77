import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleText } from './sample-text.ts'

/** One line. Stored NFC without stray spaces; in capitals when the setting says so. */
export const text: FieldType = {
  name: 'text',
  default: declaredDefault,
  parse(typed, node) {
    const clean = cleanText(typed)
    if (clean === '') return ok(undefined)
    return ok(node.settings.upperCase === true ? clean.toUpperCase() : clean)
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (node, seed) => sampleText(node, seed),
}
