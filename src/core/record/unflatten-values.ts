import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { parsePath, type PathSegment } from '../lib/record-path.ts'
import type { Leaves } from './flatten-values.ts'

/** Maps, not objects, while building: a peer's `__proto__` is then a name like any other. */
type Tree = LeafTree | ObjectTree | RowsTree
type LeafTree = { readonly kind: 'leaf'; readonly value: JsonValue }
type ObjectTree = { readonly kind: 'object'; readonly members: Map<string, Tree> }
type RowsTree = { readonly kind: 'rows'; readonly rows: Map<string, ObjectTree> }

/**
 * The record that has these leaves; the inverse of `flattenValues`. A leaf of a row that no `#order` names is dropped:
 * that is how a removed row takes its values along.
 */
export function unflattenValues(leaves: Leaves): JsonObject {
  const root: ObjectTree = { kind: 'object', members: new Map() }
  const entries = [...leaves].map(([path, value]) => ({ segments: parsePath(path), value }))
  // Parents first, and the order of a repeat before its rows. Array.prototype.sort is stable.
  entries.sort((a, b) => depth(a.segments) - depth(b.segments))
  for (const { segments, value } of entries) place(root, segments, value)
  return objectOf(root)
}

const depth = (segments: readonly PathSegment[]): number => segments.length - (segments.at(-1)?.kind === 'order' ? 0.5 : 0)

function place(root: ObjectTree, segments: readonly PathSegment[], value: JsonValue): void {
  let at: ObjectTree = root
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]
    const next = segments[i + 1]
    if (segment?.kind !== 'property') return
    if (next === undefined) return setLeaf(at, segment.name, value)
    if (next.kind === 'order') return void at.members.set(segment.name, orderedRows(value))
    if (next.kind === 'row') {
      const rows = at.members.get(segment.name)
      const row = rows?.kind === 'rows' ? rows.rows.get(next.row) : undefined
      if (row === undefined) return
      at = row
      i++
    } else at = groupIn(at, segment.name)
  }
}

/** An empty group says only that the group is there: it never takes away what others put inside. */
function setLeaf(object: ObjectTree, name: string, value: JsonValue): void {
  const isEmptyGroup = isJsonObject(value) && Object.keys(value).length === 0
  if (isEmptyGroup) groupIn(object, name)
  else object.members.set(name, { kind: 'leaf', value })
}

function groupIn(object: ObjectTree, name: string): ObjectTree {
  const present = object.members.get(name)
  if (present?.kind === 'object') return present
  const made: ObjectTree = { kind: 'object', members: new Map() }
  object.members.set(name, made)
  return made
}

/** Rows still without values; anything that is no list of ids stays as it is, for the validator to refuse. */
function orderedRows(order: JsonValue): Tree {
  if (!Array.isArray(order) || !order.every((id) => typeof id === 'string')) return { kind: 'leaf', value: order }
  if (new Set(order).size < order.length) return { kind: 'leaf', value: order }
  return {
    kind: 'rows',
    rows: new Map(order.map((id) => [id, { kind: 'object', members: new Map([['_row', { kind: 'leaf', value: id }]]) }])),
  }
}

const valueOf = (tree: Tree): JsonValue => {
  if (tree.kind === 'leaf') return tree.value
  return tree.kind === 'object' ? objectOf(tree) : [...tree.rows.values()].map(objectOf)
}

const objectOf = (tree: ObjectTree): JsonObject => Object.fromEntries([...tree.members].map(([name, member]) => [name, valueOf(member)]))
