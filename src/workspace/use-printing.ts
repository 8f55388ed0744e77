import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

export interface Printing {
  /** The page is on its way to a printer: what stands on paper only is there. */
  readonly shown: boolean
  /** Waits for the pictures of files, then opens the browser's print window. */
  readonly print: () => Promise<void>
}

/** What is printed differs from the screen; it is made only when somebody prints, by the button or by the browser's own menu. */
export function usePrinting(): Printing {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    // The browser takes the page as it is when this returns.
    const begin = () => flushSync(() => setShown(true))
    const end = () => setShown(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  const print = useCallback(async () => {
    flushSync(() => setShown(true))
    await picturesReady()
    window.print()
  }, [])
  return { shown, print }
}

/** Milliseconds; a picture that takes longer stays away, its name is printed all the same. */
const LONGEST_WAIT = 3000
const LOOK_AGAIN = 50

async function picturesReady(): Promise<void> {
  const until = performance.now() + LONGEST_WAIT
  while (document.querySelector('.ph-file-thumb .ph-spinner') !== null && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
  const pictures = [...document.querySelectorAll<HTMLImageElement>('img.ph-file-thumb')]
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
}
