import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { placeOf, type Place } from './place.ts'

/** Places of nodes, each made once per row: the same object for the same row, which components and the section list hang on. */
export type PlaceAt = (node: FormNode, rows: readonly RowId[]) => Place

export function keptPlaces(): PlaceAt {
  const top: Place[] = []
  const inRows = new Map<string, Place>()
  return (node, rows) => {
    if (node.repeats.length === 0) return (top[node.index] ??= placeOf(node, rows))
    const key = `${node.key}@${rows.slice(0, node.repeats.length).join('@')}`
    const place = inRows.get(key) ?? placeOf(node, rows)
    inRows.set(key, place)
    return place
  }
}
