import type { JsonObject, JsonValue } from '../lib/json.ts'
import { orderPath, type RecordPath } from '../lib/record-path.ts'
import { diffValues } from './diff.ts'
import { flattenValues, type FormShape, type Leaves } from './flatten-values.ts'
import { jsonEqual } from './json-equal.ts'
import { mergeOrder } from './merge-order.ts'
import type { Changes } from './operation.ts'
import { unflattenValues } from './unflatten-values.ts'

export interface MergeInput {
  /** The record that the changes were made on (null: none); tells which paths others changed since. */
  readonly base: JsonObject | null
  /** The record as it stands now. */
  readonly current: JsonObject
  readonly changes: Changes
}

export interface Merged {
  readonly values: JsonObject
  /** Paths that only others changed, sorted. */
  readonly theirs: readonly RecordPath[]
  /** Paths where `values` keeps the current value and a person decides, with the value not taken (absent: a removal). */
  readonly conflicts: Readonly<Record<RecordPath, { readonly value?: JsonValue }>>
}

/**
 * Three-way merge, path by path: what the author saw is the `base` inside each change. A change is taken when the place is
 * still as its author saw it, or already as they want it; else the current value stays and both are kept in `conflicts`.
 * Orders of repeats merge as sets. A row removed here and changed there stays, and a row changed here and removed there is
 * gone with all of our values of it in `conflicts`; in both cases the `#order` of the repeat is in conflict.
 * The result does not depend on the order of the changes' keys.
 */
export function mergeChanges(form: FormShape, { base, current, changes }: MergeInput): Merged {
  const now = flattenValues(form, current)
  const run: MergeRun = { now, before: flattenValues(form, base), changes, result: new Map(now), conflicts: new Map(), settled: new Set() }
  // Outer repeats first, so that what happens to a row decides about everything inside it.
  const paths = Object.keys(changes).sort()
  for (const path of paths.filter(isOrder).sort((a, b) => a.split('/').length - b.split('/').length))
    if (!run.settled.has(path)) mergeRows(run, path)
  for (const path of paths) if (!isOrder(path) && !run.settled.has(path)) mergeLeaf(run, path)
  const theirs = Object.keys(diffValues(form, base, current)).filter((path) => !Object.hasOwn(changes, path))
  const conflicts = [...run.conflicts].sort(([a], [b]) => (a < b ? -1 : 1))
  return { values: unflattenValues(run.result), theirs: theirs.sort(), conflicts: Object.fromEntries(conflicts) }
}

interface MergeRun {
  readonly now: Leaves
  readonly before: Leaves
  readonly changes: Changes
  readonly result: Leaves
  readonly conflicts: Map<RecordPath, { readonly value?: JsonValue }>
  /** Paths about which the fate of their row has decided. */
  readonly settled: Set<RecordPath>
}

const isOrder = (path: RecordPath): boolean => path.endsWith('/#order')
const rowsIn = (order: JsonValue | undefined): readonly string[] =>
  Array.isArray(order) ? order.filter((row) => typeof row === 'string') : []
const conflictOf = (value: JsonValue | undefined): { readonly value?: JsonValue } => (value === undefined ? {} : { value })

function mergeLeaf(run: MergeRun, path: RecordPath): void {
  const change = run.changes[path]
  if (change === undefined || lostInRemovedRow(run, path)) return
  const current = run.now.get(path)
  if (jsonEqual(current, change.value)) return
  if (!jsonEqual(current, change.base)) run.conflicts.set(path, conflictOf(change.value))
  else if (change.value === undefined) run.result.delete(path)
  else run.result.set(path, change.value)
}

function mergeRows(run: MergeRun, path: RecordPath): void {
  const change = run.changes[path]
  if (change === undefined || lostInRemovedRow(run, path)) return
  const theirOrder = run.now.get(path)
  const input = { base: rowsIn(change.base), ours: rowsIn(change.value), theirs: rowsIn(theirOrder) }
  const ours = new Set(input.ours)
  const keep = new Set<string>()
  for (const row of input.base) {
    if (ours.has(row)) continue
    const prefix = `${path.slice(0, -'#order'.length)}@${row}/`
    const inside = Object.keys(run.changes).filter((other) => other.startsWith(prefix))
    for (const other of inside) run.settled.add(other)
    if (input.theirs.includes(row) && changedByOthers(run, prefix, inside)) keep.add(row)
    else for (const other of run.result.keys()) if (other.startsWith(prefix)) run.result.delete(other)
  }
  const merged = mergeOrder({ ...input, keep })
  if (keep.size > 0 || merged.movedByBoth) run.conflicts.set(path, conflictOf(change.value))
  if (change.value === undefined && merged.order.length === 0) run.result.delete(path)
  else run.result.set(path, merged.order)
}

/** Whether the row, which we removed, is no longer what we saw: the changes inside it say what that was. */
function changedByOthers(run: MergeRun, prefix: string, inside: readonly RecordPath[]): boolean {
  if (inside.some((path) => !jsonEqual(run.now.get(path), run.changes[path]?.base))) return true
  const seen = new Set(inside)
  return [...run.now.keys()].some((path) => path.startsWith(prefix) && !seen.has(path))
}

/** When the path lies in a row that others removed: records our values of the whole row as a conflict, and says so. */
function lostInRemovedRow(run: MergeRun, path: RecordPath): boolean {
  const gone = rowsAround(path).find(({ order, row }) => !rowsIn(run.result.get(order)).includes(row))
  if (gone === undefined) return false
  const change = run.changes[path]
  if (change?.value === undefined) return true
  const prefix = `${gone.order.slice(0, -'#order'.length)}@${gone.row}/`
  for (const [place, value] of run.before)
    if (place.startsWith(prefix) && !Object.hasOwn(run.changes, place)) run.conflicts.set(place, { value })
  run.conflicts.set(path, { value: change.value })
  const order = run.changes[gone.order]?.value ?? run.before.get(gone.order)
  run.conflicts.set(gone.order, conflictOf(order))
  return true
}

/** Each row that the path lies in, outermost first. */
function rowsAround(path: RecordPath): { readonly order: RecordPath; readonly row: string }[] {
  const segments = path.split('/')
  return segments.flatMap((segment, i) =>
    segment.startsWith('@') ? [{ order: orderPath(segments.slice(0, i).join('/')), row: segment.slice(1) }] : [],
  )
}
