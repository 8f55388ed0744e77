import { useEffect } from 'react'
import type { SessionControl } from './session-control.ts'

const TRY_AGAIN = 20_000

/** Ends the session of who has left without a network as soon as there is one, whoever sits here now, or nobody. */
export function useOwedSignOut({ endOwed }: SessionControl): void {
  useEffect(() => {
    const end = () => void endOwed()
    const timer = setInterval(end, TRY_AGAIN)
    addEventListener('online', end)
    return () => {
      clearInterval(timer)
      removeEventListener('online', end)
    }
  }, [endOwed])
}
