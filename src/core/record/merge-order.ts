/** The `#order` of a repeat as three parties see it: lists of row ids. */
export interface OrderMerge {
  readonly base: readonly string[]
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  /** Rows that we removed but that must stay, because somebody else changed them. */
  readonly keep: ReadonlySet<string>
}

export interface MergedOrder {
  readonly order: readonly string[]
  /** Both sides moved the same rows to different places; `order` keeps theirs. */
  readonly movedByBoth: boolean
}

/**
 * Merges two orders as sets: a row stays unless one side removed it, each side's new rows are in, right after the row they
 * were put after. Where only one side moved rows, its order counts.
 */
export function mergeOrder({ base, ours, theirs, keep }: OrderMerge): MergedOrder {
  const ourRows = new Set(ours)
  const baseRows = new Set(base)
  const removed = new Set(base.filter((row) => !ourRows.has(row) && !keep.has(row)))
  const stays = theirs.filter((row) => !removed.has(row))
  const added = ours.filter((row) => !baseRows.has(row))
  const weMoved = moved(base, ours)
  const theyMoved = moved(base, theirs)
  const common = new Set(ours.filter((row) => theirs.includes(row) && baseRows.has(row)))
  const sameMove = ours.filter((row) => common.has(row)).join() === theirs.filter((row) => common.has(row)).join()
  if (weMoved && !theyMoved) {
    const present = new Set([...stays, ...added])
    return {
      order: insertAfter(
        ours.filter((row) => present.has(row)),
        stays,
        theirs,
      ),
      movedByBoth: false,
    }
  }
  return { order: insertAfter(stays, added, ours), movedByBoth: weMoved && theyMoved && !sameMove }
}

/** Whether the rows that both lists hold stand in another order. */
function moved(from: readonly string[], to: readonly string[]): boolean {
  const target = new Set(to)
  const source = new Set(from)
  return from.filter((row) => target.has(row)).join() !== to.filter((row) => source.has(row)).join()
}

/** `list` with each missing row of `rows` put after its nearest predecessor in `reference`, behind rows that only `list` knows. */
function insertAfter(list: readonly string[], rows: readonly string[], reference: readonly string[]): string[] {
  const result = [...list]
  const known = new Set(reference)
  const present = new Set(result)
  for (const row of rows) {
    if (present.has(row)) continue
    const before = reference.slice(0, reference.indexOf(row)).findLast((candidate) => present.has(candidate))
    let at = before === undefined ? 0 : result.indexOf(before) + 1
    while (at < result.length && !known.has(result[at] ?? '')) at++
    result.splice(at, 0, row)
    present.add(row)
  }
  return result
}
