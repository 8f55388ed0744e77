import { byQueue, type OutboxSecret } from './outbox-entry.ts'
import type { KeptRow, OutboxRow } from './vault-database.ts'

/** What a restored server is told once more: acknowledged, or in conflict there. */
export type Again =
  | { readonly kind: 'kept'; readonly row: KeptRow }
  | { readonly kind: 'conflict'; readonly row: OutboxRow; readonly secret: OutboxSecret }

/** In the order in which the server had them: a conflict holds nothing up, so that later ones of its record may have been acknowledged. */
export function inOrder(kept: readonly KeptRow[], conflicts: readonly Extract<Again, { kind: 'conflict' }>[]): readonly Again[] {
  const all: Again[] = kept.toSorted((a, b) => a.order - b.order).map((row) => ({ kind: 'kept', row }))
  for (const conflict of conflicts.toSorted((a, b) => byQueue(a.row, b.row))) {
    const { recordId, queuedAt } = conflict.row
    const later = all.findIndex(({ row }) => row.recordId === recordId && row.queuedAt > queuedAt)
    all.splice(later < 0 ? all.length : later, 0, conflict)
  }
  return all
}

/** At least `size` in each but the last, and all of a record together: broken off in between, no later one goes without its earlier ones. */
export function wholeRecords<T extends { readonly row: { readonly recordId: string } }>(
  all: readonly T[],
  size: number,
): readonly (readonly T[])[] {
  const groups: T[][] = [[]]
  for (const own of Map.groupBy(all, ({ row }) => row.recordId).values()) {
    const last = groups.at(-1)
    if (last !== undefined && last.length < size) last.push(...own)
    else groups.push([...own])
  }
  return groups.filter((group) => group.length > 0)
}
