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

/** As typed or scanned: capitals, no spaces. */
export const normalReceipt = (text: string): string => text.trim().toUpperCase().replaceAll(/\s+/g, '')

export function isReceiptNumber(text: string): boolean {
  const at = text.lastIndexOf('-')
  return /^[A-Z0-9.]+(-[A-Z0-9.]+)*-\d{2}-\d{6,}-[A-Z0-9]$/.test(text) && checkCharacter(text.slice(0, at)) === text.slice(at + 1)
}
