import { useEffect, useState } from 'react'

/** The text once typing has paused: a Vietnamese keyboard's Backspace bursts must not start a search each. */
export function useTyped(text: string, millis: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), millis)
    return () => clearTimeout(timer)
  }, [text, millis])
  return settled
}
