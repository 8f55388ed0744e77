import { isIsoDate, parseDateText } from '../../lib/calendar.ts'
import type { JsonValue } from '../../lib/json.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { UpgradeStep } from '../definition.ts'

export type ConvertTo = Extract<UpgradeStep, { readonly kind: 'convert' }>['to']

/** `1.200.000` and `1200000`; nothing that could be read in two ways. */
function integerOf(text: string): number | undefined {
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)$/.test(text)) return undefined
  const value = Number(text.replaceAll('.', ''))
  return Number.isSafeInteger(value) ? value + 0 : undefined
}

/** `12,5`, `12.5`; a point before exactly three digits could be of thousands or of decimals. */
function numberOf(text: string): number | undefined {
  if (!/^-?\d{1,15}([.,]\d{1,6})?$/.test(text) || /^-?\d{1,3}\.\d{3}$/.test(text)) return undefined
  return Number(text.replace(',', '.')) + 0
}

function dateOf(text: string): string | undefined {
  if (isIsoDate(text)) return text
  const parsed = parseDateText(text)
  return parsed.ok ? parsed.value : undefined
}

const yes = new Set(['có', 'co', 'yes', 'true', '1'])
const no = new Set(['không', 'khong', 'no', 'false', '0'])

function booleanOf(text: string): boolean | undefined {
  const folded = text.toLowerCase()
  return yes.has(folded) ? true : no.has(folded) ? false : undefined
}

/** The value in its new type; undefined when it cannot be said there without a loss, or a guess. */
export function convertValue(value: JsonValue, to: ConvertTo): JsonValue | undefined {
  if (to === 'list') return Array.isArray(value) ? value : [value]
  if (to === 'single') return !Array.isArray(value) ? value : value.length === 1 ? (value[0] as JsonValue) : undefined // isArray forgets the items
  if (typeof value === 'object') return undefined
  const text = cleanText(String(value))
  switch (to) {
    case 'text':
      return text
    case 'integer':
      return typeof value === 'number' ? (Number.isSafeInteger(value) ? value : undefined) : integerOf(text)
    case 'number':
      return typeof value === 'number' ? value : numberOf(text)
    case 'date':
      return dateOf(text)
    case 'boolean':
      return typeof value === 'boolean' ? value : booleanOf(text)
  }
}
