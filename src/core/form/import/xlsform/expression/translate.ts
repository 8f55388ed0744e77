import type { Arithmetic, Logic } from '../../../authoring/rules/logic.ts'
import { err, ok, type Result } from '../../../../lib/result.ts'
import { asLogic, comparison, group } from './comparison.ts'
import { dateFunctions } from './functions/date-functions.ts'
import { listFunctions } from './functions/list-functions.ts'
import { logicFunctions } from './functions/logic-functions.ts'
import { numberFunctions } from './functions/number-functions.ts'
import { textFunctions } from './functions/text-functions.ts'
import type { FunctionTable, XPathFunction } from './functions/xpath-function.ts'
import type { XPathPlace } from './known-field.ts'
import { parseXPath } from './parse-xpath.ts'
import { eachOf, questionOf, questionValue } from './question.ts'
import { certain, type Fault, type Remark, type Translating } from './translating.ts'
import {
  alike,
  all,
  any,
  arithmetic,
  asDate,
  asDecimal,
  asNumber,
  call,
  constant,
  decimal,
  isDate,
  literalOf,
  not,
  text,
  whole,
  type Asked,
  type NumberTerm,
  type Value,
} from './value.ts'
import type { BinarySign, XPath } from './xpath.ts'

const functions: FunctionTable = { ...logicFunctions, ...numberFunctions, ...textFunctions, ...dateFunctions, ...listFunctions }
const functionOf = (name: string): XPathFunction | undefined => (Object.hasOwn(functions, name) ? functions[name] : undefined)

type Calculation = '+' | '-' | '*' | 'div' | 'mod'
const isComparison = (sign: BinarySign): sign is '=' | '!=' | '<' | '<=' | '>' | '>=' => ['=', '!=', '<', '<=', '>', '>='].includes(sign)
const isGroup = (sign: BinarySign): sign is 'and' | 'or' => sign === 'and' || sign === 'or'

const numeric = ({ term, isWhole }: NumberTerm, needs: readonly Logic[]): Value => ({ term, type: isWhole ? 'integer' : 'decimal', needs })

/** Dates count as days: what lies between two, or a day so many days later. */
function onDates(sign: Calculation, left: Value, right: Value): Value | null {
  const needs = [...left.needs, ...right.needs]
  if (sign === '-' && isDate(left) && isDate(right)) return { term: call('days', asDate(right), asDate(left)), type: 'integer', needs }
  if ((sign !== '+' && sign !== '-') || isDate(left) === isDate(right)) return null
  const [day, count] = isDate(left) ? [left, asNumber(right)] : [right, asNumber(left)]
  if (count === null || (sign === '-' && day === right)) return null
  const days = count.isWhole ? count.term : call('int', count.term)
  const by = sign === '+' ? days : days.kind === 'integer' ? whole(-days.value) : ({ kind: 'minus', of: days } as const)
  return { term: call('add_days', asDate(day), by), type: 'date', needs }
}

const arithmeticSigns: Readonly<Record<Calculation, Arithmetic>> = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' }

function onNumbers(sign: Calculation, left: NumberTerm, right: NumberTerm): NumberTerm {
  if (sign === 'div') return { term: arithmetic(asDecimal(left), '/', right.term), isWhole: false }
  const isWhole = left.isWhole && right.isWhole
  if (sign !== 'mod' || isWhole) return { term: arithmetic(left.term, arithmeticSigns[sign], right.term), isWhole }
  // What is left over when whole times are taken away, as XPath has it for decimals too.
  const [a, b] = alike(left, right)
  return { term: arithmetic(a, '-', arithmetic(b, '*', call('int', arithmetic(a, '/', b)))), isWhole: false }
}

function calculation(t: Translating, node: XPath, [sign, leftNode, rightNode]: readonly [Calculation, XPath, XPath]): Value {
  const [left, right] = [t.value(leftNode), t.value(rightNode)]
  const dated = onDates(sign, left, right)
  if (dated !== null) return dated
  const [a, b] = [asNumber(left), asNumber(right)]
  return a === null || b === null ? t.fault('type', node) : numeric(onNumbers(sign, a, b), [...left.needs, ...right.needs])
}

function minus(t: Translating, node: XPath, of: XPath): Value {
  const value = t.value(of)
  const read = asNumber(value)
  if (read === null) return t.fault('type', node)
  const literal = literalOf({ ...value, term: read.term })
  if (typeof literal === 'number') return numeric({ term: read.isWhole ? whole(-literal) : decimal(-literal), isWhole: read.isWhole }, [])
  return numeric({ term: { kind: 'minus', of: read.term }, isWhole: read.isWhole }, value.needs)
}

function valueOf(t: Translating, node: XPath): Value {
  switch (node.kind) {
    case 'number':
      return { term: node.isWhole ? whole(node.value) : decimal(node.value), type: node.isWhole ? 'integer' : 'decimal', needs: [] }
    case 'text':
      return { term: text(node.value), type: 'text', needs: [] }
    case 'question':
    case 'self':
    case 'path':
      return questionValue(t, node)
    case 'minus':
      return minus(t, node, node.of)
    case 'binary':
      if (isComparison(node.sign) || isGroup(node.sign))
        return { term: { kind: 'logic', logic: t.logic(node, certain) }, type: 'boolean', needs: [] }
      return node.sign === '|' ? t.fault('path', node) : calculation(t, node, [node.sign, node.left, node.right])
    case 'call': {
      const known = functionOf(node.name)
      if (known === undefined) return t.fault('function', node, node.name)
      if (node.args.length < known.args[0] || node.args.length > known.args[1]) return t.fault('type', node)
      if (known.kind === 'value') return known.run(t, node.args, node)
      return { term: { kind: 'logic', logic: t.logic(node, certain) }, type: 'boolean', needs: [] }
    }
  }
}

