import { issue } from '../../lib/issue.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { isWebAddress, parseWebAddress } from '../../lib/web-address.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/** An address in the web, http or https; `https://` is added when it is not typed. Shown as a link, never fetched. Errors `url.scheme`, `url.text`. */
export const url: FieldType = {
  name: 'url',
  default: declaredDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : parseWebAddress(typed)),
  format: plain,
  display: plain,
  check: (value) => (typeof value !== 'string' || isWebAddress(value) ? [] : [issue(/^https?:/i.test(value) ? 'url.text' : 'url.scheme')]),
  sample: (_node, seed) => `https://haiphong.gov.vn/van-ban/${seed}`,
}
