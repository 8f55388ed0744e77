import { useCallback, useEffect, useRef, type RefObject } from 'react'

/**
 * A new field is named first: once it is the chosen one, the focus goes to its label, its words chosen, so that typing replaces them.
 *
 * @param chosen key of the chosen field
 * @returns the box that holds the inspector, and what to call before a field is added
 */
export function useLabelFocus<Box extends HTMLElement>(chosen: string | undefined): readonly [RefObject<Box | null>, () => void] {
  const box = useRef<Box>(null)
  const isAwaited = useRef(false)
  useEffect(() => {
    if (!isAwaited.current || chosen === undefined) return
    isAwaited.current = false
    const label = box.current?.querySelector<HTMLInputElement>('.ph-inspector input[type="text"], .ph-inspector textarea')
    label?.focus()
    label?.select()
  }, [chosen])
  const awaitLabel = useCallback(() => void (isAwaited.current = true), [])
  return [box, awaitLabel]
}
