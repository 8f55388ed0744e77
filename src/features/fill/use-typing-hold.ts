import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Autosave } from './autosave.ts'

export interface TypingHold {
  /** The form takes no input: what it shows is on its way to the outbox. */
  readonly held: boolean
  /**
   * Holds typing and autosave while `work` moves the draft away. True: the draft is gone and the hold stays for the rest of
   * the screen's life. False or thrown: all goes on as before, with the focus where it was.
   */
  hold(work: () => Promise<boolean>): Promise<void>
}

/** A key that came between reading the draft and its submission would bring the draft back, or be lost. */
export function useTypingHold(autosave: Autosave): TypingHold {
  const [held, setHeld] = useState(false)
  const hold = useCallback(
    async (work: () => Promise<boolean>) => {
      const focused = document.activeElement
      autosave.pause()
      // At once: the next key may already be waiting.
      flushSync(() => setHeld(true))
      let gone = false
      try {
        gone = await work()
      } finally {
        if (!gone) {
          flushSync(() => setHeld(false))
          autosave.resume()
          if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
        }
      }
    },
    [autosave],
  )
  return { held, hold }
}
