import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { OpId } from '../lib/ids.ts'
import { orderPath, type RecordPath } from '../lib/record-path.ts'
import { flattenValues, type FormShape, type Leaves } from './flatten-values.ts'
import { unflattenValues } from './unflatten-values.ts'
import type { WaitingValue, WaitingValues } from './waiting-values.ts'

export interface Choice {
  readonly path: RecordPath
  readonly take: 'current' | 'other'
  /** Whose value is taken; may be absent when only one waits, or for one kept without its operation. */
  readonly opId?: OpId
  /** For the `#order` of a repeat: the rows that the author of the other value saw, when known. */
  readonly seenRows?: readonly string[]
}

export interface Resolved {
  readonly values: JsonObject
  /** What still waits for a choice. */
  readonly conflicts: WaitingValues
}

/** The value that a choice takes, or speaks of when only one waits; null when it is not clear which. */
export function waitingValueOf(conflicts: WaitingValues, { path, opId }: Pick<Choice, 'path' | 'opId'>): WaitingValue | null {
  const waiting = conflicts[path] ?? []
  if (opId !== undefined) return waiting.find((value) => value.opId === opId) ?? null
  return waiting.find((value) => value.opId === null) ?? (waiting.length === 1 ? (waiting[0] ?? null) : null)
}

/**
 * The record after a person chose between the value that stands and those kept beside it; null when nothing waits at that
 * place, it is not clear which value is meant, or the value lies in a row that is gone (its `#order` decides). All that waits
 * at the place is settled. The `#order` of a repeat decides about whole rows: a row that comes back brings the values that
 * the same operation had in it, rows that others added meanwhile stay.
 */
export function resolveConflict(form: FormShape, values: JsonObject, conflicts: WaitingValues, choice: Choice): Resolved | null {
  if (!Object.hasOwn(conflicts, choice.path)) return null
  const chosen = choice.take === 'other' ? waitingValueOf(conflicts, choice) : null
  if (choice.take === 'other' && chosen === null) return null
  const leaves = flattenValues(form, values)
  const isOrder = choice.path.endsWith('/#order')
  const set = (path: RecordPath, value: JsonValue | undefined) => (value === undefined ? leaves.delete(path) : leaves.set(path, value))
  if (!isOrder) {
    if (chosen !== null && !isInPresentRows(leaves, choice.path)) return null
    if (chosen !== null) set(choice.path, chosen.value)
    return { values: unflattenValues(leaves), conflicts: without(conflicts, (path) => path === choice.path) }
  }
  const prefixOf = (row: string): string => `${choice.path.slice(0, -'#order'.length)}@${row}/`
  const before = rowsOf(leaves.get(choice.path))
  const kept = chosen === null ? new Map<RecordPath, JsonValue | undefined>() : valuesKeptWith(conflicts, chosen)
  const after = chosen === null ? before : takenRows(before, rowsOf(chosen.value), choice.seenRows ?? before, [...kept.keys()], prefixOf)
  for (const row of after.filter((id) => !before.includes(id)))
    for (const [path, value] of kept) if (path.startsWith(prefixOf(row))) set(path, value)
  if (chosen !== null) set(choice.path, after.length === 0 && chosen.value === undefined ? undefined : after)
  // What was kept of a row goes with the decision about it; what waits inside a row that both have waits on.
  const both = before.filter((row) => after.includes(row)).map(prefixOf)
  const inRows = prefixOf('').slice(0, -1)
  const settled = (path: RecordPath): boolean =>
    path === choice.path || (path.startsWith(inRows) && !both.some((prefix) => path.startsWith(prefix)))
  return { values: unflattenValues(leaves), conflicts: without(conflicts, settled) }
}

/** What else waits of the operation that brought the value. */
const valuesKeptWith = (conflicts: WaitingValues, { opId }: WaitingValue): ReadonlyMap<RecordPath, JsonValue | undefined> =>
  new Map(
    Object.entries(conflicts).flatMap(([path, waiting]) => {
      const found = waiting.find((value) => value.opId === opId)
      return found === undefined ? [] : [[path, found.value] as const]
    }),
  )

/** The other order, but never an empty row that nobody kept anything of, and with the rows that its author never saw. */
function takenRows(
  current: readonly string[],
  other: readonly string[],
  seen: readonly string[],
  kept: readonly RecordPath[],
  prefixOf: (row: string) => string,
): readonly string[] {
  const isKept = (row: string): boolean => current.includes(row) || kept.some((path) => path.startsWith(prefixOf(row)))
  return [...other.filter(isKept), ...current.filter((row) => !seen.includes(row) && !other.includes(row))]
}

const rowsOf = (order: JsonValue | undefined): readonly string[] =>
  Array.isArray(order) ? order.filter((row) => typeof row === 'string') : []

const without = (conflicts: WaitingValues, settled: (path: RecordPath) => boolean): WaitingValues =>
  Object.fromEntries(Object.entries(conflicts).filter(([path]) => !settled(path)))

/** Whether every row around the path is one of the record's. */
const isInPresentRows = (leaves: Leaves, path: RecordPath): boolean =>
  path.split('/').every((segment, i, segments) => {
    if (!segment.startsWith('@')) return true
    return rowsOf(leaves.get(orderPath(segments.slice(0, i).join('/')))).includes(segment.slice(1))
  })
