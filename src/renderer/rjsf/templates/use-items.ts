import { createContext, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ArrayFieldTemplateProps } from '@rjsf/utils'
import { focusFirst } from '../../focus.ts'
import { useIsland } from '../island-context.ts'

interface Removed {
  readonly item: unknown
  readonly at: number
}

/** Where the focus goes once the list has another number of items. */
interface Wanted {
  readonly at: number
  readonly count: number
}

export interface ItemsContext {
  /** The name of the list around, which its items are called by; '' has none. */
  readonly name: string
  /** @param act RJSF's own way to take the item out */
  readonly remove: (at: number, act: () => void) => void
}

export const ItemsContext = createContext<ItemsContext>({ name: '', remove: (_, act) => act() })

/** What happens to the items of a list: the focus goes along, and what was taken out can be brought back. */
export function useItems({ items, formData, fieldPathId, onAddClick }: ArrayFieldTemplateProps, name: string) {
  const { put } = useIsland()
  const box = useRef<HTMLFieldSetElement>(null)
  const wanted = useRef<Wanted | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const count = items.length
  const held = useRef<readonly unknown[]>([])
  // Without dependencies: RJSF renders the list once before it has the new item, too.
  useEffect(() => {
    held.current = Array.isArray(formData) ? formData : []
    const want = wanted.current
    if (want === null || want.count === count) return
    wanted.current = null
    const drawn = box.current?.querySelectorAll<HTMLElement>(':scope > .ph-island-items > .ph-island-item') ?? []
    const item = drawn[Math.min(want.at, drawn.length - 1)]
    if (item === undefined) box.current?.querySelector<HTMLElement>(':scope > .ph-button')?.focus()
    else focusFirst(item)
  })
  const remove = useCallback((at: number, act: () => void) => {
    setRemoved({ item: held.current[at], at })
    wanted.current = { at, count: held.current.length }
    act()
  }, [])
  return {
    box,
    removed,
    context: useMemo((): ItemsContext => ({ name, remove }), [name, remove]),
    add: () => {
      wanted.current = { at: count, count }
      onAddClick()
    },
    undo: () => {
      if (removed === null) return
      wanted.current = { at: removed.at, count }
      put(fieldPathId.path, held.current.toSpliced(removed.at, 0, removed.item))
      setRemoved(null)
    },
    close: () => {
      setRemoved(null)
      focusFirst(box.current)
    },
  }
}
