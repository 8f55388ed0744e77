import { ok, type Result } from '#core/lib/result.ts'
import { pushRound } from './push-round.ts'
import type { RoundDeps } from './round-deps.ts'
import type { SyncTrouble } from './sync-trouble.ts'
import { hasUntriedOperations } from './untried.ts'

/**
 * Waits for uploads, and sends meanwhile what is submitted: a record of a few hundred bytes must not wait for ten minutes of a
 * scan. After a failure no more is tried; the round goes on to report it when the uploads are over.
 * @param onFailed nothing more needs to be begun
 */
export async function pushDuring(deps: RoundDeps, uploads: Promise<unknown>, onFailed: () => void): Promise<Result<void, SyncTrouble>> {
  let over = false
  let wake = (): void => undefined
  const ended = uploads.finally(() => {
    over = true
    wake()
  })
  const stopListening = deps.vault.subscribe(({ kind }) => kind === 'outbox' && wake())
  try {
    while (!over) {
      const changed = new Promise<void>((resolve) => (wake = resolve))
      if (await hasUntriedOperations(deps)) {
        const pushed = await pushRound(deps)
        if (!pushed.ok) {
          onFailed()
          await ended
          return pushed
        }
      } else if (!over) await changed
    }
    return ok(undefined)
  } finally {
    stopListening()
  }
}
