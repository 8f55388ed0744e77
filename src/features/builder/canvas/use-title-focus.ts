import { useCallback, useEffect, useRef } from 'react'

const isLost = (focused: Element | null): boolean => focused === null || focused === document.body || focused.matches(':disabled')

export type FocusTitle = (control: string, when: 'always' | 'lost') => void

/**
 * Once what was just done is drawn, the focus goes to the title with this id, its words chosen, so that typing replaces them.
 * `lost`: only if what had the focus is gone or cannot be pressed any more.
 */
export function useTitleFocus(): FocusTitle {
  const wanted = useRef<{ readonly control: string; readonly when: 'always' | 'lost' } | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const { control, when } = wanted.current
    wanted.current = null
    const title = document.getElementById(control)
    if (!(title instanceof HTMLInputElement) || (when === 'lost' && !isLost(document.activeElement))) return
    title.focus()
    if (when === 'always') title.select()
  })
  return useCallback((control, when) => void (wanted.current = { control, when }), [])
}
