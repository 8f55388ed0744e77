import type { Random } from './random.ts'

/** A part of a pattern, as far as it says which texts it takes. */
type Part =
  | { readonly kind: 'one'; readonly of: readonly string[] }
  | { readonly kind: 'any'; readonly of: readonly (readonly Repeated[])[] }

interface Repeated {
  readonly part: Part
  readonly least: number
  readonly most: number
}

const range = (from: string, to: string): readonly string[] => {
  const [start, end] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]
  return Array.from({ length: Math.max(0, Math.min(end - start + 1, 200)) }, (_, i) => String.fromCodePoint(start + i))
}

const digits = range('0', '9')
const letters = range('a', 'z')
const capitals = range('A', 'Z')
const words = [...letters, ...capitals, ...digits, '_']
const classes: Readonly<Record<string, readonly string[]>> = { d: digits, w: words, s: [' '], D: letters, W: ['-'], S: letters }
/** Letters with marks are letters: some of those that Vietnamese names have. */
const byProperty: Readonly<Record<string, readonly string[]>> = {
  L: [...letters, 'ạ', 'ê', 'ơ'],
  Lu: [...capitals, 'Đ', 'Ô'],
  Ll: [...letters, 'ạ', 'ê'],
  N: digits,
  Nd: digits,
  M: ['\u0300'],
  P: ['-', '.'],
}

/** No more of what may come any number of times. */
const MANY = 4

class Unreadable extends Error {}

/** A pattern on its way; what says nothing of the text alone (looking ahead, referring back) is thrown at. */
interface Cursor {
  readonly text: readonly string[]
  at: number
}

function take(cursor: Cursor): string {
  const next = cursor.text[cursor.at++]
  if (next === undefined) throw new Unreadable()
  return next
}

function property(cursor: Cursor): readonly string[] {
  if (take(cursor) !== '{') throw new Unreadable()
  let name = ''
  for (let each = take(cursor); each !== '}'; each = take(cursor)) name += each
  const known = byProperty[name] ?? byProperty[name.slice(0, 1)]
  if (known === undefined) throw new Unreadable()
  return known
}

function escaped(cursor: Cursor): readonly string[] {
  const letter = take(cursor)
  if (letter === 'p') return property(cursor)
  if (/[bBkP1-9]/.test(letter)) throw new Unreadable()
  return classes[letter] ?? [{ n: '\n', t: '\t', r: '\r' }[letter] ?? letter]
}

function set(cursor: Cursor): Part {
  const { text } = cursor
  const isNegated = text[cursor.at] === '^'
  if (isNegated) cursor.at++
  const of: string[] = []
  for (let each = take(cursor); each !== ']'; each = take(cursor)) {
    const from = each === '\\' ? escaped(cursor) : [each]
    if (text[cursor.at] === '-' && text[cursor.at + 1] !== ']' && from.length === 1) {
      cursor.at++
      const end = take(cursor)
      const [to = ''] = end === '\\' ? escaped(cursor) : [end]
      of.push(...range(from[0] ?? '', to))
    } else of.push(...from)
  }
  return { kind: 'one', of: isNegated ? words.filter((word) => !of.includes(word)) : of }
}

function group(cursor: Cursor): Part {
  if (cursor.text[cursor.at] === '?') {
    cursor.at++
    if (take(cursor) !== ':') throw new Unreadable()
  }
  const of = choices(cursor)
  if (take(cursor) !== ')') throw new Unreadable()
  return { kind: 'any', of }
}

const signs: Readonly<Record<string, readonly [number, number]>> = { '?': [0, 1], '*': [0, MANY], '+': [1, MANY] }

/** How often the part before may come. */
function times(cursor: Cursor): readonly [number, number] {
  const sign = cursor.text[cursor.at] ?? ''
  const known = signs[sign]
  if (known !== undefined) {
    cursor.at++
    return known
  }
  const found = sign === '{' ? /^\{(\d+)(,(\d*))?\}/.exec(cursor.text.slice(cursor.at, cursor.at + 12).join('')) : null
  if (found === null) return [1, 1]
  cursor.at += found[0].length
  const least = Number(found[1])
  const most = found[2] === undefined ? least : found[3] === '' ? least + MANY : Number(found[3])
  return [least, Math.min(most, least + MANY * 4)]
}

function partAt(cursor: Cursor, next: string): Part {
  if (next === '(') return group(cursor)
  if (next === '[') return set(cursor)
  return { kind: 'one', of: next === '\\' ? escaped(cursor) : next === '.' ? letters : [next] }
}

function sequence(cursor: Cursor): readonly Repeated[] {
  const { text } = cursor
  const parts: Repeated[] = []
  while (cursor.at < text.length && text[cursor.at] !== '|' && text[cursor.at] !== ')') {
    const next = take(cursor)
    if (next === '^' || next === '$') continue
    const part = partAt(cursor, next)
    const [least, most] = times(cursor)
    if (text[cursor.at] === '?') cursor.at++
    parts.push({ part, least, most })
  }
  return parts
}

function choices(cursor: Cursor): readonly (readonly Repeated[])[] {
  const all = [sequence(cursor)]
  while (cursor.text[cursor.at] === '|') {
    cursor.at++
    all.push(sequence(cursor))
  }
  return all
}

/** A text that the pattern takes, or null where it is of a kind that is not followed here. Whether it does take it is for the validator to say. */
export function patternText(pattern: string, random: Random): string | null {
  const write = (part: Part): string => {
    if (part.kind === 'one') return random.pick(part.of) ?? ''
    return (random.pick(part.of) ?? [])
      .map(({ part: each, least, most }) => Array.from({ length: least + random.below(most - least + 1) }, () => write(each)).join(''))
      .join('')
  }
  try {
    return write({ kind: 'any', of: choices({ text: Array.from(pattern), at: 0 }) })
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
