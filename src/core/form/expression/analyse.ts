import type { ASTNode } from '@marcbachmann/cel-js'
import type { CelType } from './cel-type.ts'
import { PREVIOUS, ROW, SELF, TODAY } from './environment.ts'
import { addRead, createReadTree, type ReadTree, type ReadTreeBuilder } from './read-tree.ts'

/** A part of the record that a sub-expression stands for. */
interface Ref {
  readonly type: CelType | null
  property(name: string): Ref | null
  element(): Ref | null
  /** Its whole content is used. */
  use(): void
}

function treeRef(tree: ReadTreeBuilder, type: CelType | null): Ref {
  return {
    type,
    property: (name) => treeRef(addRead(tree, [name]), type?.kind === 'object' ? (type.fields.get(name) ?? null) : null),
    element: () => treeRef(addRead(tree, [null]), type?.kind === 'list' ? type.item : null),
    use: () => {
      tree.isDeep = true
    },
  }
}

/** The list that `map` makes of what its transformation stands for. */
const listRef = (item: Ref | null): Ref => ({ type: null, property: () => null, element: () => item, use: () => item?.use() })

const eitherRef = (a: Ref | null, b: Ref | null): Ref | null =>
  a === null || b === null
    ? (a ?? b)
    : {
        type: a.type,
        property: (name) => eitherRef(a.property(name), b.property(name)),
        element: () => eitherRef(a.element(), b.element()),
        use: () => {
          a.use()
          b.use()
        },
      }

export interface Analysis {
  readonly reads: ReadTree
  readonly rowReads: ReadTree
  readonly readsPrevious: boolean
  readonly readsToday: boolean
  /** Decimal places of the decimal fields below a comparison; empty when it compares none. */
  readonly scales: ReadonlyMap<ASTNode, number>
}

const comparisons = new Set<string>(['==', '!=', '<', '<=', '>', '>='])
const predicates = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

type Names = ReadonlyMap<string, Ref | null>

/** What an expression reads, from its syntax tree: the dependency edges of its rule. */
export function analyse(ast: ASTNode, root: CelType, row: CelType | null): Analysis {
  const reads = createReadTree()
  const rowReads = createReadTree()
  const previous = createReadTree()
  const scales = new Map<ASTNode, number>()
  let readsPrevious = false
  let readsToday = false
  let met: number[] = []

  const noteScale = (ref: Ref | null): Ref | null => {
    if (ref?.type?.kind === 'double') met.push(ref.type.scale)
    return ref
  }
  const variable = (name: string): Ref | null => {
    if (name === SELF) return treeRef(reads, root)
    if (name === ROW && row !== null) return treeRef(rowReads, row)
    if (name === TODAY || name === 'cel') return null
    if (name !== PREVIOUS) return treeRef(reads, root).property(name)
    readsPrevious = true
    return treeRef(previous, root)
  }
  const use = (node: ASTNode, names: Names): null => {
    visit(node, names)?.use()
    return null
  }
  const predicate = (name: string, receiver: ASTNode, args: readonly ASTNode[], names: Names): Ref | null => {
    const list = visit(receiver, names)
    const item = list?.element() ?? null
    const inner = new Map([...names, [args[0]?.op === 'id' ? args[0].args : '', item]])
    const results = args.slice(1).map((arg) => visit(arg, inner))
    if (name === 'map') return listRef(results.at(-1) ?? null)
    for (const result of results) result?.use()
    return name === 'filter' ? list : null
  }
  const call = (name: string, args: readonly ASTNode[], names: Names): null => {
    if (name === 'today') readsToday = true
    for (const arg of args)
      if (name === 'has' || name === 'size') visit(arg, names)
      else use(arg, names)
    return null
  }
  const method = (name: string, receiver: ASTNode, args: readonly ASTNode[], names: Names): Ref | null => {
    if (predicates.has(name) && args.length > 1) return predicate(name, receiver, args, names)
    if (receiver.op === 'id' && receiver.args === 'cel' && args.length === 3) {
      const [bound, value, inner] = args
      if (bound?.op === 'id' && value !== undefined && inner !== undefined)
        return visit(inner, new Map([...names, [bound.args, visit(value, names)]]))
    }
    if (name === 'size') visit(receiver, names)
    else use(receiver, names)
    return call('', args, names)
  }
  const compare = (node: ASTNode, operands: readonly ASTNode[], names: Names): null => {
    const outer = met
    met = []
    for (const operand of operands) use(operand, names)
    if (met.length > 0) scales.set(node, Math.max(...met))
    met = [...outer, ...met]
    return null
  }
  const index = (left: ASTNode, key: ASTNode, names: Names): Ref | null => {
    const ref = visit(left, names)
    use(key, names)
    if (ref?.type?.kind === 'list' || ref?.type === null) return ref.element()
    if (key.op === 'value' && typeof key.args === 'string') return ref?.property(key.args) ?? null
    ref?.use()
    return null
  }
  const visit = (node: ASTNode, names: Names): Ref | null => {
    switch (node.op) {
      case 'value':
        return null
      case 'id':
        return noteScale(names.has(node.args) ? (names.get(node.args) ?? null) : variable(node.args))
      case '.':
      case '.?':
        return noteScale(visit(node.args[0], names)?.property(node.args[1]) ?? null)
      case '[]':
      case '[?]':
        return noteScale(index(node.args[0], node.args[1], names))
      case 'call':
        return call(node.args[0], node.args[1], names)
      case 'rcall':
        return method(node.args[0], node.args[1], node.args[2], names)
      case '?:':
        use(node.args[0], names)
        return eitherRef(visit(node.args[1], names), visit(node.args[2], names))
      case '!_':
      case '-_':
        return use(node.args, names)
      case 'list':
        for (const item of node.args) use(item, names)
        return null
      case 'map':
        for (const [key, value] of node.args) use(key, names) ?? use(value, names)
        return null
      default:
        if (comparisons.has(node.op)) return compare(node, node.args, names)
        for (const operand of node.args) use(operand, names)
        return null
    }
  }

  use(ast, new Map())
  return { reads, rowReads, readsPrevious, readsToday, scales }
}
