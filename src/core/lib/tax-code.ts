import { checkPersonalId } from './personal-id.ts'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** The tenth digit for the first nine, or null when no code starts so. (The algorithm as in python-stdnum's `vn.mst`.) */
export function taxCheckDigit(nine: string): string | null {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(nine.charAt(i)), 0)
  const digit = 10 - (sum % 11)
  return digit === 10 ? null : String(digit)
}

/**
 * The code of what is wrong, or null. Stored as 10 digits, a branch as `0314409058-002`.
 * `format.tax-code`: shape · `tax-code.check-digit`: mistyped · with `allowPersonalId` 12 digits are checked as a personal id
 * (Law 38/2019 Art 35.7: it replaces the tax code of individuals).
 */
export function checkTaxCode(
  text: string,
  options: { readonly allowPersonalId: boolean; readonly demo: boolean } = { allowPersonalId: false, demo: false },
): string | null {
  if (options.allowPersonalId && /^\d{12}$/.test(text)) return checkPersonalId(text, options)
  const parts = /^(\d{10})(?:-(\d{3}))?$/.exec(text)
  if (parts === null || parts[2] === '000') return 'format.tax-code'
  const main = parts[1] ?? ''
  return taxCheckDigit(main.slice(0, 9)) === main.charAt(9) ? null : 'tax-code.check-digit'
}
