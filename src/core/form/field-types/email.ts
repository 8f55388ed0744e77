import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** An e-mail address as it was typed, without blanks around it: the part before `@` may tell capitals apart. Checked by the schema's format. */
export const email: FieldType = {
  name: 'email',
  default: declaredDefault,
  parse(typed) {
    const clean = cleanText(typed)
    return ok(clean === '' ? undefined : clean)
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (_node, seed) => `nguoi.dung${seed}@example.vn`,
}
