import { createContext, useEffect, useRef, useState } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import { isJsonObject, type JsonObject } from '#core/lib/json.ts'
import { rowPath } from '#core/lib/record-path.ts'
import { focusFirst } from '../../focus.ts'
import type { FormScope } from '../../form-scope.ts'
import type { Place } from '../../place.ts'

interface Removed {
  readonly row: JsonObject
  readonly at: number
}

/** Where the focus goes once there is another number of rows. */
interface Wanted {
  readonly at: number
  readonly count: number
}

/** Takes a row out: the row, and RJSF's own way to do so. */
export const RemoveRow = createContext<(row: RowId, act: () => void) => void>((_, act) => act())

/** RJSF may still make the controls of a row anew; the focus stays in it. */
function focusRow(box: HTMLElement | null, row: HTMLElement, id: RowId | undefined): void {
  focusFirst(row)
  setTimeout(() => {
    if (document.activeElement === document.body) focusFirst(box?.querySelector<HTMLElement>(`[data-row="${id ?? ''}"]`) ?? null)
  })
}

/** Rows that RJSF adds and takes out: the focus goes along, and what was taken out can be brought back. */
export function useWholeRows({ store }: FormScope, place: Place | null) {
  const box = useRef<HTMLFieldSetElement>(null)
  const wanted = useRef<Wanted | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const rows = () => (place === null ? [] : store.instance.rows(place.path))
  // Without dependencies: the rows come with the answer of the record, a render after RJSF's own.
  useEffect(() => {
    const drawn = [...(box.current?.querySelectorAll<HTMLElement>(':scope > .ph-repeat-row') ?? [])]
    const want = wanted.current
    if (want === null || drawn.length === want.count || drawn.length !== rows().length) return
    wanted.current = null
    const row = drawn[Math.min(want.at, drawn.length - 1)]
    if (row === undefined) box.current?.querySelector<HTMLElement>(':scope > .ph-repeat-add')?.focus()
    else focusRow(box.current, row, rows()[Math.min(want.at, drawn.length - 1)])
  })
  return {
    box,
    removed,
    add: (act: () => void) => {
      const count = rows().length
      wanted.current = { at: count, count }
      act()
    },
    remove: (row: RowId, act: () => void) => {
      const before = rows()
      const at = before.indexOf(row)
      const values = place === null ? undefined : store.instance.value(rowPath(place.path, row))
      if (isJsonObject(values)) setRemoved({ row: values, at })
      wanted.current = { at, count: before.length }
      act()
    },
    undo: () => {
      if (removed === null || place === null) return
      wanted.current = { at: removed.at, count: rows().length }
      store.restoreRow(place.path, removed.row, removed.at)
      setRemoved(null)
    },
    close: () => {
      setRemoved(null)
      focusFirst(box.current)
    },
  }
}
