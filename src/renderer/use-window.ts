import { useEffect, useRef, useState, type RefObject } from 'react'
import { useFormScope } from './form-scope.ts'
import type { WindowOf } from './windows.ts'

export interface WindowState<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>
  readonly open: boolean
  /** Pixels to keep free while closed; null: not known. */
  readonly height: number | null
  /** Names the element to those who look for its neighbours. */
  readonly id: string
}

/** Whether a part of the form is in the document now. `stretch` is the same object as long as the part is. */
export function useWindow<Element extends HTMLElement>(id: string, stretch: WindowOf): WindowState<Element> {
  const { windows } = useFormScope()
  const ref = useRef<Element>(null)
  const [open, setOpen] = useState(() => windows === null || windows.begin(id, stretch))
  useEffect(
    () => (windows === null || ref.current === null ? undefined : windows.attach(id, stretch, ref.current, setOpen)),
    [windows, id, stretch],
  )
  return { ref, open, height: open ? null : (windows?.heightOf(id) ?? null), id }
}
