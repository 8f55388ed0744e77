const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const spaces = /[\s\u00A0]+/g
const marks = /\p{M}/gu
/** Combining grave, hook above, tilde, acute, dot below, in the order of Vietnamese dictionaries. */
const tones = '\u0300\u0309\u0303\u0301\u0323'
const tone = new RegExp(`[${tones}]`, 'u')

/** Numbers, dates and codes, which are read anew at each key. */
const isAscii = (text: string): boolean => !/[^ -~]/.test(text)

function cleanCharacters(text: string): string {
  if (isAscii(text)) return text
  return (
    text
      .normalize('NFC')
      .replace(invisible, '')
      // Eth looks like đ and comes out of old fonts and OCR.
      .replaceAll('ð', 'đ')
      .replaceAll('Ð', 'Đ')
      .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  )
}

/** One line as it is stored: NFC, no invisible characters, single ordinary spaces, none at the ends. Done when a field is left, never per key. */
export const cleanText = (text: string): string => cleanCharacters(text).replace(spaces, ' ').trim()

/** Several lines as they are stored: like `cleanText` per line, LF between, no empty lines at the ends. */
export const cleanLongText = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(cleanText)
    .join('\n')
    .trim()

/** The key for finding text typed without diacritics: `Thủy Nguyên` and `thuy  nguyen` are one. Never stored in place of the text. */
export const fold = (text: string): string => cleanText(text).toLowerCase().normalize('NFD').replace(marks, '').replaceAll('đ', 'd')

/**
 * The key under which only the *place* of the tone mark differs: hòa = hoà, thủy = thuỷ, but Cẩm Giang ≠ Cẩm Giàng.
 * A syllable has one tone at most, so the tone moves to its end.
 */
export const toneKey = (text: string): string =>
  cleanText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (syllable) => {
      const found = tone.exec(syllable)
      return found === null ? syllable : syllable.replace(new RegExp(found[0], 'gu'), '') + found[0]
    })

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
/** Below every character of a key, so that a shorter text comes first. Not NUL, which PostgreSQL refuses. */
const levelEnd = '\u0001'

function letterKey(letter: string): string {
  const place = alphabet.indexOf(letter)
  if (place >= 0) return String.fromCharCode(0x41 + place)
  // Space < punctuation < digits < letters, as in the Unicode order.
  return /[\u0021-\u007e]/.test(letter) && !/[0-9]/.test(letter) ? (letter < '0' ? letter : '/') : letter
}

/**
 * Vietnamese dictionary order as text to compare by code point (PostgreSQL collation C, `<` in JavaScript):
 * letters a ă â b c d đ e ê … first, then the tones level, huyền, hỏi, ngã, sắc, nặng. Case is ignored.
 * Made here because ICU versions differ between browsers and servers.
 */
export function sortKey(text: string): string {
  let letters = ''
  let toneLevel = ''
  for (const letter of cleanText(text).toLowerCase()) {
    const parts = letter.normalize('NFD')
    const toneMark = [...parts].find((mark) => tones.includes(mark))
    const base = toneMark === undefined ? letter : parts.replace(toneMark, '').normalize('NFC')
    letters += letterKey(alphabet.includes(base) ? base : base.normalize('NFD').replace(/\p{M}/gu, ''))
    toneLevel += toneMark === undefined ? '0' : String(tones.indexOf(toneMark) + 1)
  }
  return letters + levelEnd + toneLevel.replace(/0+$/, '')
}

/** Order of staff and class lists: by given name (the last word), then by family and middle names. */
export function givenNameSortKey(fullName: string): string {
  const words = cleanText(fullName).split(' ')
  const given = words.at(-1) ?? ''
  return sortKey(given) + levelEnd + sortKey(words.slice(0, -1).join(' '))
}
