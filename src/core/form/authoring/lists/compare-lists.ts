import type { CodeListItem } from '../../code-list.ts'
import { sameRow } from './row-faults.ts'

/**
 * What became of a row since the version before. `retired`: it got a last day, or an earlier one · `back`: it has no last day any more, or a
 * later one · `lost`: it is not there, which no published version may do.
 */
export type RowMark = 'same' | 'added' | 'changed' | 'retired' | 'back' | 'lost'

export interface RowChange {
  readonly mark: Exclude<RowMark, 'same'>
  readonly before: CodeListItem | null
  readonly after: CodeListItem | null
}

const END = '9999-12-31'

/** @param before the row of the same code in the version before */
export function markOf(after: CodeListItem, before: CodeListItem | undefined): Exclude<RowMark, 'lost'> {
  if (before === undefined) return 'added'
  if (before === after || sameRow(before, after)) return 'same'
  const [was, is] = [before.to ?? END, after.to ?? END]
  return is === was ? 'changed' : is < was ? 'retired' : 'back'
}

export const byCode = (rows: readonly CodeListItem[]): ReadonlyMap<string, CodeListItem> => new Map(rows.map((item) => [item.code, item]))

export type ChangeCounts = Readonly<Record<RowMark, number>>

export interface ListComparison {
  readonly counts: ChangeCounts
  /** In the order of the new list, those lost at the end; no more than asked for of each kind. */
  readonly changes: readonly RowChange[]
}

/** What is new in a list. @param most so many rows of each kind */
export function compareLists(
  before: readonly CodeListItem[],
  after: readonly CodeListItem[],
  most = Number.POSITIVE_INFINITY,
): ListComparison {
  const counts: Record<RowMark, number> = { same: 0, added: 0, changed: 0, retired: 0, back: 0, lost: 0 }
  const changes: RowChange[] = []
  const note = (mark: RowMark, from: CodeListItem | null, to: CodeListItem | null): void => {
    if (mark !== 'same' && counts[mark] < most) changes.push({ mark, before: from, after: to })
    counts[mark]++
  }
  const known = byCode(before)
  const seen = new Set<string>()
  for (const item of after) {
    const old = known.get(item.code)
    seen.add(item.code)
    note(markOf(item, old), old ?? null, item)
  }
  for (const item of before) if (!seen.has(item.code)) note('lost', item, null)
  return { counts, changes }
}
