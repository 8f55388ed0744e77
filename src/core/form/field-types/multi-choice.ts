import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { readChoice } from './choice.ts'
import { choiceWords, codeIssues, sampleChoices } from './codes.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

const items = (value: JsonValue): readonly JsonValue[] | null => (Array.isArray(value) ? value : null)

function parse(typed: string, node: FormNode): Result<JsonValue | undefined> {
  const values: JsonValue[] = []
  for (const part of typed.split(/[;\n]/).filter((each) => cleanText(each) !== '')) {
    const read = readChoice(part, node)
    if (!read.ok) return err(read.error)
    if (!values.includes(read.value)) values.push(read.value)
  }
  return ok(values.length === 0 ? undefined : values)
}

/** Several of a few choices, or several codes of a list; one value as a whole. Typed with semicolons between. */
export const multiChoice: FieldType = {
  name: 'multi-choice',
  default: declaredDefault,
  parse,
  format: (value) => items(value)?.map(plain).join('; ') ?? plain(value),
  display: (value, node, context) =>
    items(value)
      ?.map((each) => choiceWords(each, node, context))
      .join('; ') ?? plain(value),
  check: (value, node, context, siblings) =>
    (items(value) ?? []).flatMap((each) => (typeof each === 'string' ? codeIssues(each, node.settings, context, siblings) : [])),
  sample(node, seed, context) {
    const values = sampleChoices(node, context)
    const count = Math.min(values.length, Math.max(node.schema.minItems ?? 1, 1 + (seed % 3)), node.schema.maxItems ?? Infinity)
    return Array.from({ length: count }, (_, i) => values[(seed + i) % values.length] ?? '')
  },
}
