import { useEffect } from 'react'
import type { Editor } from './use-editor.ts'
import { focusPalette } from './workbench-keys.ts'

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

interface LostActs {
  save(): void
  paste(): void
}

/**
 * The focus is on nothing when the form was just opened, when what had it was taken away, or after a click beside the cards: it then
 * goes to the chosen card once the document changes, and what needs no chosen field is heard all the same.
 */
export function useLostFocus({ definition, selected, undo, redo }: Editor, { save, paste }: LostActs): void {
  const chosen = selected.at(-1)
  useEffect(() => {
    if (chosen === undefined || !isNowhere()) return
    document.querySelector<HTMLElement>(`[data-field="${CSS.escape(chosen)}"]`)?.focus({ preventScroll: true })
  }, [definition, chosen])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target !== document.body || event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const find = () => focusPalette(document)
      const act = { s: save, v: paste, y: redo, z: event.shiftKey ? redo : undo, '/': find }[key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [save, paste, undo, redo])
}
