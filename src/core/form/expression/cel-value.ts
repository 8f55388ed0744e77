import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { FormContext, RuleMeter } from '../compiled-form.ts'
import type { Memo } from './narrow.ts'

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
  readonly meter: RuleMeter
  /** What walks have found out about the lists they look through; null as long as none has. */
  memo: Memo | null
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
  /** Steps made once, however often it runs on one record: see `narrow.ts`. */
  readonly once: number
  /** Items that its value has at most, when it is a list. */
  readonly items: number
  /** Where its value lies, when it is nothing but what a macro binds. */
  readonly slot?: number
}

/** A part made of others: `weight` steps more than they take, and `extra` for walking through lists. */
export const partOf = (run: Run, inner: readonly Part[], { items = 0, extra = 0, weight = 1, once = 0 } = {}): Part => ({
  run,
  cost: inner.reduce((sum, part) => sum + part.cost, weight + extra),
  own: inner.reduce((sum, part) => sum + part.own, weight),
  once: inner.reduce((sum, part) => sum + part.once, once),
  items,
})

/** Characters of a text that cost one step. */
export const charactersPerStep = 4

/** Equal texts are compared a word of the processor at a time, and most of them are short. */
const comparedPerStep = 64

/** Steps for comparing two texts beyond the comparison itself. */
export const comparedTexts = (a: string, b: string): number =>
  a.length < comparedPerStep || b.length < comparedPerStep ? 0 : Math.min(a.length, b.length) / comparedPerStep

/** Rows or items that a list is thought to have when its schema names no `maxItems`. */
export const assumedItems = 500

export const isCelMap = (value: CelValue | undefined): value is ReadonlyMap<CelValue, CelValue> => value instanceof Map
export const isCelList = (value: CelValue | undefined): value is readonly CelValue[] => Array.isArray(value)
