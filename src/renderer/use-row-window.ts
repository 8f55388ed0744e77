import { useMemo } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import { covers } from './covers.ts'
import { useFormScope } from './form-scope.ts'
import type { Place } from './place.ts'
import { leavesOf, STRETCH } from './stretches.ts'
import { useWindow, type WindowState } from './use-window.ts'

export const rowWindowId = (repeat: Place, row: RowId): string => `${repeat.name}@${row}`

/** Whether a row of a repeat is in the document now. */
export function useRowWindow<Element extends HTMLElement>(repeat: Place, row: RowId): WindowState<Element> {
  const { form } = useFormScope()
  const window = useMemo(() => {
    const weight = leavesOf(form, repeat.node.children)
    // What is too long draws its parts by windows of their own.
    return { weight: weight > STRETCH ? 1 : weight, covers: covers(form, [repeat.node.index], [...repeat.rows, row]) }
  }, [form, repeat, row])
  return useWindow<Element>(rowWindowId(repeat, row), window)
}
