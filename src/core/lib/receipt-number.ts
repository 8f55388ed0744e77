const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * ISO 7064 MOD 37,36 over the letters and digits: one wrong character and one swap of neighbours are always found,
 * which is what happens when a receipt is read out on the phone.
 */
export function checkCharacter(text: string): string {
  let product = 36
  for (const character of text.toUpperCase()) {
    const digit = digits.indexOf(character)
    if (digit < 0) continue // hyphens carry nothing
    const sum = (product + digit) % 36 || 36
    product = (sum * 2) % 37
  }
  return digits[(37 - product) % 36] ?? '0'
}

/** `<unit code>-<yy>-<counter>-<check>`, e.g. `P01-26-000123-X`. */
export function receiptNumber(unitCode: string, year: number, counter: number): string {
  const body = `${unitCode.toUpperCase()}-${String(year % 100).padStart(2, '0')}-${String(counter).padStart(6, '0')}`
  return `${body}-${checkCharacter(body)}`
}

/** Digits alone up to this length may as well be a personal id, a tax code or a telephone number. */
const LONGEST_OTHER_NUMBER = 13

/**
 * As typed or scanned: capitals, no spaces. Hyphens left out or misplaced are put where they belong when the check character
 * says that it is a receipt (of up to 999999 in the year, of a unit whose code has no hyphen).
 */
export function normalReceipt(text: string): string {
  const typed = text.trim().toUpperCase().replaceAll(/\s+/g, '')
  if (isReceiptNumber(typed)) return typed
  const bare = typed.replaceAll('-', '')
  if (bare.length <= LONGEST_OTHER_NUMBER && /^\d*$/.test(bare)) return typed
  const grouped = bare.replace(/^(.+)(\d{2})(\d{6})(.)$/, '$1-$2-$3-$4')
  return isReceiptNumber(grouped) ? grouped : typed
}

export function isReceiptNumber(text: string): boolean {
  const at = text.lastIndexOf('-')
  return /^[A-Z0-9.]+(-[A-Z0-9.]+)*-\d{2}-\d{6,}-[A-Z0-9]$/.test(text) && checkCharacter(text.slice(0, at)) === text.slice(at + 1)
}
