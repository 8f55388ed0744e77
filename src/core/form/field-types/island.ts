import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { issue } from '../../lib/issue.ts'
import { err, ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore } from './plain.ts'

/** All texts and numbers inside, in their order; what they mean is said where the whole is shown. */
function words(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => words(item))
  if (isJsonObject(value)) return Object.values(value).flatMap(words)
  if (typeof value === 'string') return value.startsWith('data:') ? [] : [value]
  return typeof value === 'number' ? [String(value).replace('.', ',')] : []
}

/** Of each JSON type the simplest value. */
const simplest: Readonly<Record<string, (seed: number) => JsonValue>> = {
  null: () => null,
  string: (seed) => `mẫu ${seed}`,
  integer: (seed) => seed,
  number: (seed) => seed,
  boolean: (seed) => seed % 2 === 0,
  array: () => [],
  object: () => ({}),
}

/**
 * A part of the form that our nodes cannot state (open alternatives, free keys, recursion, several types): one node with one
 * JSON value, drawn by RJSF. It is filled in, never typed as one text (`island.text`); its schema alone says what is right in it.
 */
export const island: FieldType = {
  name: 'island',
  default: declaredDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : err([issue('island.text')])),
  format: (value) => words(value).join('; '),
  display: (value) => words(value).join('; '),
  check: nothingMore,
  sample(node, seed) {
    const { type, enum: allowed } = node.schema
    const [first] = typeof type === 'string' ? [type] : (type ?? ['string'])
    return allowed?.[seed % allowed.length] ?? node.schema.default ?? simplest[first ?? 'string']?.(seed) ?? null
  },
}
