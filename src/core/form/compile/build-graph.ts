import { issue, type Issue } from '../../lib/issue.ts'
import { propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { CompiledRule, Condition, Dependents, Edge, FormNode, NodeConstraint } from '../compiled-form.ts'
import { flattenReads, type FlatRead } from '../expression/flatten-reads.ts'
import { sortByDependency } from './sort-by-dependency.ts'

export interface BuiltGraph {
  readonly dependents: ReadonlyMap<RecordPath, Dependents>
  readonly order: readonly number[]
  readonly issues: readonly Issue[]
}

export interface GraphParts {
  readonly nodes: readonly FormNode[]
  readonly byPath: ReadonlyMap<RecordPath, FormNode>
  readonly constraints: readonly (readonly NodeConstraint[])[]
  readonly rules: readonly CompiledRule[]
}

type MutableDependents = { [Key in keyof Dependents]: Edge[] }

const rowsIn = (template: RecordPath): number => template.split('/').filter((part) => part === '@').length

/** A condition may look at everything below what it names. */
const conditionReads = (condition: Condition): readonly FlatRead[] => condition.reads.map((path) => ({ path, isDeep: true }))

/** The node at a path, or the one whose value holds it (`/location/lat` lies in `/location`). Null for the whole record. */
function nodeAt(path: RecordPath, byPath: GraphParts['byPath']): FormNode | null {
  for (let at = path.replace(/\/@$/, ''); at !== ''; at = at.slice(0, at.lastIndexOf('/')).replace(/\/@$/, '')) {
    const node = byPath.get(at)
    if (node !== undefined) return node
  }
  return null
}

function below(node: FormNode, nodes: readonly FormNode[]): FormNode[] {
  return [
    node,
    ...node.children.flatMap((index) => {
      const child = nodes[index]
      return child === undefined ? [] : below(child, nodes)
    }),
  ]
}

/** What reads what, both ways: which readers a change wakes, and the order in which presence and computed values are found. */
export function buildGraph({ nodes, byPath, constraints, rules }: GraphParts): BuiltGraph {
  const dependents = new Map<RecordPath, MutableDependents>()
  const needs: Set<number>[] = nodes.map((node) => new Set(node.parent === null ? [] : [node.parent]))

  const nodesRead = (read: FlatRead): readonly FormNode[] => {
    const node = nodeAt(read.path, byPath)
    if (node === null) return read.isDeep ? nodes : []
    // A part that is no node of its own, as the id of a row, is read with what holds it, not with all that lies there.
    const isNode = node.path === read.path.replace(/\/@$/, '')
    return read.isDeep && isNode ? below(node, nodes) : [node]
  }
  const connect = (kind: keyof Dependents, index: number, bound: number, reads: readonly FlatRead[]): void => {
    for (const node of reads.flatMap(nodesRead)) {
      const at = dependents.get(node.path) ?? { presence: [], demands: [], computes: [], rules: [], filters: [] }
      dependents.set(node.path, at)
      const known = at[kind].findIndex((edge) => edge.index === index)
      const loosest = Math.min(bound, at[kind][known]?.bound ?? bound)
      if (known >= 0) at[kind][known] = { index, bound: loosest }
      else at[kind].push({ index, bound })
    }
  }
  const connectConditions = (kind: 'presence' | 'demands', node: FormNode, conditions: readonly Condition[]): void => {
    for (const condition of conditions) {
      connect(kind, node.index, rowsIn(condition.scope), conditionReads(condition))
      if (kind === 'presence') for (const read of conditionReads(condition).flatMap(nodesRead)) needs[node.index]?.add(read.index)
    }
  }

  for (const node of nodes) {
    connectConditions('presence', node, node.presence.flat())
    connectConditions('demands', node, [
      ...node.required.flat(),
      ...(constraints[node.index] ?? []).flatMap((constraint) => constraint.when),
    ])
    const parent = node.path.slice(0, node.path.lastIndexOf('/'))
    const siblings = Object.values(node.settings.filter ?? {}).filter((source) => !source.startsWith('='))
    connect(
      'filters',
      node.index,
      node.repeats.length,
      siblings.map((name) => ({ path: propertyPath(parent, name), isDeep: false })),
    )
  }
  rules.forEach((rule, i) => {
    const node = nodes[rule.node]
    const row = `${node?.repeats.at(-1) ?? ''}/@`
    const [fromRecord, fromRow] = [
      flattenReads(rule.reads, '').filter(({ path }) => path !== ''),
      flattenReads(rule.rowReads, row).filter(
        ({ path }) => node !== undefined && node.repeats.length > 0 && (path !== node.repeats.at(-1) || rule.rowReads.isDeep),
      ),
    ]
    const [kind, index] = rule.kind === 'compute' ? (['computes', rule.node] as const) : (['rules', i] as const)
    connect(kind, index, 0, fromRecord)
    connect(kind, index, node?.repeats.length ?? 0, fromRow)
    if (rule.kind === 'compute') for (const read of [...fromRecord, ...fromRow].flatMap(nodesRead)) needs[rule.node]?.add(read.index)
  })

  const sorted = sortByDependency(needs)
  const issues = sorted.ok
    ? []
    : [issue('cycle', nodes[sorted.error[0] ?? 0]?.path ?? '', { paths: sorted.error.map((index) => nodes[index]?.path ?? '') })]
  return { dependents, order: sorted.ok ? sorted.value : [], issues }
}
