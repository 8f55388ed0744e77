import type { FieldRef, Logic, Term } from '../../../authoring/rules/logic.ts'

/** What a value is over there. `code`: an answer of a choice; `rows`: a repeat; `none`: known by its presence only. */
export type SaidType = 'text' | 'code' | 'codes' | 'integer' | 'decimal' | 'boolean' | 'date' | 'date-time' | 'time' | 'rows' | 'none'

/** A question as an expression names it. */
export interface KnownQuestion {
  /** `${name}`, `.`, or a path. */
  readonly text: string
  readonly type: SaidType
  /** Of a yes/no answer: how both are written; `no` is null where there is only yes. */
  readonly yes: string
  readonly no: string | null
  /** Codes of its answers that are written otherwise over there. */
  readonly codes: ReadonlyMap<string, string>
  /** It is known to have an answer. */
  readonly isThere: boolean
}

/** Where an expression stands. */
export interface Place {
  /** The one value of a field; null: it is not in the workbook, or in rows that cannot be named from here. */
  readonly one: (field: FieldRef) => KnownQuestion | null
  /** A field in each of the rows of a list around which the expression does not stand. */
  readonly each: (list: FieldRef, path: readonly string[]) => KnownQuestion | null
  /** What a yes/no field that is not in the workbook is worked out from. */
  readonly flag: (field: FieldRef) => Logic | null
}

/** How strongly a part holds together; a weaker one within a stronger one stands in brackets. */
export const strength = { or: 1, and: 2, equality: 3, order: 4, sum: 5, product: 6, minus: 7, whole: 9 } as const

/** A value as XPath. */
export interface Said {
  readonly text: string
  readonly strength: number
  readonly type: SaidType
  /** The questions without an answer to which there is no value of ours. */
  readonly needs: readonly string[]
  /** Without these answers the XPath is empty, or no number: no comparison holds but `!=`. */
  readonly isOpen: boolean
  /** A value that stands there as it is. */
  readonly isConstant?: boolean
}

/** A condition as XPath. */
export interface Piece {
  readonly text: string
  readonly strength: number
  /** The questions that have an answer whenever it holds. */
  readonly implies: readonly string[]
}

/** Ours are true, false, or not to be said; theirs are true or not. `true`: holds when ours is true; `not-false`: holds unless ours is false. */
export type Mode = 'true' | 'not-false'

/** What writing the parts of an expression shares. */
export interface Writing {
  readonly place: Place
  /** Notes a part that has no counterpart, and gives a value that is never used. */
  readonly fault: (what: string) => Said
  readonly term: (term: Term) => Said
  readonly logic: (logic: Logic, mode: Mode) => Piece
}

export const within = ({ text, strength: own }: { readonly text: string; readonly strength: number }, least: number): string =>
  own < least ? `(${text})` : text

/** XPath knows no escapes in texts. */
export function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`
}

export const constantText = (value: string): Said => ({
  text: quoted(value),
  strength: strength.whole,
  type: 'text',
  needs: [],
  isOpen: true,
  isConstant: true,
})

/** Digits without an exponent. */
export const digits = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

export const called = (name: string, args: readonly Said[], type: SaidType, isOpen = true): Said => ({
  text: `${name}(${args.map(({ text }) => text).join(', ')})`,
  strength: strength.whole,
  type,
  needs: [...new Set(args.flatMap(({ needs }) => needs))],
  isOpen: isOpen && args.every((arg) => arg.isOpen),
})

export const isNumber = ({ type }: Said): boolean => type === 'integer' || type === 'decimal'
export const isDate = ({ type }: Said): boolean => type === 'date' || type === 'date-time'
