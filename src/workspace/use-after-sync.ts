import { useEffect } from 'react'
import { useDesk } from './desk.ts'

/** Calls `run` after each complete exchange with the server: what lies in the catalogue may be newer then. */
export function useAfterSync(run: () => void): void {
  const { sync } = useDesk()
  useEffect(
    () =>
      sync.subscribe(() => {
        if (sync.status().kind === 'idle') run()
      }),
    [sync, run],
  )
}