function logicOf(t: Translating, node: XPath, how: Asked): Logic {
  if (node.kind === 'binary' && isGroup(node.sign)) return group(t, node.sign, [node.left, node.right], how)
  if (node.kind === 'binary' && isComparison(node.sign)) return comparison(t, node, [node.sign, node.left, node.right], how)
  if (node.kind === 'call') {
    const known = functionOf(node.name)
    if (known?.kind === 'logic' && node.args.length >= known.args[0] && node.args.length <= known.args[1])
      return known.run(t, node.args, how, node)
    if (node.name === 'if' && node.args.length === 3) return conditionalLogic(t, node.args, how)
  }
  return asLogic(t.value(node), how)
}

/** `if(a, b, c)` where only true or false counts. */
function conditionalLogic(t: Translating, [test, yes, no]: readonly XPath[], how: Asked): Logic {
  if (test === undefined || yes === undefined || no === undefined) return constant(false)
  const isTrue = t.logic(test, certain)
  return any(all(isTrue, t.logic(yes, how)), all(not(isTrue), t.logic(no, how)))
}

export interface Translated<T> {
  readonly value: T
  readonly remarks: readonly Remark[]
}

/** The tree with what its parts share; `run` reads it. All that is wrong is told. */
function translate<T>(
  written: string,
  place: XPathPlace,
  run: (t: Translating, node: XPath) => T,
): Result<Translated<T>, readonly Fault[]> {
  const parsed = parseXPath(written)
  if (!parsed.ok) return err([{ ...parsed.error, code: 'syntax', what: written.slice(parsed.error.start, parsed.error.start + 20) }])
  const faults: Fault[] = []
  const remarks = new Set<Remark>()
  const t: Translating = {
    place,
    fault: (code, { start, end }, what = written.slice(start, end)) => {
      if (!faults.some((fault) => fault.start >= start && fault.end <= end)) faults.push({ code, what, start, end })
      return { term: text('?'), type: 'text', needs: [] }
    },
    remark: (remark) => void remarks.add(remark),
    value: (node) => valueOf(t, node),
    logic: (node, how) => logicOf(t, node, how),
    each: (node) => eachOf(t, node),
    question: (node) => questionOf(t, node),
  }
  const value = run(t, parsed.value)
  return faults.length > 0 ? err(faults) : ok({ value, remarks: [...remarks] })
}

/** A comparison holds only when both sides are there; it need not be said beside it. A constraint is kept as it is: there what is missing fails. */
function withoutPresence(logic: Logic, { isSelfThere }: XPathPlace): Logic {
  if (logic.kind !== 'all' || isSelfThere) return logic
  const compared = logic.parts.filter(({ kind }) => kind === 'compare').map((part) => JSON.stringify(part))
  const isNeeded = (part: Logic): boolean =>
    part.kind !== 'present' ||
    !compared.some(
      (text) => text.includes(JSON.stringify({ kind: 'field', field: part.field })) && !/"kind":"(?:if|logic|cel|rows)"/.test(text),
    )
  return all(...logic.parts.filter(isNeeded))
}

/** A condition: true exactly when XPath takes it for true; else false, or nothing is said because a value is missing. */
export const translateCondition = (written: string, place: XPathPlace): Result<Translated<Logic>, readonly Fault[]> =>
  translate(written, place, (t, node) => withoutPresence(t.logic(node, { wanted: true, isCertain: false }), place))

/** A value that is worked out, and when there is one. */
export interface Computed {
  readonly value: Value
  /** Null: whenever what it reads is there. */
  readonly when: Logic | null
}

const never = constant(false)

/** What must be there for the value anyway is no condition of its own; null: nothing else is. */
function withoutNeeds(logic: Logic, needs: readonly Logic[]): Logic | null {
  const parts = logic.kind === 'all' ? logic.parts : [logic]
  const rest = parts.filter((part) => !needs.some((need) => JSON.stringify(need) === JSON.stringify(part)))
  return rest.length === 0 ? null : all(...rest)
}

/** `if(a, b, '')` is `b` when `a`: no value instead of an empty one. */
function computedOf(t: Translating, node: XPath): Computed {
  if (node.kind === 'text' && node.value === '') return { value: t.value(node), when: never }
  if (node.kind !== 'call' || node.name !== 'if' || node.args.length !== 3) return { value: t.value(node), when: null }
  const [testNode, yesNode, noNode] = node.args
  if (testNode === undefined || yesNode === undefined || noNode === undefined) return { value: t.fault('type', node), when: null }
  const [yes, no] = [computedOf(t, yesNode), computedOf(t, noNode)]
  if (yes.when === null && no.when === null) return { value: t.value(node), when: null }
  const test = t.logic(testNode, certain)
  if (no.when === never) return { value: yes.value, when: withoutNeeds(yes.when === null ? test : all(test, yes.when), yes.value.needs) }
  if (yes.when === never) return { value: no.value, when: no.when === null ? not(test) : all(not(test), no.when) }
  const when = any(all(test, yes.when ?? constant(true)), all(not(test), no.when ?? constant(true)))
  const value = functions['if']
  const merged =
    value?.kind === 'value'
      ? value.run({ ...t, value: (part) => (part === yesNode ? yes.value : part === noNode ? no.value : t.value(part)) }, node.args, node)
      : t.fault('type', node)
  return { value: merged, when }
}

/** A calculation: its value, and when it has one. */
export function translateValue(written: string, place: XPathPlace): Result<Translated<Computed>, readonly Fault[]> {
  return translate(written, place, (t, node) => {
    const computed = computedOf(t, node)
    if (computed.value.type === 'rows' || computed.value.type === 'other') t.fault('type', node)
    return computed
  })
}
