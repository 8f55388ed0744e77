import { issue } from './issue.ts'
import { err, ok, type Result } from './result.ts'
import { cleanText } from './vietnamese.ts'

const grouped = (separator: '\\.' | ','): RegExp => new RegExp(`^\\d{1,3}(${separator}\\d{3})+$`)

/** The digits with `.` as the decimal point, or null when the separators make no sense. */
function plainDigits(text: string): string | null {
  const [lastDot, lastComma] = [text.lastIndexOf('.'), text.lastIndexOf(',')]
  if (lastDot >= 0 && lastComma >= 0) {
    const [whole, fraction] = lastDot < lastComma ? text.split(',') : text.split('.')
    const separator = lastDot < lastComma ? '\\.' : ','
    if (text.split(lastDot < lastComma ? ',' : '.').length !== 2 || !grouped(separator).test(whole ?? '')) return null
    return `${(whole ?? '').replace(/[.,]/g, '')}.${fraction}`
  }
  if (lastComma >= 0) return grouped(',').test(text) && text.split(',').length > 2 ? text.replaceAll(',', '') : text.replace(',', '.')
  // `1.234` is one thousand two hundred and thirty-four here, `0.234` cannot be.
  if (grouped('\\.').test(text) && !text.startsWith('0')) return text.replaceAll('.', '')
  return text
}

/**
 * What clerks type → number: `1.234,56`, `1234,56`, `1234.56`, `1 234`, `1.234` (= 1234), `1,234.56`.
 * Errors: `number.text`; `number.too-big` when digits would be lost (beyond 2^53, or more than 15 significant ones).
 */
export function parseNumberText(text: string): Result<number> {
  const clean = cleanText(text).replace(/[ _]/g, '').replace(/^[−–]/, '-')
  const signed = /^([+-]?)([\d.,]+)$/.exec(clean)
  const digits = signed === null ? null : plainDigits(signed[2] ?? '')
  if (digits === null || !/^(\d+(\.\d*)?|\.\d+)$/.test(digits)) return err([issue('number.text')])
  const significant = digits.replace('.', '').replace(/^0+/, '')
  const value = Number(`${signed?.[1] === '-' ? '-' : ''}${digits}`)
  const exact = digits.includes('.') ? significant.length <= 15 : Number.isSafeInteger(value)
  if (!exact) return err([issue('number.too-big')])
  return ok(value === 0 ? 0 : value)
}

/** `1234.5` → `1.234,5`. With `scale` exactly so many decimals, else as many as the number has (10 at most). */
export function formatNumber(value: number, scale?: number): string {
  const fixed = Math.abs(value).toFixed(scale ?? 10)
  const [whole = '0', fraction = ''] = fixed.split('.')
  const decimals = scale === undefined ? fraction.replace(/0+$/, '') : fraction
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const negative = value < 0 && /[1-9]/.test(fixed)
  return `${negative ? '-' : ''}${groups}${decimals === '' ? '' : `,${decimals}`}`
}

/** The number of decimals that `multipleOf` (0.01) allows; 0 for whole numbers. */
export function scaleOf(multipleOf: number): number {
  let scale = 0
  while (scale < 10 && Math.abs(multipleOf * 10 ** scale - Math.round(multipleOf * 10 ** scale)) > 1e-9) scale++
  return scale
}
