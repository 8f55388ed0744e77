import type { FieldRef, Logic, Term } from '../../../authoring/rules/logic.ts'

/** What values of a question are for an expression. `choices`: several codes; `rows`: a repeat; `other`: a place, a file, known by its presence only. */
export type ValueType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'date-time' | 'time' | 'choices' | 'rows' | 'other'

/** A question that expressions may name. */
export interface KnownField {
  readonly name: string
  /** Names of properties from the top; `@` stands for a row. */
  readonly path: readonly string[]
  readonly type: ValueType
  /** Of a question with choices: words by code. */
  readonly choices?: ReadonlyMap<string, string>
  /** Its value is a code: digits are no number. */
  readonly isCode?: boolean
}

/** Where an expression stands. */
export interface XPathPlace {
  /** Names of properties to the object in which it runs. */
  readonly scope: readonly string[]
  /** What `.` is; null where there is none. */
  readonly self: KnownField | null
  /** A constraint is looked at only when there is an answer. */
  readonly isSelfThere: boolean
  /** The question of this name, the nearest to the place; null: there is none. `today` stands for what the record itself knows. */
  readonly find: (name: string) => KnownField | 'today' | null
  /** The question at a path of names from the place, or from the top. */
  readonly findPath: (from: 'here' | 'top', up: number, steps: readonly string[]) => KnownField | null
}

/** How the place sees a field: one value, or one in each row of a list. Null: in rows that it cannot name (of a list around its own, or within rows). */
export type Seen =
  | { readonly kind: 'one'; readonly field: FieldRef }
  | { readonly kind: 'each'; readonly list: FieldRef; readonly path: readonly string[] }

const rowOf = (path: readonly string[]): number => path.lastIndexOf('@')
const isSameRow = (a: readonly string[], b: readonly string[]): boolean =>
  rowOf(a) === rowOf(b) && a.slice(0, rowOf(a) + 1).join('/') === b.slice(0, rowOf(b) + 1).join('/')

function one(path: readonly string[], scope: readonly string[]): FieldRef | null {
  if (rowOf(path) < 0) return { from: 'record', path }
  return isSameRow(path, scope) ? { from: 'row', path: path.slice(rowOf(path) + 1) } : null
}

export function seenFrom(scope: readonly string[], path: readonly string[]): Seen | null {
  const field = one(path, scope)
  if (field !== null) return { kind: 'one', field }
  const list = one(path.slice(0, rowOf(path)), scope)
  return list === null ? null : { kind: 'each', list, path: path.slice(rowOf(path) + 1) }
}

export const fieldTerm = (field: FieldRef): Term => ({ kind: 'field', field })
export const present = (field: FieldRef): Logic => ({ kind: 'present', field })
