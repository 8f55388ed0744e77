/**
 * The personal identification number, 12 digits `PPP G YY NNNNNN`: place of birth registration, century and sex, year, random
 * (Decree 137/2015 Art 13, Circular 07/2016/TT-BCA). There is no check digit.
 */

/** Place codes of the 63 provinces before July 2025 (Circular 07/2016/TT-BCA, annex 1), without the leading 0. */
const provinces = new Set(
  '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'.split(
    ' ',
  ),
)

/** Never assigned to a place: the demonstration's people bear them, and nobody else may. */
const demonstration = ['000', '099']

const isWellFormed = (text: string): boolean => /^\d{12}$/.test(text)

/**
 * The code of what is wrong, or null.
 * `format.personal-id`: not 12 digits · `personal-id.demo`: a demonstration number outside the demonstration.
 */
export function checkPersonalId(text: string, options: { readonly demo: boolean }): string | null {
  if (!isWellFormed(text)) return 'format.personal-id'
  return !options.demo && demonstration.includes(text.slice(0, 3)) ? 'personal-id.demo' : null
}

/** Code of the list `sexes` that digit 4 says: `1` male, `2` female. A warning at most: numbers survive corrections of the sex. */
export const personalIdSex = (text: string): '1' | '2' => (Number(text.charAt(3)) % 2 === 0 ? '1' : '2')

/** The birth year that digits 4–6 say. */
export const personalIdYear = (text: string): number => 1900 + Math.floor(Number(text.charAt(3)) / 2) * 100 + Number(text.slice(4, 6))

/**
 * Whether digits 1–3 are a known province (63 of them) or country (101–295), or a demonstration code.
 * False is a reason to warn, not to block: the table in force since the provinces merged is not published.
 */
export function isKnownBirthPlace(text: string): boolean {
  const place = text.slice(0, 3)
  if (demonstration.includes(place)) return true
  return place.startsWith('0') ? provinces.has(place.slice(1)) : Number(place) >= 101 && Number(place) <= 295
}
