import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { Place } from './place.ts'

/** DOM id of the words that a column of a table gives to the names of its cells. */
export const columnNameId = (place: Place, column: FormNode): string => `${place.id}-${column.key}`

/** DOM id of a row's heading. */
export const rowNameId = (place: Place, row: RowId): string => `${place.id}-${row}`

/** What names a cell: words of its own would be laid out once per cell, and change in all of them when a row above comes or goes. */
export const cellNameIds = (place: Place, column: FormNode, row: RowId): string => `${columnNameId(place, column)} ${rowNameId(place, row)}`
