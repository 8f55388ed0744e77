import type { ASTNode, Environment } from '@marcbachmann/cel-js'
import { parsePath, propertyPath, type RecordPath } from '../../lib/record-path.ts'
import { syntax } from './environment.ts'
import { isCelName } from './is-cel-name.ts'
import { RECORD_FIELD } from './functions/record-functions.ts'
import { PREVIOUS, ROW, SELF } from './names.ts'

/** Where a field is now. Null: it stays where it was. */
export type Moved = (path: RecordPath) => RecordPath | null

export interface ReadMove {
  /** Template path of the repeat whose row is `row`, before and after; null outside of rows. */
  readonly row: RecordPath | null
  readonly rowAfter: RecordPath | null
  readonly moved: Moved
  /** Whether the reference at this path leads to records of the same form, whose fields then have the same new names. */
  readonly isOwnForm?: (path: RecordPath) => boolean
}

/** A part of the record that a piece of the text stands for: `base` is the text of a variable that stays. */
interface Stands {
  readonly path: RecordPath
  readonly base: Base
  /** What is in it is in order already; only what is read of its items is still open. */
  readonly isDone?: boolean
}

interface Base {
  readonly name: string
  readonly before: RecordPath
  readonly after: RecordPath
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Walk {
  readonly move: ReadMove
  readonly edits: Edit[]
  /** Fields that the variables at hand no longer reach. */
  readonly lost: RecordPath[]
}

type Names = ReadonlyMap<string, Stands | null>

const predicates = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])
const access = (name: string): string => (isCelName(name) ? `.${name}` : `[${JSON.stringify(name)}]`)

const isBelow = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** A place as a reading of one of the variables: from a row where it lies in that row, else from the record. */
function written(path: RecordPath, base: Base): string | null {
  if (!isBelow(path, base.after)) return null
  const steps = parsePath(path.slice(base.after.length)).map((step) => (step.kind === 'property' ? step.name : null))
  if (steps.includes(null)) return null
  const names = steps as readonly string[] // no row among them
  const [first, ...rest] = names
  if (base.name !== '') return base.name + names.map(access).join('')
  if (first === undefined) return SELF
  return (isCelName(first) ? first : `${SELF}[${JSON.stringify(first)}]`) + rest.map(access).join('')
}

/** The piece from the variable to the last name; rewritten when its place has moved. */
function settle(walk: Walk, node: ASTNode, stands: Stands | null): void {
  if (stands === null || stands.isDone === true) return
  const to = walk.move.moved(stands.path)
  if (to === null) {
    // The rule went out of the row that it reads.
    if (stands.base.name === ROW && walk.move.rowAfter !== walk.move.row) walk.lost.push(stands.path)
    return
  }
  const root: Base = { name: '', before: '', after: '' }
  const text = written(to, stands.base) ?? (stands.base.name === ROW ? written(to, root) : null)
  if (text === null) walk.lost.push(stands.path)
  else walk.edits.push({ start: node.range.start, end: node.range.end, text })
}

const element = (stands: Stands | null, name: string, walk: Walk): Stands | null => {
  if (stands === null) return null
  const before = `${stands.path}/@`
  const list = walk.move.moved(stands.path) ?? stands.path
  return { path: before, base: { name, before, after: `${list}/@` } }
}

function variable(walk: Walk, name: string): Stands | null {
  if (name === SELF || name === PREVIOUS) return { path: '', base: { name, before: '', after: '' } }
  if (name === ROW && walk.move.row !== null)
    return {
      path: `${walk.move.row}/@`,
      base: { name: ROW, before: `${walk.move.row}/@`, after: `${walk.move.rowAfter ?? walk.move.row}/@` },
    }
  if (name === 'cel' || name === ROW) return null
  return { path: propertyPath('', name), base: { name: '', before: '', after: '' } }
}

function each(walk: Walk, nodes: readonly ASTNode[], names: Names): void {
  for (const node of nodes) settle(walk, node, visit(walk, node, names))
}

