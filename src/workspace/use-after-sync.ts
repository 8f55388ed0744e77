import { useEffect } from 'react'
import { useDesk } from './desk.ts'

/** Calls `run` when the list of forms was renewed, and after each complete exchange: what lies in the catalogue may be newer then. */
export function useAfterSync(run: () => void): void {
  const { sync } = useDesk()
  useEffect(
    () =>
      sync.subscribe(() => {
        const status = sync.status()
        if (status.kind === 'idle' || (status.kind === 'syncing' && status.renewed === true)) run()
      }),
    [sync, run],
  )
}
