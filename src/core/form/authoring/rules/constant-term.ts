import { isIsoDate } from '../../../lib/calendar.ts'
import { parseNumberText } from '../../../lib/numbers.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { constantOf } from './condition-leaf.ts'
import type { Term } from './logic.ts'
import type { ValueKind } from './operators.ts'

/** What somebody typed as a constant of the kind; null: it is none. A whole number beside decimals is written as one, because CEL orders only alike. */
export function constantTerm(text: string, kind: ValueKind, schema: JsonSchema): Term | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind === 'date') return isIsoDate(trimmed) ? { kind: 'text', value: trimmed } : null
  if (kind !== 'number') return { kind: 'text', value: trimmed }
  const number = parseNumberText(trimmed)
  if (!number.ok) return null
  const isWhole = Number.isSafeInteger(number.value) && schema.type !== 'number'
  return { kind: isWhole ? 'integer' : 'decimal', value: number.value }
}

/** Texts of a constant, or of a list of constants; null: the term is worked out. */
export function constantTexts(term: Term): readonly string[] | null {
  const items = term.kind === 'list' ? term.items : [term]
  const texts = items.map(constantOf)
  return texts.includes(undefined) ? null : texts.map(String)
}