function visitMethod(walk: Walk, [name, receiver, args]: readonly [string, ASTNode, readonly ASTNode[]], names: Names): Stands | null {
  const [bound] = args
  const list = visit(walk, receiver, names)
  settle(walk, receiver, list)
  if (predicates.has(name) && args.length > 1 && bound?.op === 'id') {
    each(walk, args.slice(1), new Map([...names, [bound.args, element(list, bound.args, walk)]]))
    return name === 'filter' && list !== null ? { ...list, isDone: true } : null
  }
  if (receiver.op === 'id' && receiver.args === 'cel' && bound?.op === 'id' && args[1] !== undefined) {
    const stands = visit(walk, args[1], names)
    settle(walk, args[1], stands)
    // Bound as a whole, so that what is read of it is read by the new name of the variable.
    const inner =
      stands === null
        ? null
        : { path: stands.path, base: { name: bound.args, before: stands.path, after: walk.move.moved(stands.path) ?? stands.path } }
    each(walk, args.slice(2), new Map([...names, [bound.args, inner]]))
    return null
  }
  each(walk, args, names)
  return null
}

/** `record_field(ref, "status")`: the name of a field in the record that is referred to. */
function otherField(walk: Walk, [ref, name]: readonly ASTNode[], names: Names): void {
  const stands = ref === undefined ? null : visit(walk, ref, names)
  if (stands === null || name?.op !== 'value' || typeof name.args !== 'string' || walk.move.isOwnForm?.(stands.path) !== true) return
  const to = walk.move.moved(propertyPath('', name.args))
  if (to === null) return
  const [step, more] = parsePath(to)
  if (step?.kind !== 'property' || more !== undefined) walk.lost.push(to)
  else walk.edits.push({ start: name.range.start, end: name.range.end, text: JSON.stringify(step.name) })
}

/** What a node stands for, when that is a place of the record; places further in are settled by whoever asked. */
function visit(walk: Walk, node: ASTNode, names: Names): Stands | null {
  switch (node.op) {
    case 'value':
      return null
    case 'id':
      return names.has(node.args) ? (names.get(node.args) ?? null) : variable(walk, node.args)
    case '.':
    case '.?': {
      const stands = visit(walk, node.args[0], names)
      return stands === null ? null : { ...stands, path: propertyPath(stands.path, node.args[1]) }
    }
    case '[]':
    case '[?]': {
      const [left, key] = node.args
      const stands = visit(walk, left, names)
      if (stands !== null && key.op === 'value' && typeof key.args === 'string')
        return { ...stands, path: propertyPath(stands.path, key.args) }
      settle(walk, left, stands)
      each(walk, [key], names)
      return null
    }
    case 'call':
      if (node.args[0] === RECORD_FIELD) otherField(walk, node.args[1], names)
      each(walk, node.args[1], names)
      return null
    case 'rcall':
      return visitMethod(walk, node.args, names)
    case '!_':
    case '-_':
      each(walk, [node.args], names)
      return null
    case 'map':
      each(walk, node.args.flat(), names)
      return null
    default:
      each(walk, node.args, names)
      return null
  }
}

export type MovedText =
  | { readonly kind: 'same' | 'moved'; readonly text: string }
  | { readonly kind: 'lost'; readonly paths: readonly RecordPath[] }

/**
 * An expression after fields have moved or got other names: only the names in it change, the rest stays as it was typed.
 * `lost`: a place that the variables of the expression no longer reach. A text that cannot be read stays as it is.
 */
export function moveReads(text: string, move: ReadMove, env: Environment = syntax()): MovedText {
  let ast: ASTNode
  try {
    ast = env.parse(text).ast
  } catch {
    return { kind: 'same', text }
  }
  const walk: Walk = { move, edits: [], lost: [] }
  each(walk, [ast], new Map())
  if (walk.lost.length > 0) return { kind: 'lost', paths: walk.lost }
  if (walk.edits.length === 0) return { kind: 'same', text }
  const done = walk.edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((out, edit) => `${out.slice(0, edit.start)}${edit.text}${out.slice(edit.end)}`, text)
  return { kind: 'moved', text: done }
}

/** Template paths that an expression reads from the record, rows as `@`; empty for a text that cannot be read. */
export function readsOf(text: string, row: RecordPath | null): ReadonlySet<RecordPath> {
  const found = new Set<RecordPath>()
  moveReads(text, {
    row,
    rowAfter: row,
    moved: (path) => {
      found.add(path)
      return null
    },
  })
  return found
}
