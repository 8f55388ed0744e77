import { useEffect } from 'react'
import type { StorageFailure, Vault, VaultEvent } from '#storage/vault.ts'
import type { Result } from '#core/lib/result.ts'
import { useLoad, type Load } from './use-load.ts'
import { useDesk } from './desk.ts'

/** Reads from the vault, and again whenever one of `kinds` changed there. Pass `load` through `useCallback`, `kinds` as a constant. */
export function useVault<T>(load: () => Promise<Result<T, StorageFailure>>, kinds: readonly VaultEvent['kind'][]): Load<T, StorageFailure> {
  const { vault } = useDesk()
  const loaded = useLoad(load)
  const { reload } = loaded
  useVaultEvents(vault, kinds, reload)
  return loaded
}

/** Calls `run` at most once a frame after changes of the kinds: a pull of a thousand records is one redraw. */
export function useVaultEvents(vault: Vault, kinds: readonly VaultEvent['kind'][], run: () => void): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null
    const stop = vault.subscribe((event) => {
      if (!kinds.includes(event.kind) || waiting !== null) return
      waiting = setTimeout(() => {
        waiting = null
        run()
      }, 50)
    })
    return () => {
      stop()
      if (waiting !== null) clearTimeout(waiting)
    }
  }, [vault, kinds, run])
}
