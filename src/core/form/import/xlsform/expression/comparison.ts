import type { Logic, Sign } from '../../../authoring/rules/logic.ts'
import {
  alike,
  all,
  any,
  asDate,
  asked,
  asNumber,
  asText,
  compare,
  constant,
  isDate,
  literalOf,
  not,
  truth,
  type Asked,
  type Value,
} from './value.ts'
import type { Translating } from './translating.ts'
import type { XPath } from './xpath.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
const signs: Readonly<Record<Comparison, Sign>> = { '=': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

const isEmptyText = (value: Value): boolean => literalOf(value) === ''

/** What XForms stores for something that is true. */
const yes: readonly unknown[] = ['OK', 'true', 'yes', '1', 1]
const no: readonly unknown[] = ['false', 'no', '0', 0]

/** Whether there is a value. */
export const isThere = ({ needs, term, type }: Value): Logic =>
  needs.length > 0 || type !== 'text'
    ? all(...needs)
    : literalOf({ term, type, needs }) === ''
      ? constant(false)
      : compare(term, '!=', { kind: 'text', value: '' })

function ofTruth(value: Value, other: Value): Logic | null {
  const literal = literalOf(other)
  if (yes.includes(literal)) return truth(value.term)
  if (no.includes(literal)) return not(truth(value.term))
  return other.type === 'boolean' ? compare(value.term, '==', other.term) : null
}

/** Codes and texts compare as texts, all else as numbers, dates by the calendar. */
function positive(sign: Sign, left: Value, right: Value): Logic | null {
  const isEquality = sign === '==' || sign === '!='
  if (isDate(left) && isDate(right)) {
    const isMoment = left.type === 'date-time' && right.type === 'date-time'
    return isMoment ? compare(left.term, sign, right.term) : compare(asDate(left), sign, asDate(right))
  }
  // `08:30` and `17:00` are in the order of their texts.
  if (left.type === 'time' && ['time', 'text'].includes(right.type)) return compare(left.term, sign, right.term)
  if (right.type === 'time' && left.type === 'text') return compare(left.term, sign, right.term)
  if (left.type === 'boolean' || right.type === 'boolean') {
    const equal = left.type === 'boolean' ? ofTruth(left, right) : ofTruth(right, left)
    if (equal !== null && isEquality) return sign === '==' ? equal : not(equal)
  }
  const isOfTexts =
    left.field?.isCode === true ||
    right.field?.isCode === true ||
    (left.type === 'text' && right.type === 'text') ||
    left.type === 'choices' ||
    right.type === 'choices'
  if (isEquality && isOfTexts) return compare(asText(left), sign, asText(right))
  const [a, b] = [asNumber(left), asNumber(right)]
  if (a === null || b === null)
    return isEquality && (left.type === 'text') !== (right.type === 'text') ? compare(asText(left), sign, asText(right)) : null
  const [first, second] = alike(a, b)
  return compare(first, sign, second)
}

/** A comparison as XPath means it: with a value missing, `!=` holds and everything else does not. */
export function comparison(t: Translating, node: XPath, parts: readonly [Comparison, XPath, XPath], how: Asked): Logic {
  const [sign, leftNode, rightNode] = parts
  const [left, right] = [t.value(leftNode), t.value(rightNode)]
  const empty = isEmptyText(left) ? right : isEmptyText(right) ? left : null
  if (empty !== null && (sign === '=' || sign === '!=')) return (sign === '!=') === how.wanted ? isThere(empty) : not(isThere(empty))
  if (left.type === 'rows' || left.type === 'other' || right.type === 'rows' || right.type === 'other') {
    t.fault('type', node)
    return constant(false)
  }
  const said = positive(signs[sign], left, right)
  if (said === null) {
    t.fault('type', node)
    return constant(false)
  }
  if (sign === '!=') return asked([...left.needs, ...right.needs], not(said), { ...how, wanted: !how.wanted })
  return asked([...left.needs, ...right.needs], said, how)
}

/** A value as something true: a number that is not 0, a text that is there. */
export function asLogic(value: Value, how: Asked): Logic {
  if (value.type === 'boolean')
    return value.term.kind === 'logic'
      ? how.wanted
        ? value.term.logic
        : not(value.term.logic)
      : asked(value.needs, truth(value.term), how)
  if (value.type === 'integer' || value.type === 'decimal') {
    const zero = value.type === 'integer' ? ({ kind: 'integer', value: 0 } as const) : ({ kind: 'decimal', value: 0 } as const)
    return asked(value.needs, compare(value.term, '!=', zero), how)
  }
  const there = isThere(value)
  return how.wanted ? there : not(there)
}

/** Whether a code is among the answers of a question. */
export function selected(t: Translating, node: XPath, [questionNode, codeNode]: readonly XPath[], how: Asked): Logic {
  if (questionNode === undefined || codeNode === undefined) {
    t.fault('type', node)
    return constant(false)
  }
  const [question, code] = [t.value(questionNode), t.value(codeNode)]
  const needs = [...question.needs, ...code.needs]
  if ([question.type, code.type].some((type) => type === 'rows' || type === 'other')) {
    t.fault('type', node)
    return constant(false)
  }
  if (question.type === 'choices') return asked(needs, { kind: 'in', value: asText(code), list: question.term }, how)
  if (question.field?.isCode === true || question.type !== 'text') return comparison(t, node, ['=', questionNode, codeNode], how)
  const words = { kind: 'call', name: 'split', of: question.term, args: [{ kind: 'text', value: ' ' }] } as const
  return asked(needs, { kind: 'in', value: asText(code), list: words }, how)
}

/** Conditions beside each other; `and` that is not wanted is `or` of what is not. */
export function group(t: Translating, sign: 'and' | 'or', parts: readonly XPath[], how: Asked): Logic {
  const said = parts.map((part) => t.logic(part, how))
  return (sign === 'and') === how.wanted ? all(...said) : any(...said)
}

/** `string(…)` of a code that stands for a number, and the like, keep their question. */
export const textValue = (value: Value): Value => ({ term: asText(value), type: 'text', needs: value.needs })
