import type { JsonObject, JsonValue } from '../lib/json.ts'
import { orderPath, type RecordPath } from '../lib/record-path.ts'
import { flattenValues, type FormShape, type Leaves } from './flatten-values.ts'
import { unflattenValues } from './unflatten-values.ts'

type Conflicts<C> = Readonly<Record<RecordPath, C>>

export interface Choice {
  readonly path: RecordPath
  readonly take: 'current' | 'other'
  /** For the `#order` of a repeat: the rows that the author of the other value saw, when known. */
  readonly seenRows?: readonly string[]
}

export interface Resolved<C> {
  readonly values: JsonObject
  /** What still waits for a choice. */
  readonly conflicts: Conflicts<C>
}

/**
 * The record after a person chose between the value that stands and the one kept beside it; null when nothing waits at that
 * place, or the other value lies in a row that is gone (its `#order` decides). The `#order` of a repeat decides about whole rows: a row that comes back brings the values kept of it, rows that
 * others added meanwhile stay.
 */
export function resolveConflict<C extends { readonly value?: JsonValue }>(
  form: FormShape,
  values: JsonObject,
  conflicts: Conflicts<C>,
  choice: Choice,
): Resolved<C> | null {
  const chosen = conflicts[choice.path]
  if (chosen === undefined) return null
  const leaves = flattenValues(form, values)
  const isOrder = choice.path.endsWith('/#order')
  const set = (path: RecordPath, value: JsonValue | undefined) => (value === undefined ? leaves.delete(path) : leaves.set(path, value))
  if (!isOrder) {
    if (choice.take === 'other' && !isInPresentRows(leaves, choice.path)) return null
    if (choice.take === 'other') set(choice.path, chosen.value)
    return { values: unflattenValues(leaves), conflicts: without(conflicts, (path) => path === choice.path) }
  }
  const prefixOf = (row: string): string => `${choice.path.slice(0, -'#order'.length)}@${row}/`
  const before = rowsOf(leaves.get(choice.path))
  const after = choice.take === 'current' ? before : takenRows(before, rowsOf(chosen.value), choice.seenRows ?? before, conflicts, prefixOf)
  for (const row of after.filter((id) => !before.includes(id)))
    for (const [path, { value }] of Object.entries(conflicts)) if (path.startsWith(prefixOf(row))) set(path, value)
  if (choice.take === 'other') set(choice.path, after.length === 0 && chosen.value === undefined ? undefined : after)
  // What was kept of a row goes with the decision about it; what waits inside a row that both have waits on.
  const both = before.filter((row) => after.includes(row)).map(prefixOf)
  const inRows = prefixOf('').slice(0, -1)
  const settled = (path: RecordPath): boolean =>
    path === choice.path || (path.startsWith(inRows) && !both.some((prefix) => path.startsWith(prefix)))
  return { values: unflattenValues(leaves), conflicts: without(conflicts, settled) }
}

/** The other order, but never an empty row that nobody kept anything of, and with the rows that its author never saw. */
function takenRows(
  current: readonly string[],
  other: readonly string[],
  seen: readonly string[],
  conflicts: Conflicts<unknown>,
  prefixOf: (row: string) => string,
): readonly string[] {
  const isKept = (row: string): boolean => current.includes(row) || Object.keys(conflicts).some((path) => path.startsWith(prefixOf(row)))
  return [...other.filter(isKept), ...current.filter((row) => !seen.includes(row) && !other.includes(row))]
}

const rowsOf = (order: JsonValue | undefined): readonly string[] =>
  Array.isArray(order) ? order.filter((row) => typeof row === 'string') : []

const without = <C>(conflicts: Conflicts<C>, settled: (path: RecordPath) => boolean): Conflicts<C> =>
  Object.fromEntries(Object.entries(conflicts).filter(([path]) => !settled(path)))

/** Whether every row around the path is one of the record's. */
const isInPresentRows = (leaves: Leaves, path: RecordPath): boolean =>
  path.split('/').every((segment, i, segments) => {
    if (!segment.startsWith('@')) return true
    return rowsOf(leaves.get(orderPath(segments.slice(0, i).join('/')))).includes(segment.slice(1))
  })
