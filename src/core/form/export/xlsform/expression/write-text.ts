import type { Term } from '../../../authoring/rules/logic.ts'
import { hasOpenChoice } from '../../../import/xlsform/expression/full-pattern.ts'
import { called, constantText, isDate, quoted, strength, type Said, type Writing } from './said.ts'

/** Parts of an ISO date by the positions that they have in its text. */
const parts: Readonly<Record<string, string>> = { '0 4': 'Y', '2 4': 'y', '5 7': 'm', '8 10': 'd', '11 13': 'H', '14 16': 'M' }

interface DatePart {
  readonly date: Term
  readonly letter: string
}

const number = (term: Term | undefined): number | null => (term?.kind === 'integer' ? term.value : null)
const key = (term: Term): string => JSON.stringify(term)

/** The day of a date, which may be cut out of it. */
const dayOf = (term: Term): Term =>
  term.kind === 'call' && term.name === 'substring' && term.of !== null && number(term.args[0]) === 0 && number(term.args[1]) === 10
    ? term.of
    : term

/** `day.substring(5, 7)` is the month of a date, and `string(month(day))` without its zero. */
function datePart(w: Writing, term: Term): DatePart | null {
  if (term.kind !== 'call') return null
  const [first, second] = term.args
  if (term.name === 'substring' && term.of !== null && isDate(w.term(term.of))) {
    const letter = parts[`${number(first)} ${number(second)}`]
    return letter === undefined ? null : { date: term.of, letter }
  }
  if (term.name !== 'string' || first?.kind !== 'call' || first.of !== null || first.args[0] === undefined) return null
  const letter = first.name === 'month' ? 'n' : first.name === 'day' ? 'e' : null
  const date = dayOf(first.args[0])
  return letter !== null && isDate(w.term(date)) ? { date, letter } : null
}

const flat = (term: Term): readonly Term[] =>
  term.kind === 'arithmetic' && term.sign === '+' ? [...flat(term.left), ...flat(term.right)] : [term]

/** A text put together from parts of one date. */
function formatted(w: Writing, pieces: readonly Term[]): Said | null {
  let date: Term | null = null
  let pattern = ''
  for (const piece of pieces) {
    const part = datePart(w, piece)
    if (part === null ? piece.kind !== 'text' || piece.value.includes('%') : date !== null && key(date) !== key(part.date)) return null
    if (part !== null) date = part.date
    pattern += part === null ? (piece.kind === 'text' ? piece.value : '') : `%${part.letter}`
  }
  if (date === null) return null
  const value = w.term(date)
  return called(/%[HM]/.test(pattern) ? 'format-date-time' : 'format-date', [value, constantText(pattern)], 'text')
}

/** Texts one after the other; one without an answer is empty over there. */
export function concatenated(w: Writing, term: Term): Said {
  const pieces = flat(term)
  const dated = formatted(w, pieces)
  return dated ?? called('concat', pieces.map(w.term), 'text', false)
}

/** A part of a text, or of a date. */
export function substring(w: Writing, term: Extract<Term, { kind: 'call' }>, of: Said): Said {
  const dated = formatted(w, [term])
  if (dated !== null) return dated
  const [from, to] = term.args
  if (of.type === 'date-time' && number(from) === 0 && number(to) === 10) return { ...called('date', [of], 'date') }
  if (from === undefined) return w.fault('substring')
  return called('substr', [of, ...term.args.map(w.term)], 'text')
}

/** Their patterns fit the whole text, ours a part of it. */
export function wholePattern(pattern: string): string {
  const isStart = pattern.startsWith('^')
  const isEnd = /(?<!\\)(?:\\\\)*\$$/.test(pattern)
  const inner = pattern.slice(isStart ? 1 : 0, isEnd ? -1 : undefined)
  const isOpen = hasOpenChoice(inner)
  // `^a|b$` is `^a` or `b$`.
  if (isOpen && (isStart || isEnd)) return `^.*(?:${pattern}).*$`
  return `^${isStart ? '' : '.*'}${isOpen ? `(?:${inner})` : inner}${isEnd ? '' : '.*'}$`
}

export const regex = (value: string, pattern: string): string => `regex(${value}, ${quoted(wholePattern(pattern))})`

/** Whether a pattern can stand between quotes. */
export const isQuotable = (pattern: string): boolean => !(pattern.includes("'") && pattern.includes('"'))

export const dayConstant = (value: string): Said => ({
  text: `date('${value}')`,
  strength: strength.whole,
  type: 'date',
  needs: [],
  isOpen: true,
  isConstant: true,
})
