/** Where a part stands in its text, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type BinarySign = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|'

/** An expression as XLSForm writes it: XPath 1.0 with the functions of ODK, and `${name}` for a question. */
export type XPath = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly isWhole: boolean }
    | { readonly kind: 'text'; readonly value: string }
    /** `${name}`. */
    | { readonly kind: 'question'; readonly name: string }
    /** `.`, the question itself. */
    | { readonly kind: 'self' }
    /** `../x`, `/data/x`: `up` levels from here, or from the top. A step with a filter (`item[…]`) makes it `isFiltered`. */
    | {
        readonly kind: 'path'
        readonly from: 'here' | 'top' | 'function'
        readonly up: number
        readonly steps: readonly string[]
        readonly isFiltered: boolean
      }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
    | { readonly kind: 'binary'; readonly sign: BinarySign; readonly left: XPath; readonly right: XPath }
    | { readonly kind: 'minus'; readonly of: XPath }
  )
