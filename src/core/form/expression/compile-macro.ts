import type { ASTNode } from '@marcbachmann/cel-js'
import { assumedItems, isCelList, partOf, type CelValue, type Frame, type Part, type Run } from './cel-value.ts'
import { narrowed, narrowingOf, stepsToIndex } from './narrow.ts'
import { withSlot, type Compiling, type Slots } from './compiling.ts'

/** Where a macro binds its variable, and what every item costs. */
interface Walk {
  readonly slot: number
  readonly weight: number
}

type Outcome = (frame: Frame, list: readonly CelValue[], walk: Walk) => CelValue | undefined

/** Decided by the first item with the decisive outcome, also when others are missing. */
const quantifier =
  (decisive: boolean, body: Run): Outcome =>
  (frame, list, { slot, weight }) => {
    let isMissing = false
    for (const item of list) {
      frame.left -= weight
      if (frame.left < 0) return undefined
      frame.locals[slot] = item
      const value = body(frame)
      if (value === decisive) return decisive
      isMissing ||= value === undefined || typeof value !== 'boolean'
    }
    return isMissing ? undefined : !decisive
  }

/** Steps for an item that a new list keeps, which takes memory. */
const stepsToKeep = 4

/** What `keep` lets pass, as `make` makes it; missing as soon as either is. */
const collected =
  (keep: Run | null, make: Run | null): ((...args: Parameters<Outcome>) => CelValue[] | undefined) =>
  (frame, list, { slot, weight }) => {
    const kept: CelValue[] = []
    for (const item of list) {
      frame.left -= weight
      if (frame.left < 0) return undefined
      frame.locals[slot] = item
      const isKept = keep === null ? true : keep(frame)
      if (isKept === false) continue
      const value = isKept === true ? (make === null ? item : make(frame)) : undefined
      if (value === undefined) return undefined
      frame.left -= stepsToKeep
      kept.push(value)
    }
    return kept
  }

function outcomeOf(name: string, bodies: readonly Run[]): Outcome | null {
  const [first, second] = bodies
  if (first === undefined) return null
  switch (name) {
    case 'all':
      return quantifier(false, first)
    case 'exists':
      return quantifier(true, first)
    case 'exists_one': {
      const find = collected(first, null)
      return (...args) => {
        const found = find(...args)
        return found === undefined ? undefined : found.length === 1
      }
    }
    case 'filter':
      return collected(first, null)
    case 'map':
      return second === undefined ? collected(null, first) : collected(first, second)
    default:
      return null
  }
}

/** Items of which the first comparison is false make no difference to them. */
const narrowable = new Set(['exists', 'exists_one', 'filter'])

/** What a walk comes to that asks for nothing else than what was looked up. */
const foundOutcome = (name: string, found: readonly CelValue[]): CelValue =>
  name === 'filter' ? found : name === 'exists' ? found.length > 0 : found.length === 1

export const macroNames: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

/** `members.all(m, …)`: for every item as many steps as what is done with it has parts. */
export function compileMacro(compiling: Compiling, name: string, receiver: ASTNode, args: readonly ASTNode[], slots: Slots): Part {
  const list = compiling.visit(receiver, slots)
  const variable = args[0]?.op === 'id' ? args[0].args : ''
  const inner = withSlot(slots, variable, assumedItems)
  const parts = args.slice(1).map((arg) => compiling.visit(arg, inner))
  const narrowing = narrowable.has(name) && args[1] !== undefined ? narrowingOf(compiling, variable, args[1], inner) : null
  const walk: Walk = { slot: slots.depth, weight: parts.reduce((sum, part) => sum + part.own, 1) }
  const outcome = outcomeOf(
    name,
    parts.map((part) => part.run),
  )
  const run: Run = (frame) => {
    const value = list.run(frame)
    if (!isCelList(value) || outcome === null) return undefined
    const found = narrowing === null ? null : narrowed(narrowing, value, walk.slot, frame)
    return found !== null && narrowing?.isWhole === true ? foundOutcome(name, found) : outcome(frame, found ?? value, walk)
  }
  const kept = name === 'map' || name === 'filter' ? stepsToKeep : 0
  const extra = list.items * parts.reduce((sum, part) => sum + part.cost, 1 + kept)
  // The list is the same at every place when it is one of the record's own.
  const isOnce = narrowing?.isWhole === true && receiver.op === 'id' && !slots.of.has(receiver.args)
  return isOnce
    ? partOf(run, [list, ...parts], { items: list.items, once: list.items * stepsToIndex })
    : partOf(run, [list], { items: list.items, extra })
}

/** `cel.bind(name, value, expression)`. */
export function compileBind(compiling: Compiling, name: string, value: ASTNode, expression: ASTNode, slots: Slots): Part {
  const bound = compiling.visit(value, slots)
  const inner = compiling.visit(expression, withSlot(slots, name, bound.items))
  const run: Run = (frame) => {
    const outer = frame.locals[slots.depth]
    frame.locals[slots.depth] = bound.run(frame)
    const result = frame.locals[slots.depth] === undefined ? undefined : inner.run(frame)
    frame.locals[slots.depth] = outer
    return result
  }
  return partOf(run, [bound, inner], { items: inner.items })
}
