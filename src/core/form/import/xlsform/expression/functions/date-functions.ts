import type { Term } from '../../../../authoring/rules/logic.ts'
import { arithmetic, asDate, asNumber, call, isDate, literalOf, method, text, whole, type Value } from '../value.ts'
import type { Translating } from '../translating.ts'
import type { XPath } from '../xpath.ts'
import { arg, valued, type Call, type FunctionTable } from './xpath-function.ts'

const part = (of: Term, from: number, to: number): Term => method(of, 'substring', whole(from), whole(to))

/** Letters of a date's pattern, the date being ISO text. */
const letters: Readonly<Record<string, (of: Term) => Term>> = {
  Y: (of) => part(of, 0, 4),
  y: (of) => part(of, 2, 4),
  m: (of) => part(of, 5, 7),
  n: (of) => call('string', call('month', part(of, 0, 10))),
  d: (of) => part(of, 8, 10),
  e: (of) => call('string', call('day', part(of, 0, 10))),
}
const ofMoment: Readonly<Record<string, (of: Term) => Term>> = {
  H: (of) => part(of, 11, 13),
  M: (of) => part(of, 14, 16),
  S: () => text('00'),
}

function formatDate(t: Translating, args: readonly XPath[], node: Call): Value {
  const [value, pattern] = [t.value(arg(args, 0)), literalOf(t.value(arg(args, 1)))]
  if (typeof pattern !== 'string' || (!isDate(value) && value.type !== 'text')) return t.fault('type', node)
  const known = { ...letters, ...(value.type === 'date-time' ? ofMoment : {}) }
  const pieces: Term[] = []
  for (const [found] of pattern.matchAll(/%.|[^%]+/gsu)) {
    const make = found.startsWith('%') ? known[found.slice(1)] : () => text(found)
    if (make === undefined) return t.fault('function', node, `${node.name} ${found}`)
    pieces.push(make(value.term))
  }
  const [first = text(''), ...others] = pieces
  return { term: others.reduce((done, piece) => arithmetic(done, '+', piece), first), type: 'text', needs: value.needs }
}

/** `date('2020-01-01')`, or a count of days. */
function date(t: Translating, args: readonly XPath[], node: Call): Value {
  const value = t.value(arg(args, 0))
  if (isDate(value) || (value.type === 'text' && typeof literalOf(value) !== 'string'))
    return { term: asDate(value), type: 'date', needs: value.needs }
  const days = asNumber(value)
  if (days === null) return t.fault('type', node)
  return { term: call('add_days', text('1970-01-01'), days.isWhole ? days.term : call('int', days.term)), type: 'date', needs: value.needs }
}

function days(t: Translating, args: readonly XPath[], node: Call): Value {
  const value = t.value(arg(args, 0))
  const read = isDate(value) ? asNumber({ ...value, type: value.type === 'date-time' ? 'date-time' : 'date', term: value.term }) : null
  if (read === null) return t.fault('type', node)
  const counted = read.term.kind === 'text' ? call('days', text('1970-01-01'), read.term) : read.term
  return { term: counted, type: 'integer', needs: value.needs }
}

export const dateFunctions: FunctionTable = {
  today: valued([0, 0], () => ({ term: call('today'), type: 'date', needs: [] })),
  now: valued([0, 0], (t) => {
    t.remark('now')
    return { term: call('today'), type: 'date', needs: [] }
  }),
  date: valued([1, 1], date),
  'date-time': valued([1, 1], date),
  'decimal-date-time': valued([1, 1], days),
  'format-date': valued([2, 2], formatDate),
  'format-date-time': valued([2, 2], formatDate),
}
