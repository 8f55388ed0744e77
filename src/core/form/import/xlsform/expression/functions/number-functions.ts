import type { Logic, Term } from '../../../../authoring/rules/logic.ts'
import { alike, arithmetic, asDecimal, asNumber, call, decimal, literalOf, whole, type NumberTerm, type Value } from '../value.ts'
import type { Each, Translating } from '../translating.ts'
import type { XPath } from '../xpath.ts'
import { arg, valued, type Call, type FunctionTable, type XPathFunction } from './xpath-function.ts'

const result = ({ term, isWhole }: NumberTerm, needs: readonly Logic[]): Value => ({ term, type: isWhole ? 'integer' : 'decimal', needs })

function number(t: Translating, node: XPath): readonly [NumberTerm, readonly Logic[]] | null {
  const value = t.value(node)
  const read = asNumber(value)
  if (read === null) t.fault('type', node)
  return read === null ? null : [read, value.needs]
}

/** A function of one number. */
const onNumber = (run: (read: NumberTerm) => NumberTerm): XPathFunction =>
  valued([1, 1], (t, args, node) => {
    const read = number(t, arg(args, 0))
    return read === null ? t.fault('type', node) : result(run(read[0]), read[1])
  })

const toWhole =
  (name: 'int' | 'floor' | 'ceil' | 'round') =>
  (read: NumberTerm): NumberTerm =>
    read.isWhole ? read : { term: call(name, read.term), isWhole: true }

function round(t: Translating, args: readonly XPath[], node: Call): Value {
  const read = number(t, arg(args, 0))
  const places = args.length === 1 ? 0 : literalOf(t.value(arg(args, 1)))
  if (read === null || typeof places !== 'number' || places < 0 || places > 6) return t.fault('type', node)
  const [value, needs] = read
  if (places === 0) return result(toWhole('round')(value), needs)
  return result({ term: call('round', asDecimal(value), whole(places)), isWhole: false }, needs)
}

/** A small power that is written out. */
function pow(t: Translating, args: readonly XPath[], node: Call): Value {
  const [read, power] = [number(t, arg(args, 0)), literalOf(t.value(arg(args, 1)))]
  if (read === null || typeof power !== 'number' || ![1, 2, 3, 4].includes(power)) return t.fault('function', node, 'pow')
  const [{ term, isWhole }, needs] = read
  const product = Array.from({ length: power - 1 }).reduce<Term>((done) => arithmetic(done, '*', term), term)
  return result({ term: product, isWhole }, needs)
}

/** The values of a question in rows, those that are there, as numbers. */
function numbersOf({ list, value }: Each): readonly [Term, boolean] | null {
  const read = asNumber(value)
  const [where] = value.needs
  if (read === null || where === undefined) return null
  return [{ kind: 'rows', list, where, pick: read.term }, read.isWhole]
}

function sum(t: Translating, args: readonly XPath[], node: Call): Value {
  const each = t.each(arg(args, 0))
  if (each === null) return t.fault('rows', node)
  const numbers = numbersOf(each)
  return numbers === null ? t.fault('type', node) : result({ term: call('sum', numbers[0]), isWhole: numbers[1] }, each.listNeeds)
}

const extreme = (name: 'min' | 'max'): XPathFunction =>
  valued([1, 20], (t, args, node) => {
    const [first] = args
    const each = args.length === 1 && first !== undefined ? t.each(first) : null
    if (each !== null) {
      const numbers = numbersOf(each)
      return numbers === null ? t.fault('type', node) : result({ term: call(name, numbers[0]), isWhole: numbers[1] }, each.listNeeds)
    }
    const read = args.map((part) => number(t, part)).filter((part) => part !== null)
    const [start, ...others] = read
    if (start === undefined || read.length < args.length) return t.fault('type', node)
    const best = others.reduce<NumberTerm>((done, [next]) => {
      const [a, b, isWhole] = alike(done, next)
      return { term: call(name, a, b), isWhole }
    }, start[0])
    return result(
      best,
      read.flatMap(([, needs]) => needs),
    )
  })

export const numberFunctions: FunctionTable = {
  number: onNumber((read) => read),
  int: onNumber(toWhole('int')),
  floor: onNumber(toWhole('floor')),
  ceiling: onNumber(toWhole('ceil')),
  abs: onNumber(({ term, isWhole }) => ({ term: call('abs', term), isWhole })),
  round: valued([1, 2], round),
  pow: valued([2, 2], pow),
  pi: valued([0, 0], () => ({ term: decimal(Math.PI), type: 'decimal', needs: [] })),
  sum: valued([1, 1], sum),
  min: extreme('min'),
  max: extreme('max'),
}
