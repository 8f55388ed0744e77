import { flatLogic, type Arithmetic, type Logic, type Sign, type Term } from '../../../authoring/rules/logic.ts'
import type { KnownField, ValueType } from './known-field.ts'

/** Part of an expression as a value of ours. */
export interface Value {
  readonly term: Term
  readonly type: ValueType
  /** What must be there for it to have a value; all of them. */
  readonly needs: readonly Logic[]
  /** The question that it is, as it is. */
  readonly field?: KnownField
}

export const text = (value: string): Term => ({ kind: 'text', value })
export const whole = (value: number): Term => ({ kind: 'integer', value })
export const decimal = (value: number): Term => ({ kind: 'decimal', value })
export const call = (name: string, ...args: readonly Term[]): Term => ({ kind: 'call', name, of: null, args })
export const method = (of: Term, name: string, ...args: readonly Term[]): Term => ({ kind: 'call', name, of, args })

const isSum = (sign: Arithmetic): sign is '+' | '-' => sign === '+' || sign === '-'

/** Steps by whole numbers become one: `x + 1 - 1` is `x`. */
export function arithmetic(left: Term, sign: Arithmetic, right: Term): Term {
  const isStep = isSum(sign) && right.kind === 'integer' && left.kind === 'arithmetic' && isSum(left.sign) && left.right.kind === 'integer'
  if (!isStep) return { kind: 'arithmetic', sign, left, right }
  const step = (left.sign === '+' ? left.right.value : -left.right.value) + (sign === '+' ? right.value : -right.value)
  if (step === 0) return left.left
  return { kind: 'arithmetic', sign: step > 0 ? '+' : '-', left: left.left, right: { kind: 'integer', value: Math.abs(step) } }
}

export const choose = (test: Logic, yes: Term, no: Term): Term => ({ kind: 'if', test, then: yes, else: no })
export const truth = (of: Term): Logic => ({ kind: 'truth', of })
export const compare = (left: Term, sign: Sign, right: Term): Logic => ({ kind: 'compare', left, sign, right })

const isSame = (a: Logic, b: Logic): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What is known to be there is not asked whether it is missing, and nothing is asked twice. */
function withoutDoubt(logic: Logic): Logic {
  if (logic.kind !== 'all') return logic
  const known = logic.parts.filter(({ kind }) => kind === 'present')
  const parts = logic.parts.map((part): Logic => {
    if (part.kind !== 'any') return part
    return { kind: 'any', parts: part.parts.filter((each) => each.kind !== 'not' || !known.some((there) => isSame(there, each.of))) }
  })
  const once = parts.filter((part, at) => part.kind !== 'present' || parts.findIndex((each) => isSame(each, part)) === at)
  return flatLogic({ kind: 'all', parts: once })
}

export const all = (...parts: readonly Logic[]): Logic => withoutDoubt(flatLogic({ kind: 'all', parts }))
export const any = (...parts: readonly Logic[]): Logic => flatLogic({ kind: 'any', parts })
export const constant = (value: boolean): Logic => ({ kind: value ? 'all' : 'any', parts: [] })

const opposite: Readonly<Record<Sign, Sign>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

export function not(logic: Logic): Logic {
  if (logic.kind === 'not') return logic.of
  if (logic.kind === 'compare') return { ...logic, sign: opposite[logic.sign] }
  if (logic.kind === 'all' || logic.kind === 'any') return { kind: logic.kind === 'all' ? 'any' : 'all', parts: logic.parts.map(not) }
  return { kind: 'not', of: logic }
}

/** How an expression is asked: what makes it `wanted`; `isCertain`: it must be false, not unsaid, when a value is missing. */
export interface Asked {
  readonly wanted: boolean
  readonly isCertain: boolean
}

/** XPath takes what misses a value for false. */
export function asked(needs: readonly Logic[], positive: Logic, { wanted, isCertain }: Asked): Logic {
  if (!wanted) return any(...needs.map(not), not(positive))
  return isCertain ? all(...needs, positive) : positive
}

/** The value of a literal text or number. */
export function literalOf({ term }: Value): string | number | undefined {
  return term.kind === 'text' || term.kind === 'integer' || term.kind === 'decimal' ? term.value : undefined
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

export function asText(value: Value): Term {
  const { term, type } = value
  const literal = literalOf(value)
  if (typeof literal === 'number') return text(String(literal))
  if (type === 'integer' || type === 'decimal' || type === 'boolean') return call('string', term)
  return type === 'choices' ? method(term, 'join', text(' ')) : term
}

export interface NumberTerm {
  readonly term: Term
  readonly isWhole: boolean
}

/** XPath counts dates in days since 1970. */
export function asNumber(value: Value): NumberTerm | null {
  const { term, type } = value
  const literal = literalOf(value)
  if (typeof literal === 'string') {
    const read = literal.trim() === '' ? Number.NaN : Number(literal)
    if (!Number.isFinite(read)) return isoDate.test(literal) ? { term: call('days', text('1970-01-01'), term), isWhole: true } : null
    const isWhole = Number.isSafeInteger(read) && !literal.includes('.')
    return { term: isWhole ? whole(read) : decimal(read), isWhole }
  }
  switch (type) {
    case 'integer':
      return { term, isWhole: true }
    case 'decimal':
      return { term, isWhole: false }
    case 'text':
      return { term: call('double', term), isWhole: false }
    case 'boolean':
      return { term: choose(truth(term), whole(1), whole(0)), isWhole: true }
    case 'date':
    case 'date-time':
      return { term: call('days', text('1970-01-01'), asDate(value)), isWhole: true }
    case 'time':
    case 'choices':
    case 'rows':
    case 'other':
      return null
  }
}

/** The day of a date or of a moment. */
export const asDate = ({ term, type }: Value): Term => (type === 'date-time' ? method(term, 'substring', whole(0), whole(10)) : term)

export const isDate = (value: Value): boolean => {
  const literal = literalOf(value)
  return value.type === 'date' || value.type === 'date-time' || (typeof literal === 'string' && isoDate.test(literal))
}

/** A number as one with decimals; CEL orders only alike. */
export function asDecimal({ term, isWhole }: NumberTerm): Term {
  if (!isWhole) return term
  return term.kind === 'integer' ? decimal(term.value) : call('double', term)
}

/** Both as the same kind of number. */
export const alike = (left: NumberTerm, right: NumberTerm): readonly [Term, Term, boolean] =>
  left.isWhole === right.isWhole ? [left.term, right.term, left.isWhole] : [asDecimal(left), asDecimal(right), false]
