/**
 * What has been evaluated of one object or array, for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 core §11).
 * Nobody keeps one (null) where no schema around asks. A branch that may fail without the whole failing has its own, joined when it holds.
 */
export interface Seen {
  readonly properties: Set<string>
  readonly items: Set<number>
  allProperties: boolean
  allItems: boolean
  /** All items below this index. */
  itemsBefore: number
}

export const createSeen = (): Seen => ({ properties: new Set(), items: new Set(), allProperties: false, allItems: false, itemsBefore: 0 })

export function joinSeen(into: Seen, from: Seen): void {
  for (const name of from.properties) into.properties.add(name)
  for (const index of from.items) into.items.add(index)
  into.allProperties ||= from.allProperties
  into.allItems ||= from.allItems
  into.itemsBefore = Math.max(into.itemsBefore, from.itemsBefore)
}

export const hasSeenItem = (seen: Seen, index: number): boolean => seen.allItems || index < seen.itemsBefore || seen.items.has(index)
