import type { JsonObject } from '#core/lib/json.ts'

/** One action on a field, given by RJSF's way to it. `text` is as it is typed here; `stock` where a stock form has it typed otherwise. */
export type Edit =
  | { readonly kind: 'type'; readonly at: readonly (string | number)[]; readonly text: string; readonly stock?: string }
  /** Choice number `to` of a list, from 0; `-1` for the boxes of alternatives too. */
  | { readonly kind: 'choose'; readonly at: readonly (string | number)[]; readonly to: number }
  | { readonly kind: 'tick'; readonly at: readonly (string | number)[] }
  | { readonly kind: 'add'; readonly at: readonly (string | number)[] }
  /** Of alternatives at this way, number `to`. */
  | { readonly kind: 'alternative'; readonly at: readonly (string | number)[]; readonly to: number; readonly of: 'oneof' | 'anyof' }

export interface DataSet {
  readonly name: string
  readonly values: JsonObject
  /** Where it is wrong: template-free paths, items by position. Empty: valid. */
  readonly wrong: readonly string[]
}

/** One kind of form that people know from RJSF's playground, as a form of ours. */
export interface PlaygroundExample {
  readonly name: string
  readonly title: string
  /** The root schema without `type` and closing. */
  readonly schema: { readonly properties: object; readonly required?: readonly string[]; readonly [keyword: string]: unknown }
  readonly uiSchema?: object
  readonly data: readonly DataSet[]
  readonly edits: readonly Edit[]
  /** Where our values are others than a stock form's, and why: at the beginning, and after the edits. */
  readonly difference?: { readonly why: string; readonly begins: JsonObject; readonly ends: JsonObject }
}

/** Settings of a field; ids have eight characters. */
export const field = (id: string, type: string, more: object = {}): object => ({ 'x-phieu': { id: id.padEnd(8, '0'), type, ...more } })

export const text = (id: string, title: string, more: object = {}): object => ({ type: 'string', title, ...more, ...field(id, 'text') })
export const island = (id: string, title: string, schema: object): object => ({ title, ...schema, ...field(id, 'island') })
export const closed = { unevaluatedProperties: false } as const
