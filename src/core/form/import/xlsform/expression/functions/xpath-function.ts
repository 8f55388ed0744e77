import type { Logic } from '../../../../authoring/rules/logic.ts'
import type { Translating } from '../translating.ts'
import type { Asked, Value } from '../value.ts'
import type { XPath } from '../xpath.ts'

export type Call = Extract<XPath, { kind: 'call' }>

/** A function of ODK as ours. `args`: how many it takes, at least and at most. */
export type XPathFunction = { readonly args: readonly [number, number] } & (
  | { readonly kind: 'value'; readonly run: (t: Translating, args: readonly XPath[], node: Call) => Value }
  | { readonly kind: 'logic'; readonly run: (t: Translating, args: readonly XPath[], how: Asked, node: Call) => Logic }
)

export type FunctionTable = Readonly<Record<string, XPathFunction>>

export const valued = (
  args: readonly [number, number],
  run: (t: Translating, args: readonly XPath[], node: Call) => Value,
): XPathFunction => ({ kind: 'value', args, run })

export const logical = (
  args: readonly [number, number],
  run: (t: Translating, args: readonly XPath[], how: Asked, node: Call) => Logic,
): XPathFunction => ({ kind: 'logic', args, run })

/** An argument that there is; the table says how many there are. */
export const arg = (args: readonly XPath[], at: number): XPath => args[at] ?? { kind: 'text', value: '', start: 0, end: 0 }
