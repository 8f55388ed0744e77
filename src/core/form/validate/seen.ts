/**
 * What has been evaluated of one object or array, for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 core §11).
 * Nobody keeps one (null) where no schema around asks. A log, a name in it as often as it was looked at: a branch that may fail without
 * the whole failing writes into it too, and what it wrote is taken back (`markOf`, `backTo`).
 */
export interface Seen {
  readonly properties: string[]
  readonly items: number[]
  allProperties: boolean
  allItems: boolean
  /** All items below this index. */
  itemsBefore: number
}

export const createSeen = (): Seen => ({ properties: [], items: [], allProperties: false, allItems: false, itemsBefore: 0 })

/** How far the log has come. */
export interface Mark {
  readonly properties: number
  readonly items: number
  readonly allProperties: boolean
  readonly allItems: boolean
  readonly itemsBefore: number
}

export const markOf = ({ properties, items, allProperties, allItems, itemsBefore }: Seen): Mark => ({
  properties: properties.length,
  items: items.length,
  allProperties,
  allItems,
  itemsBefore,
})

export function backTo(seen: Seen, mark: Mark): void {
  seen.properties.length = mark.properties
  seen.items.length = mark.items
  seen.allProperties = mark.allProperties
  seen.allItems = mark.allItems
  seen.itemsBefore = mark.itemsBefore
}

export function joinSeen(into: Seen, from: Seen): void {
  for (const name of from.properties) into.properties.push(name)
  for (const index of from.items) into.items.push(index)
  into.allProperties ||= from.allProperties
  into.allItems ||= from.allItems
  into.itemsBefore = Math.max(into.itemsBefore, from.itemsBefore)
}

const fewEntries = 8

/** Asks a log, or a part of it, whether something is in it. */
export function asked<Entry>(log: readonly Entry[]): (entry: Entry) => boolean {
  if (log.length <= fewEntries) return (entry) => log.includes(entry)
  const entries = new Set(log)
  return (entry) => entries.has(entry)
}
