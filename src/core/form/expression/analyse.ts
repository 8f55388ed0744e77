import type { ASTNode } from '@marcbachmann/cel-js'
import type { CelType } from './cel-type.ts'
import { codeListFunctionNames } from './functions/code-list-functions.ts'
import { RECORD_FIELD } from './functions/record-functions.ts'
import { PREVIOUS, ROW, SELF } from './names.ts'
import { createReadTree, type ReadTree } from './read-tree.ts'
import { eitherRef, listRef, treeRef, type Ref } from './refs.ts'

export interface Analysis {
  readonly reads: ReadTree
  readonly rowReads: ReadTree
  readonly readsPrevious: boolean
  /** It looks into records that the form refers to. */
  readonly readsRecords: boolean
  /** Keys of the code lists it looks into. */
  readonly lists: readonly string[]
  /** Decimal places of the decimal fields below a comparison; empty when it compares none. */
  readonly scales: ReadonlyMap<ASTNode, number>
}

/** What is bound by the macros around a node. */
type Names = ReadonlyMap<string, Ref | null>

interface Walk {
  readonly variable: (name: string) => Ref | null
  readonly scales: Map<ASTNode, number>
  readonly lists: Set<string>
  readsRecords: boolean
  /** Scales of the decimal fields met since the innermost comparison began. */
  met: number[]
}

const comparisons = new Set<string>(['==', '!=', '<', '<=', '>', '>='])
const predicates = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

function noteScale(walk: Walk, ref: Ref | null): Ref | null {
  if (ref?.type?.kind === 'double') walk.met.push(ref.type.scale)
  return ref
}

function consume(walk: Walk, nodes: readonly ASTNode[], names: Names): null {
  for (const node of nodes) visit(walk, node, names)?.consume()
  return null
}

/** `members.all(m, …)`: the variable stands for every row. */
function visitPredicate(walk: Walk, name: string, receiver: ASTNode, args: readonly ASTNode[], names: Names): Ref | null {
  const list = visit(walk, receiver, names)
  const inner = new Map([...names, [args[0]?.op === 'id' ? args[0].args : '', list?.element() ?? null]])
  const results = args.slice(1).map((arg) => visit(walk, arg, inner))
  if (name === 'map') return listRef(results.at(-1) ?? null)
  for (const result of results) result?.consume()
  return name === 'filter' ? list : null
}

/** `has`, `size` and `count` look at a value from outside only. */
function visitCall(walk: Walk, name: string, args: readonly ASTNode[], names: Names): null {
  const [first] = args
  if (codeListFunctionNames.has(name) && first?.op === 'value' && typeof first.args === 'string') walk.lists.add(first.args)
  if (name === RECORD_FIELD) walk.readsRecords = true
  if (name !== 'has' && name !== 'size' && name !== 'count') return consume(walk, args, names)
  for (const arg of args) visit(walk, arg, names)
  return null
}

function visitMethod(walk: Walk, name: string, receiver: ASTNode, args: readonly ASTNode[], names: Names): Ref | null {
  if (predicates.has(name) && args.length > 1) return visitPredicate(walk, name, receiver, args, names)
  const [bound, value, inner] = args
  if (receiver.op === 'id' && receiver.args === 'cel' && bound?.op === 'id' && value !== undefined && inner !== undefined) {
    return visit(walk, inner, new Map([...names, [bound.args, visit(walk, value, names)]]))
  }
  if (name === 'size') visit(walk, receiver, names)
  else consume(walk, [receiver], names)
  return consume(walk, args, names)
}

function visitComparison(walk: Walk, node: ASTNode, operands: readonly ASTNode[], names: Names): null {
  const outer = walk.met
  walk.met = []
  consume(walk, operands, names)
  if (walk.met.length > 0) walk.scales.set(node, Math.max(...walk.met))
  walk.met = [...outer, ...walk.met]
  return null
}

function visitIndex(walk: Walk, left: ASTNode, key: ASTNode, names: Names): Ref | null {
  const ref = visit(walk, left, names)
  consume(walk, [key], names)
  if (ref?.type?.kind === 'list' || ref?.type === null) return ref.element()
  if (key.op === 'value' && typeof key.args === 'string') return ref?.property(key.args) ?? null
  ref?.consume()
  return null
}

/** Visits a node; what it stands for, when that is a part of the record. */
function visit(walk: Walk, node: ASTNode, names: Names): Ref | null {
  switch (node.op) {
    case 'value':
      return null
    case 'id':
      return noteScale(walk, names.has(node.args) ? (names.get(node.args) ?? null) : walk.variable(node.args))
    case '.':
    case '.?':
      return noteScale(walk, visit(walk, node.args[0], names)?.property(node.args[1]) ?? null)
    case '[]':
    case '[?]':
      return noteScale(walk, visitIndex(walk, node.args[0], node.args[1], names))
    case 'call':
      return visitCall(walk, node.args[0], node.args[1], names)
    case 'rcall':
      return visitMethod(walk, node.args[0], node.args[1], node.args[2], names)
    case '?:':
      consume(walk, [node.args[0]], names)
      return eitherRef(visit(walk, node.args[1], names), visit(walk, node.args[2], names))
    case '!_':
    case '-_':
      return consume(walk, [node.args], names)
    case 'list':
      return consume(walk, node.args, names)
    case 'map':
      return consume(walk, node.args.flat(), names)
    default:
      return comparisons.has(node.op) ? visitComparison(walk, node, node.args, names) : consume(walk, node.args, names)
  }
}

/** What an expression reads, from its syntax tree: the dependency edges of its rule. */
export function analyse(ast: ASTNode, root: CelType, row: CelType | null): Analysis {
  const [reads, rowReads, previous] = [createReadTree(), createReadTree(), createReadTree()]
  let readsPrevious = false
  const variable = (name: string): Ref | null => {
    if (name === SELF) return treeRef(reads, root)
    if (name === ROW && row !== null) return treeRef(rowReads, row)
    if (name === 'cel') return null
    if (name !== PREVIOUS) return treeRef(reads, root).property(name)
    readsPrevious = true
    return treeRef(previous, root)
  }
  const walk: Walk = { variable, scales: new Map(), lists: new Set(), readsRecords: false, met: [] }
  consume(walk, [ast], new Map())
  return { reads, rowReads, readsPrevious, readsRecords: walk.readsRecords, lists: [...walk.lists], scales: walk.scales }
}
