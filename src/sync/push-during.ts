import { ok, type Result } from '#core/lib/result.ts'
import { pushRound } from './push-round.ts'
import type { RoundDeps } from './round-deps.ts'
import type { SyncTrouble } from './sync-trouble.ts'
import { hasUntriedOperations } from './untried.ts'

/**
 * Waits for an upload, and sends meanwhile what is submitted: a record of a few hundred bytes must not wait for ten minutes of a
 * scan. After a failure no more is tried; the round goes on to report it when the upload is over.
 */
export async function pushDuring(deps: RoundDeps, upload: Promise<unknown>): Promise<Result<void, SyncTrouble>> {
  let over = false
  let wake = (): void => undefined
  const ended = upload.finally(() => {
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
