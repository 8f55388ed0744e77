import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText, fold } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { choiceWords, codeIssues, sampleChoices } from './codes.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/** A value as such, or the title of exactly one inline choice, diacritics apart. Codes of a list are looked up when checked. */
export function readChoice(typed: string, node: FormNode): Result<JsonValue> {
  const text = cleanText(typed)
  if (node.settings.list !== undefined) return ok(text)
  const exact = node.choices.find((choice) => plain(choice.value) === text || cleanText(choice.title) === text)
  if (exact !== undefined) return ok(exact.value)
  const [only, another] = node.choices.filter((choice) => fold(choice.title) === fold(text))
  return only === undefined || another !== undefined ? err([issue('choice.text')]) : ok(only.value)
}

/** One of a few inline choices, or one code of a list. Errors: `choice.text`; `code.*` (codes.ts). */
export const choice: FieldType = {
  name: 'choice',
  default: declaredDefault,
  parse: (typed, node) => (cleanText(typed) === '' ? ok(undefined) : readChoice(typed, node)),
  format: plain,
  display: choiceWords,
  check: (value, node, context, siblings) => (typeof value === 'string' ? codeIssues(value, node.settings, context, siblings) : []),
  sample(node, seed, context) {
    const values = sampleChoices(node, context)
    return values[seed % Math.max(1, values.length)] ?? ''
  },
}
