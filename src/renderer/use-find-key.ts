import { useCallback, useEffect, useState } from 'react'

/**
 * Ctrl+F opens the form's own search; pressed once more, from inside it, the browser's. `asked` is 0 while it is closed.
 * @param on the form is being filled in; reading, everything is drawn and the browser finds it
 */
export function useFindKey(on: boolean): { readonly asked: number; readonly ask: () => void; readonly close: () => void } {
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return
      // A dialog in front keeps its keys.
      if (document.querySelector('dialog[open]') !== null || document.activeElement?.closest('.ph-find') !== null) return
      event.preventDefault()
      setAsked((times) => times + 1)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [on])
  const ask = useCallback(() => setAsked((times) => times + 1), [])
  const close = useCallback(() => setAsked(0), [])
  return { asked, ask, close }
}
