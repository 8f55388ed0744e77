import { useEffect } from 'react'
import type { Editor } from './use-editor.ts'

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * The focus is on nothing when what had it was taken away, or after a click beside the cards: it then goes to the chosen card once
 * the document changes, and saving and the way back are heard all the same.
 */
export function useLostFocus({ definition, selected, undo, redo }: Editor, save: () => void): void {
  const chosen = selected.at(-1)
  useEffect(() => {
    if (chosen === undefined || !isNowhere()) return
    document.querySelector<HTMLElement>(`[data-field="${CSS.escape(chosen)}"]`)?.focus({ preventScroll: true })
  }, [definition, chosen])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target !== document.body || event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const act = { s: save, y: redo, z: event.shiftKey ? redo : undo }[key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [save, undo, redo])
}
