import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { fold } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { readNumber, whole } from './number-text.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleNumber } from './sample-number.ts'

const multiples: Readonly<Record<string, number>> = { nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 }

function parse(typed: string, node: FormNode): Result<number | undefined> {
  const folded = fold(typed).replace(/\s*(₫|vnd|dong|d)\.?$/, '')
  const unit = /^(.*?)\s*(nghin|ngan|trieu|ty|ti)$/.exec(folded)
  const amount = readNumber(unit?.[1] ?? folded, node)
  if (!amount.ok || amount.value === undefined || unit === null) return whole(amount)
  // Two decimals of a million are whole đồng, but 1.15 × 1e6 is not exactly so in binary.
  const value = Math.round(amount.value * (multiples[unit[2] ?? ''] ?? 1) * 1e3) / 1e3
  return Number.isSafeInteger(Math.round(value)) ? whole(ok(value)) : err([issue('number.too-big')])
}

const format = (value: JsonValue): string => (typeof value === 'number' ? formatNumber(value) : plain(value))

/** Whole đồng: `1.500.000`, `1,5 triệu`, `2 tỷ đồng`. Errors as for whole numbers. */
export const money: FieldType = {
  name: 'money',
  default: declaredDefault,
  parse,
  format,
  display: (value) => `${format(value)} ₫`,
  check: nothingMore,
  sample: (node, seed) => sampleNumber(node, seed, 1000),
}
