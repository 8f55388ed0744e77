import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { fold } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { compilePattern } from '../validate/pattern.ts'
import { declaredDefault } from './declared-default.ts'
import type { DisplayContext, FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** Folded text → period. Month, quarter, year, school year, in this order. */
const shapes: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^(\d{4})-(0[1-9]|1[0-2])$/, ([, year, month]) => `${year}-${month}`],
  [/^(?:thang |t)?(0?[1-9]|1[0-2])(?:[/.\- ]| nam )(\d{4})$/, ([, month = '', year]) => `${year}-${month.padStart(2, '0')}`],
  [/^(?:quy |q)([1-4])(?:[/.\- ]| nam )(\d{4})$/, ([, quarter, year]) => `${year}-Q${quarter}`],
  [/^(\d{4})-q([1-4])$/, ([, year, quarter]) => `${year}-Q${quarter}`],
  [/^(?:nam )?(\d{4})$/, ([, year]) => `${year}`],
  [/^(?:nam hoc )?(\d{4}) ?[-–/] ?(\d{4})$/, ([, from, to]) => (Number(to) === Number(from) + 1 ? `${from}-${to}` : '')],
]

function parse(typed: string): Result<JsonValue | undefined> {
  const text = fold(typed)
  if (text === '') return ok(undefined)
  for (const [shape, period] of shapes) {
    const parts = shape.exec(text)
    const value = parts === null ? '' : period(parts)
    if (value !== '') return ok(value)
  }
  return err([issue('format.period')])
}

const format = (value: JsonValue): string => plain(value).replace(/^(\d{4})-(Q[1-4]|\d{2})$/, '$2/$1')

function display(value: JsonValue, _node: FormNode, context: DisplayContext): string {
  const typed = format(value)
  const kind = /^\d{2}\//.test(typed) ? 'month' : typed.startsWith('Q') ? 'quarter' : typed.includes('-') ? 'school-year' : 'year'
  if (context.lang === 'en') return kind === 'school-year' ? `School year ${typed}` : typed
  return kind === 'quarter' ? `Quý ${typed.slice(1)}` : `${{ month: 'Tháng', year: 'Năm', 'school-year': 'Năm học' }[kind]} ${typed}`
}

function sample(node: FormNode, seed: number): string {
  const year = 2025 - (seed % 5)
  const all = [`${year}-${String((seed % 12) + 1).padStart(2, '0')}`, `${year}-Q${(seed % 4) + 1}`, `${year}`, `${year}-${year + 1}`]
  const { pattern } = node.schema
  return all.find((each) => pattern === undefined || compilePattern(pattern)(each)) ?? `${year}`
}

/** The period of a periodic form: `2026-11`, `2026-Q4`, `2026`, `2026-2027`; which of them is the schema's pattern. Typed `11/2026`, `Q4/2026`. Error `format.period`. */
export const period: FieldType = { name: 'period', default: declaredDefault, parse, format, display, check: nothingMore, sample }
