import { createContext, useContext } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import { useFormScope } from '../../form-scope.ts'
import type { Place } from '../../place.ts'
import type { Way } from '../island-context.ts'
import { placeOfWay } from './place-of-way.ts'

/** The rows of the nearest list around, as the record has them. */
export const RowsAround = createContext<readonly RowId[]>([])

/**
 * The place that RJSF means now. RJSF numbers rows, and draws one at its new number before the record has moved it, and not again when
 * it has: whoever shows a place asks once more when the rows around are others.
 */
export function useWay(way: Way): Place | null {
  useContext(RowsAround)
  return placeOfWay(useFormScope(), way)
}
