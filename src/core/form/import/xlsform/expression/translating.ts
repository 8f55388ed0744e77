import type { Logic, Term } from '../../../authoring/rules/logic.ts'
import type { KnownField, XPathPlace } from './known-field.ts'
import type { Asked, Value } from './value.ts'
import type { Span, XPath } from './xpath.ts'

/**
 * Why an expression, or a part of it, has no meaning of ours. `syntax`: it cannot be read; `field`: no such question; `function`: not known; `rows`: a question in
 * rows where one value is meant, or in rows that cannot be named from here; `type`: values that do not go together; `path`: a path or a filter.
 */
export type FaultCode = 'syntax' | 'field' | 'function' | 'rows' | 'type' | 'path'

export interface Fault extends Span {
  readonly code: FaultCode
  /** The part of the text, or the name. */
  readonly what: string
}

/** What is carried over with another meaning. `now`: the day only; `once`: worked out anew whenever something changes. */
export type Remark = 'now' | 'once'

/** A walk through the rows of a list: one value of each. */
export interface Each {
  readonly list: Term
  readonly listNeeds: readonly Logic[]
  readonly field: KnownField
  /** The value in a row, `item` being the row. */
  readonly value: Value
}

/** What translating the parts of an expression shares. */
export interface Translating {
  readonly place: XPathPlace
  /** Notes why a part cannot be said, and gives a value that is never used. */
  readonly fault: (code: FaultCode, node: XPath, what?: string) => Value
  readonly remark: (remark: Remark) => void
  readonly value: (node: XPath) => Value
  readonly logic: (node: XPath, how: Asked) => Logic
  /** Of a question in rows outside of which the expression stands; null: it is something else. */
  readonly each: (node: XPath) => Each | null
  /** The question that a part names. */
  readonly question: (node: XPath) => KnownField | null
}

export const certain: Asked = { wanted: true, isCertain: true }
