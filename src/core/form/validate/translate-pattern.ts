/** A pattern of ECMA-262 (with the flag `u`), written for RE2. */
export interface TranslatedPattern {
  readonly text: string
  /** Whether backtracking could take no more than linear time: bound to the start, no groups, at most one repetition of open length, and little after it. */
  readonly isSimple: boolean
  /** Characters that it takes to fit, about: what is repeated as often as it is repeated at least. */
  readonly size: number
}

/** Thrown for what RE2 has no words for: look-around, back-references, and escapes that ECMA-262 does not know. */
export class PatternError extends Error {}

// ECMA-262 counts more characters as spaces and line ends than RE2 does.
const spaces = '\\t\\n\\x0B\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}'
const noSpaces =
  '\\x00-\\x08\\x0E-\\x1F!-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}\\x{FF00}-\\x{10FFFF}'
const anyButLineEnd = '[^\\n\\r\\x{2028}\\x{2029}]'
const categoryPrefix = /^(General_Category|gc|Script|sc)=/

type Rule = readonly [start: RegExp, translate: (match: RegExpExecArray, isInClass: boolean) => string | null]

const hex = (digits: string): string => `\\x{${Number.parseInt(digits, 16).toString(16)}}`

/** Sticky patterns of what may follow a backslash. Null: not to be said in RE2. */
const escapes: readonly Rule[] = [
  [
    /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/iy,
    ([, high = '', low = '']) =>
      hex((0x10000 + ((Number.parseInt(high, 16) & 0x3ff) << 10) + (Number.parseInt(low, 16) & 0x3ff)).toString(16)),
  ],
  [/\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})/iy, ([, a, b, c]) => hex(a ?? b ?? c ?? '0')],
  [/\\c([a-z])/iy, ([, letter = '']) => hex((letter.charCodeAt(0) % 32).toString(16))],
  [/\\0(?!\d)/y, () => '\\x00'],
  [/\\([pP])\{([^}]*)\}/y, ([, sign, name = '']) => `\\${sign}{${name.replace(categoryPrefix, '')}}`],
  [/\\s/y, (_, isInClass) => (isInClass ? spaces : `[${spaces}]`)],
  [/\\S/y, (_, isInClass) => (isInClass ? noSpaces : `[${noSpaces}]`)],
  [/\\b/y, (_, isInClass) => (isInClass ? '\\x08' : '\\b')],
  [/\\B/y, (_, isInClass) => (isInClass ? null : '\\B')],
  [/\\[dDwWtnrfv]/y, ([text]) => text],
  [/\\[^\p{L}\p{N}]/uy, ([text]) => (/[!-~]/.test(text.slice(1)) ? text : text.slice(1))],
  [/\\/y, () => null],
]

const outside: readonly Rule[] = [
  [/\[\^\]/y, () => '[\\x00-\\x{10FFFF}]'],
  [/\[\]/y, () => '[^\\x00-\\x{10FFFF}]'],
  [/\(\?:/y, ([text]) => text],
  [/\(\?<[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*>/uy, () => '('],
  [/\(\?/y, () => null],
  [/\./y, () => anyButLineEnd],
  [/\{\d+(,\d*)?\}/y, ([text]) => text],
  [/[{}\]]/y, ([text]) => `\\${text}`],
  [/[^]/uy, ([text]) => text],
]

const inside: readonly Rule[] = [
  [/\[/y, () => '\\['],
  [/[^]/uy, ([text]) => text],
]

/** Quantifiers of open length; `{3}` always takes three. */
const openRepeats = /[*+?]|\{\d+,\d*\}/g

/** After a repetition of open length so many characters may be tried anew at each step back. */
const maxAfterRepeat = 32

/** How many characters a skeleton stands for, about: a group that is repeated counts as eight. */
function sizeOf(skeleton: string): number {
  let size = 0
  for (const [token, count] of skeleton.matchAll(/\)?\{(\d+)(?:,\d*)?\}|[^*+?{}()|^$]/g))
    size += count === undefined ? 1 : Math.max(0, Number(count) - 1) * (token.startsWith(')') ? 8 : 1)
  return size
}

function isLinear(skeleton: string): boolean {
  if (!/^\^[^()|^]*$/.test(skeleton)) return false
  const [open, ...more] = skeleton.matchAll(openRepeats)
  return more.length === 0 && (open === undefined || sizeOf(skeleton.slice(open.index + open[0].length)) <= maxAfterRepeat)
}

/** `source` token by token; throws a `PatternError`. */
export function translatePattern(source: string): TranslatedPattern {
  let [text, at, isInClass, skeleton] = ['', 0, false, '']
  while (at < source.length) {
    const rules = source[at] === '\\' ? escapes : isInClass ? inside : outside
    let part: string | null = null
    let length = 0
    for (const [start, translate] of rules) {
      start.lastIndex = at
      const match = start.exec(source)
      if (match === null) continue
      part = translate(match, isInClass)
      length = match[0].length
      break
    }
    if (part === null) throw new PatternError(source.slice(at, at + 8))
    const isOpening = !isInClass && part === '['
    if (!isInClass) skeleton += source[at] === '\\' || part.startsWith('[') || part === '\\{' ? 'x' : part
    if (isOpening) isInClass = true
    else if (isInClass && part === ']') isInClass = false
    text += part
    at += length
  }
  if (isInClass) throw new PatternError('[')
  return { text, isSimple: isLinear(skeleton), size: sizeOf(skeleton) }
}
