import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { noDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore } from './plain.ts'

const nothing = (): string => ''

/**
 * Text of the form itself: the title as a heading, the description in paragraphs. Its schema is `type: null`, which any renderer shows
 * as label and description; a record never holds it, and a null that another renderer put there is taken out before checking.
 */
export const note: FieldType = {
  name: 'note',
  default: noDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('note.text')])),
  format: nothing,
  display: nothing,
  check: nothingMore,
  sample: () => null,
}
