import type { ASTNode } from '@marcbachmann/cel-js'
import {
  charactersPerStep,
  comparedTexts,
  isCelList,
  isCelMap,
  partOf,
  type CelValue,
  type Frame,
  type Part,
  type Run,
} from './cel-value.ts'
import { maxScale } from './cel-type.ts'
import { checkedType, type Compiling } from './compiling.ts'
import { isSame } from './is-same.ts'
import { roundAt } from './round-at.ts'
import { addInt, divideInt, moduloInt, multiplyInt, subtractInt, toInt, type Int } from './int-math.ts'

type Apply = (a: CelValue, b: CelValue, frame: Frame) => CelValue | undefined

const isNumeric = (type: string): boolean => type === 'int' || type === 'double'
const isNumber = (value: CelValue): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'

const ints: Readonly<Record<string, (a: Int, b: Int) => Int | undefined>> = {
  '+': addInt,
  '-': subtractInt,
  '*': multiplyInt,
  '/': divideInt,
  '%': moduloInt,
}

const doubles: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': () => Number.NaN,
}

/** Steps for reckoning with whole numbers beyond 2^53. */
const stepsBeyondNumbers = 32

/** Steps for an item that is copied into a new list, which takes memory. */
const copiedItem = 16

function joined(a: CelValue, b: CelValue, frame: Frame): CelValue | undefined {
  if (typeof a === 'string' && typeof b === 'string') {
    frame.left -= (a.length + b.length) / charactersPerStep
    return frame.left < 0 ? undefined : a + b
  }
  if (!isCelList(a) || !isCelList(b)) return undefined
  frame.left -= (a.length + b.length) * copiedItem
  return frame.left < 0 ? undefined : [...a, ...b]
}

function arithmetic(op: string, left: string, right: string): Apply {
  const [onInts, onDoubles] = [ints[op], doubles[op]]
  if (left === 'int' && right === 'int')
    return (a, b, frame) => {
      const result = isNumber(a) && isNumber(b) && onInts !== undefined ? onInts(a, b) : undefined
      if (typeof result !== 'number') frame.left -= stepsBeyondNumbers
      return result
    }
  return (a, b, frame) => {
    if (!isNumber(a) || !isNumber(b)) return op === '+' ? joined(a, b, frame) : undefined
    const result = onDoubles === undefined ? Number.NaN : onDoubles(Number(a), Number(b))
    return Number.isFinite(result) ? result : undefined
  }
}

const orders: Readonly<Record<string, (a: number | bigint | string | boolean, b: number | bigint | string | boolean) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const isOrdered = (value: CelValue): value is number | bigint | string | boolean => typeof value !== 'object'

function comparison(op: string, scale: number | null): Apply {
  const order = orders[op]
  if (order === undefined) {
    const wanted = op === '=='
    if (scale === null) return (a, b, frame) => isSame(a, b, frame) === wanted
    return (a, b) => (isNumber(a) && isNumber(b) ? (roundAt(Number(a), scale) === roundAt(Number(b), scale)) === wanted : undefined)
  }
  if (scale === null)
    return (a, b, frame) => {
      if (typeof a === 'string' && typeof b === 'string') frame.left -= comparedTexts(a, b)
      return isOrdered(a) && isOrdered(b) && (typeof a === typeof b || (isNumber(a) && isNumber(b))) ? order(a, b) : undefined
    }
  return (a, b) => (isNumber(a) && isNumber(b) ? order(roundAt(Number(a), scale), roundAt(Number(b), scale)) : undefined)
}

/** Steps for an item that may be what is looked for. */
const stepsPerLookedAt = 3

function isIn(item: CelValue, list: CelValue, frame: Frame): boolean | undefined {
  if (isCelMap(list)) return list.has(item)
  if (!isCelList(list)) return undefined
  frame.left -= list.length * stepsPerLookedAt
  return list.some((each) => isSame(each, item, frame))
}

function applyOf(compiling: Compiling, node: ASTNode, left: ASTNode, right: ASTNode): Apply {
  const types = [checkedType(left), checkedType(right)]
  if (node.op === 'in') return isIn
  if (node.op in ints) return arithmetic(node.op, types[0] ?? '', types[1] ?? '')
  const isDecimal = types.every(isNumeric) && types.includes('double')
  return comparison(node.op, isDecimal ? (compiling.scales.get(node) ?? maxScale) : null)
}

const plainTypes = new Set(['string', 'bool', 'int'])

/** `==` and `!=` of texts, truth values and whole numbers: equal ones are the same, whatever their kinds. */
function sameness(node: ASTNode, operands: readonly ASTNode[], left: Part, right: Part): Run | null {
  if ((node.op !== '==' && node.op !== '!=') || !operands.every((each) => plainTypes.has(checkedType(each)))) return null
  const wanted = node.op === '=='
  const [a, b] = [left.run, right.run]
  return (frame) => {
    const first = a(frame)
    if (first === undefined) return undefined
    const second = b(frame)
    if (typeof first === 'string' && typeof second === 'string') frame.left -= comparedTexts(first, second)
    return second === undefined ? undefined : (first === second) === wanted
  }
}

/** Decimals are rounded before they are compared. */
const stepsToRound = 3
const comparisons = { ...orders, '==': true, '!=': true }

/** `a + b`, `a < b`, `a in b`: missing when an operand is. */
export function compileBinary(compiling: Compiling, node: ASTNode, operands: readonly [ASTNode, ASTNode], left: Part, right: Part): Part {
  const apply = applyOf(compiling, node, ...operands)
  const [runLeft, runRight] = [left.run, right.run]
  const each: Run = (frame) => {
    const a = runLeft(frame)
    if (a === undefined) return undefined
    const b = runRight(frame)
    return b === undefined ? undefined : apply(a, b, frame)
  }
  const run = sameness(node, operands, left, right) ?? each
  const isDouble = operands.some((each) => checkedType(each) === 'double')
  const weight = isDouble && node.op in comparisons ? stepsToRound : 1
  const isWalk = node.op === 'in' || (node.op === '+' && checkedType(node).startsWith('list'))
  return partOf(run, [left, right], {
    items: left.items + right.items,
    extra: isWalk ? (left.items + right.items) * stepsPerLookedAt : 0,
    weight,
  })
}

/** `a && b`, `a || b`: decided by either side, also when the other is missing. */
export function compileLogical(decisive: boolean, left: Part, right: Part): Part {
  const [runLeft, runRight] = [left.run, right.run]
  const run: Run = (frame) => {
    const a = runLeft(frame)
    if (a === decisive) return decisive
    const b = runRight(frame)
    if (b === decisive) return decisive
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : undefined
  }
  return partOf(run, [left, right])
}

export function compileUnary(op: '!_' | '-_', inner: Part): Part {
  const run: Run = (frame) => {
    const value = inner.run(frame)
    if (op === '!_') return typeof value === 'boolean' ? !value : undefined
    if (typeof value === 'bigint') return toInt(-value)
    return typeof value === 'number' ? -value + 0 : undefined
  }
  return partOf(run, [inner])
}
