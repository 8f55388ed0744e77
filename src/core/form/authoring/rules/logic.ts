/**
 * A value of the record. `record`: from its top on; `previous`: of the record of the period before; `row`: of the row in which a rule runs;
 * `item`: of the row that a walk through rows looks at, `up` walks further out.
 */
export type FieldRef =
  | { readonly from: 'record' | 'previous' | 'row'; readonly path: readonly string[] }
  | { readonly from: 'item'; readonly up: number; readonly path: readonly string[] }

export type Sign = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | '%'

/** What has a value. `decimal` keeps `100.0` apart from `100`, which divide differently. */
export type Term =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer' | 'decimal'; readonly value: number }
  | { readonly kind: 'field'; readonly field: FieldRef }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'arithmetic'; readonly sign: Arithmetic; readonly left: Term; readonly right: Term }
  | { readonly kind: 'minus'; readonly of: Term }
  /** A function, `of` is what a method is called on. */
  | { readonly kind: 'call'; readonly name: string; readonly of: Term | null; readonly args: readonly Term[] }
  /** Rows of a list: those for which `where` holds, or `pick` of each. */
  | { readonly kind: 'rows'; readonly list: Term; readonly where: Logic | null; readonly pick: Term | null }
  | { readonly kind: 'if'; readonly test: Logic; readonly then: Term; readonly else: Term }
  | { readonly kind: 'logic'; readonly logic: Logic }
  /** CEL that is kept as its author wrote it. */
  | { readonly kind: 'cel'; readonly text: string }

/** What is true, false, or not to be said because a value is missing. `all` of nothing is true, `any` of nothing false. */
export type Logic =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Logic[] }
  | { readonly kind: 'not'; readonly of: Logic }
  | { readonly kind: 'compare'; readonly left: Term; readonly sign: Sign; readonly right: Term }
  | { readonly kind: 'in'; readonly value: Term; readonly list: Term }
  | { readonly kind: 'present'; readonly field: FieldRef }
  | { readonly kind: 'some'; readonly which: 'exists' | 'all' | 'exists_one'; readonly list: Term; readonly where: Logic }
  /** A term that is true or false: a yes/no field, a text that begins with another. */
  | { readonly kind: 'truth'; readonly of: Term }

/** Groups within groups of their kind, and groups of one part, are written without brackets: the same logic in the one form that is read back. */
export function flatLogic(logic: Logic): Logic {
  switch (logic.kind) {
    case 'all':
    case 'any': {
      const parts = logic.parts.map(flatLogic).flatMap((part) => (part.kind === logic.kind ? part.parts : [part]))
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: logic.kind, parts }
    }
    case 'not':
      return { kind: 'not', of: flatLogic(logic.of) }
    case 'compare':
      return { ...logic, left: flatTerm(logic.left), right: flatTerm(logic.right) }
    case 'in':
      return { kind: 'in', value: flatTerm(logic.value), list: flatTerm(logic.list) }
    case 'present':
      return logic
    case 'some':
      return { ...logic, list: flatTerm(logic.list), where: flatLogic(logic.where) }
    case 'truth': {
      const of = flatTerm(logic.of)
      return of.kind === 'logic' ? of.logic : { kind: 'truth', of }
    }
  }
}

const negative = (term: Term): Term =>
  (term.kind === 'integer' || term.kind === 'decimal') && term.value !== 0 ? { ...term, value: -term.value } : { kind: 'minus', of: term }

export function flatTerm(term: Term): Term {
  switch (term.kind) {
    case 'list':
      return { kind: 'list', items: term.items.map(flatTerm) }
    case 'arithmetic':
      return { ...term, left: flatTerm(term.left), right: flatTerm(term.right) }
    case 'minus':
      return negative(flatTerm(term.of))
    case 'call':
      return { ...term, of: term.of === null ? null : flatTerm(term.of), args: term.args.map(flatTerm) }
    case 'rows':
      return {
        kind: 'rows',
        list: flatTerm(term.list),
        where: term.where === null ? null : flatLogic(term.where),
        pick: term.pick === null ? null : flatTerm(term.pick),
      }
    case 'if':
      return { kind: 'if', test: flatLogic(term.test), then: flatTerm(term.then), else: flatTerm(term.else) }
    case 'logic': {
      const logic = flatLogic(term.logic)
      return logic.kind === 'truth' ? logic.of : { kind: 'logic', logic }
    }
    case 'text':
    case 'integer':
    case 'decimal':
    case 'field':
    case 'cel':
      return term
  }
}
