import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { FormContext } from '../compiled-form.ts'

/** What an expression works with: JSON, whole numbers beyond 2^53 as `bigint`, and map literals. */
export type CelValue = JsonValue | bigint | readonly CelValue[] | ReadonlyMap<CelValue, CelValue>

/** One evaluation. */
export interface Frame {
  readonly values: JsonObject
  readonly row: JsonObject | null
  readonly context: FormContext
  /** What the macros around bind, by slot. */
  readonly locals: (CelValue | undefined)[]
  /** Steps that may still be made; below 0 the outcome means nothing. */
  left: number
}

/** Undefined: an operand is missing, or the result means nothing. */
export type Run = (frame: Frame) => CelValue | undefined

/** A compiled part of an expression. */
export interface Part {
  readonly run: Run
  /** Steps that it makes at most, on lists as long as they may be. */
  readonly cost: number
  /** Of these, the steps that are no walk through a list: walks are counted as they are made. */
  readonly own: number
  /** Items that its value has at most, when it is a list. */
  readonly items: number
}

/** A part made of others: one step more than they take, and `extra` for walking through lists. */
export const partOf = (run: Run, inner: readonly Part[], { items = 0, extra = 0 } = {}): Part => ({
  run,
  cost: inner.reduce((sum, part) => sum + part.cost, 1 + extra),
  own: inner.reduce((sum, part) => sum + part.own, 1),
  items,
})

/** Rows or items that a list is thought to have when its schema names no `maxItems`. */
export const assumedItems = 500

export const isCelMap = (value: CelValue | undefined): value is ReadonlyMap<CelValue, CelValue> => value instanceof Map
export const isCelList = (value: CelValue | undefined): value is readonly CelValue[] => Array.isArray(value)
