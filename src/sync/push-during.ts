import type { OpId } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import { pushRound } from './push-round.ts'
import type { RoundDeps } from './round-deps.ts'
import type { SyncTrouble } from './sync-trouble.ts'

/**
 * Waits for an upload, and sends meanwhile what is submitted: a record of a few hundred bytes must not wait for ten minutes of a
 * scan. After a failure no more is tried; the round goes on to report it when the upload is over.
 * @param tried operations of this round; those sent here are added
 */
export async function pushDuring(deps: RoundDeps, upload: Promise<unknown>, tried: Set<OpId>): Promise<Result<void, SyncTrouble>> {
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
      if (await hasNew(deps, tried)) {
        const pushed = await pushRound(deps)
        if (!pushed.ok) {
          await ended
          return pushed
        }
        for (const op of pushed.value) tried.add(op)
      } else if (!over) await changed
    }
    return ok(undefined)
  } finally {
    stopListening()
  }
}

async function hasNew({ vault }: RoundDeps, tried: ReadonlySet<OpId>): Promise<boolean> {
  const next = await vault.nextBatch(100, 1_000_000)
  return next.ok && next.value.some((operation) => !tried.has(operation.opId))
}
