import { useEffect } from 'react'
import { useLatest } from '#renderer/use-latest.ts'

/** Ctrl+Enter sends from anywhere on the screen: a form that was just opened has the focus on its heading. */
export function useSubmitKey(submit: () => void): void {
  const latest = useLatest(submit)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      // The form takes its own; a dialog in front keeps its keys.
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [latest])
}
