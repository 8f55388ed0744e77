import { parseCelSyntax, type CelSyntax } from '../../expression/cel-syntax.ts'
import { PREVIOUS, ROW, SELF } from '../../expression/names.ts'
import type { Issue } from '../../../lib/issue.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { flatLogic, flatTerm, type Arithmetic, type FieldRef, type Logic, type Sign, type Term } from './logic.ts'

/** Names of the rows that the walks around look at, innermost first. */
type Rows = readonly string[]

const signs: ReadonlySet<string> = new Set<Sign>(['==', '!=', '<', '<=', '>', '>='])
const isSign = (sign: string): sign is Sign => signs.has(sign)
const operators: ReadonlySet<string> = new Set<Arithmetic>(['+', '-', '*', '/', '%'])
const isArithmetic = (sign: string): sign is Arithmetic => operators.has(sign)
const isWalk = (name: string): name is 'exists' | 'all' | 'exists_one' => ['exists', 'all', 'exists_one'].includes(name)

/** A part that the model does not know, kept as it is; within a walk it may name its row, so the whole walk is kept. */
interface Unreadable {
  readonly isUnreadable: true
}
const unreadable: Unreadable = { isUnreadable: true }
type Maybe<T> = T | Unreadable
const isKnown = <T>(value: T): value is Exclude<T, Unreadable> => value !== unreadable

function fieldOf(node: CelSyntax, rows: Rows): FieldRef | null {
  if (node.op === 'select') {
    const of = fieldOf(node.of, rows)
    return of === null ? null : { ...of, path: [...of.path, node.name] }
  }
  if (node.op !== 'name') return null
  const up = rows.indexOf(node.name)
  if (up >= 0) return { from: 'item', up, path: [] }
  if (node.name === SELF) return { from: 'record', path: [] }
  if (node.name === ROW || node.name === PREVIOUS) return { from: node.name, path: [] }
  return { from: 'record', path: [node.name] }
}

const allKnown = <T>(values: readonly Maybe<T>[]): readonly T[] | null => (values.every(isKnown) ? values.filter(isKnown) : null)

/** `list.filter(x, where)`, `list.map(x, pick)`, `list.map(x, where, pick)`. */
function walkOf(node: CelSyntax & { op: 'call' }, rows: Rows): Maybe<Term> {
  const [bound, first, second] = node.args
  if (node.of === null || bound?.op !== 'name' || first === undefined) return unreadable
  const inner = [bound.name, ...rows]
  const list = termOf(node.of, rows)
  const [test, value] = node.name === 'filter' ? [first, null] : second === undefined ? [null, first] : [first, second]
  const [where, pick] = [test === null ? null : logicOf(test, inner), value === null ? null : termOf(value, inner)]
  return isKnown(list) && isKnown(where) && isKnown(pick) ? { kind: 'rows', list, where, pick } : unreadable
}

function callOf(node: CelSyntax & { op: 'call' }, rows: Rows): Maybe<Term> {
  if (node.of !== null && (node.name === 'filter' || node.name === 'map')) return walkOf(node, rows)
  if (node.of?.op === 'name' && node.of.name === 'cel') return unreadable
  const [of, args] = [node.of === null ? null : termOf(node.of, rows), allKnown(node.args.map((arg) => termOf(arg, rows)))]
  return isKnown(of) && args !== null ? { kind: 'call', name: node.name, of, args } : unreadable
}

function valueOf(value: string | boolean | number | bigint): Maybe<Term> {
  if (typeof value === 'string') return { kind: 'text', value }
  if (typeof value === 'boolean') return { kind: 'logic', logic: { kind: value ? 'all' : 'any', parts: [] } }
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'decimal', value } : unreadable
  return Number.isSafeInteger(Number(value)) ? { kind: 'integer', value: Number(value) } : unreadable
}

