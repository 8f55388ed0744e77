import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok } from '../../lib/result.ts'
import { fold } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

const words = { vi: ['Không', 'Có'], en: ['No', 'Yes'] } as const
const yes = ['co', 'c', 'yes', 'y', 'true', 'x', '1', 'dung']
const no = ['khong', 'k', 'no', 'n', 'false', '0', 'sai']

const wordOf = (value: JsonValue, lang: 'vi' | 'en'): string => (typeof value === 'boolean' ? words[lang][value ? 1 : 0] : plain(value))

/** Yes or no, as spreadsheets and scanners write it. Error `yes-no.text`. */
export const yesNo: FieldType = {
  name: 'yes-no',
  default: declaredDefault,
  parse(typed) {
    const text = fold(typed)
    if (text === '') return ok(undefined)
    return yes.includes(text) ? ok(true) : no.includes(text) ? ok(false) : err([issue('yes-no.text')])
  },
  format: (value) => wordOf(value, 'vi'),
  display: (value, _node, context) => wordOf(value, context.lang),
  check: nothingMore,
  sample: (node, seed) => (typeof node.schema.const === 'boolean' ? node.schema.const : seed % 2 === 0),
}
