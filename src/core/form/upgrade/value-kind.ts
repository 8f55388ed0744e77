import type { FormNode } from '../compiled-form.ts'
import type { ConvertTo } from './convert-value.ts'

/** What the values of a field are: a JSON type, `array<string>`, `rows` of a repeat; `any` when the schema leaves it open. */
export type ValueKind = string

const scalar = (type: unknown, sample: unknown): ValueKind =>
  typeof type === 'string' ? type : sample === undefined ? 'any' : typeof sample

export function kindOf({ kind, schema, choices }: FormNode): ValueKind {
  if (kind === 'repeat') return 'rows'
  const own = scalar(schema.type, choices[0]?.value)
  return own === 'array' ? `array<${scalar(schema.items?.type, choices[0]?.value)}>` : own
}

const itemOf = (kind: ValueKind): ValueKind | null => /^array<(.*)>$/.exec(kind)?.[1] ?? null

/** A number that stands where whole numbers may stand as well, an open item among items, and so on inwards. */
export function isKindOf(from: ValueKind, to: ValueKind): boolean {
  if (from === to || from === 'any' || to === 'any' || (from === 'integer' && to === 'number')) return true
  const [inner, outer] = [itemOf(from), itemOf(to)]
  return inner !== null && outer !== null && isKindOf(inner, outer)
}

const readable: Readonly<Record<string, readonly ConvertTo[]>> = {
  string: ['text', 'integer', 'number', 'date', 'boolean'],
  integer: ['text', 'integer', 'number', 'boolean'],
  number: ['text', 'integer', 'number', 'boolean'],
  boolean: ['text', 'boolean'],
  any: ['text', 'integer', 'number', 'date', 'boolean'],
}

const made: Readonly<Record<Exclude<ConvertTo, 'list' | 'single'>, ValueKind>> = {
  text: 'string',
  date: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
}

/** The kind of what a conversion makes; null when it can make nothing of any value of this kind (`convertValue`). */
export function convertedKind(kind: ValueKind, to: ConvertTo): ValueKind | null {
  if (kind === 'rows') return null
  if (to === 'list') return itemOf(kind) === null ? `array<${kind}>` : kind
  if (to === 'single') return itemOf(kind) ?? kind
  return readable[kind]?.includes(to) === true ? made[to] : null
}

/** Whether a conversion says every value of the kind. */
export function isLossless(kind: ValueKind, to: ConvertTo): boolean {
  if (to === 'list') return true
  if (to === 'single') return itemOf(kind) === null
  if (kind === 'any' || to === 'date') return false
  return to === 'text' || made[to] === kind || (to === 'number' && kind === 'integer')
}