function innerTerm(node: CelSyntax, rows: Rows): Maybe<Term> {
  const field = fieldOf(node, rows)
  if (field !== null) return { kind: 'field', field }
  switch (node.op) {
    case 'value':
      return valueOf(node.value)
    case 'list': {
      const items = allKnown(node.items.map((item) => termOf(item, rows)))
      return items === null ? unreadable : { kind: 'list', items }
    }
    case 'if': {
      const [test, yes, no] = [logicOf(node.test, rows), termOf(node.then, rows), termOf(node.else, rows)]
      return isKnown(test) && isKnown(yes) && isKnown(no) ? { kind: 'if', test, then: yes, else: no } : unreadable
    }
    case 'unary': {
      if (node.sign === '!') break
      const of = termOf(node.of, rows)
      return isKnown(of) ? { kind: 'minus', of } : unreadable
    }
    case 'binary': {
      if (!isArithmetic(node.sign)) break
      const [left, right] = [termOf(node.left, rows), termOf(node.right, rows)]
      return isKnown(left) && isKnown(right) ? { kind: 'arithmetic', sign: node.sign, left, right } : unreadable
    }
    case 'call':
      if (!isLogical(node)) return callOf(node, rows)
      break
    case 'name':
    case 'select':
    case 'other':
      return unreadable
  }
  const logic = logicOf(node, rows)
  return isKnown(logic) ? { kind: 'logic', logic } : unreadable
}

const isLogical = (node: CelSyntax & { op: 'call' }): boolean => node.name === 'has' || (node.of !== null && isWalk(node.name))

/** Outside of all walks a part that is not known stays as it was written. */
function termOf(node: CelSyntax, rows: Rows): Maybe<Term> {
  const term = innerTerm(node, rows)
  return !isKnown(term) && rows.length === 0 ? { kind: 'cel', text: node.text } : term
}

function groupOf(node: CelSyntax & { op: 'binary' }, rows: Rows): Maybe<Logic> {
  const [left, right] = [logicOf(node.left, rows), logicOf(node.right, rows)]
  return isKnown(left) && isKnown(right) ? { kind: node.sign === '&&' ? 'all' : 'any', parts: [left, right] } : unreadable
}

function binaryOf(node: CelSyntax & { op: 'binary' }, rows: Rows): Maybe<Logic> | null {
  if (node.sign === '&&' || node.sign === '||') return groupOf(node, rows)
  if (!isSign(node.sign) && node.sign !== 'in') return null
  const [left, right] = [termOf(node.left, rows), termOf(node.right, rows)]
  if (!isKnown(left) || !isKnown(right)) return unreadable
  return isSign(node.sign) ? { kind: 'compare', left, sign: node.sign, right } : { kind: 'in', value: left, list: right }
}

function logicalCall(node: CelSyntax & { op: 'call' }, rows: Rows): Maybe<Logic> {
  const [first, second] = node.args
  if (node.name === 'has') {
    const field = first === undefined ? null : fieldOf(first, rows)
    return field === null ? unreadable : { kind: 'present', field }
  }
  if (node.of === null || !isWalk(node.name) || first?.op !== 'name' || second === undefined) return unreadable
  const [list, where] = [termOf(node.of, rows), logicOf(second, [first.name, ...rows])]
  return isKnown(list) && isKnown(where) ? { kind: 'some', which: node.name, list, where } : unreadable
}

function innerLogic(node: CelSyntax, rows: Rows): Maybe<Logic> {
  if (node.op === 'unary' && node.sign === '!') {
    const of = logicOf(node.of, rows)
    return isKnown(of) ? { kind: 'not', of } : unreadable
  }
  if (node.op === 'call' && isLogical(node)) return logicalCall(node, rows)
  const binary = node.op === 'binary' ? binaryOf(node, rows) : null
  if (binary !== null) return binary
  const of = innerTerm(node, rows)
  return isKnown(of) ? { kind: 'truth', of } : unreadable
}

function logicOf(node: CelSyntax, rows: Rows): Maybe<Logic> {
  const logic = innerLogic(node, rows)
  return !isKnown(logic) && rows.length === 0 ? { kind: 'truth', of: { kind: 'cel', text: node.text } } : logic
}

const unread = (text: string): Term => ({ kind: 'cel', text })

/** CEL as logic; parts that the model does not know stay as they are written. Issue: `cel.syntax`. */
export function readLogic(text: string): Result<Logic, readonly Issue[]> {
  const parsed = parseCelSyntax(text)
  if (!parsed.ok) return parsed
  const logic = logicOf(parsed.value, [])
  return ok(isKnown(logic) ? flatLogic(logic) : { kind: 'truth', of: unread(text) })
}

/** CEL as a value, in the same way. */
export function readTerm(text: string): Result<Term, readonly Issue[]> {
  const parsed = parseCelSyntax(text)
  if (!parsed.ok) return parsed
  const term = termOf(parsed.value, [])
  return ok(isKnown(term) ? flatTerm(term) : unread(text))
}
