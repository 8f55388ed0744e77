import { uuidV7 } from '#core/lib/ids.ts'
import { taxCheckDigit } from '#core/lib/tax-code.ts'
import type { InventionInput } from './invention.ts'
import type { Random } from './random.ts'

/** Ten digits that pass the check and are nobody's: the first nine are drawn until one has a check digit. */
export function inventTaxCode(random: Random): string {
  for (;;) {
    const nine = `02${random.digits(7)}`
    const check = taxCheckDigit(nine)
    if (check !== null) return nine + check
  }
}

/** The identity of a row of a repeat. */
export const inventRowId = ({ random, millis }: InventionInput): string => uuidV7(millis, random.bytes(10))

/** `Thủy Nguyên` of `phường Thủy Nguyên`. */
export const bareName = (placeName: string): string => placeName.replace(/^(phường|xã|đặc khu) /i, '')

/** Different in every unit: numbers that count up in each of several units must not meet. */
export const unitPrefix = (unitKey: string): string =>
  unitKey
    .replace(/^commune-/, '')
    .slice(0, 5)
    .toUpperCase()
