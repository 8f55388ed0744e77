import { err, ok, type Result } from '#core/lib/result.ts'
import { catalogueRound } from './catalogue-round.ts'
import { draftRound } from './draft-round.ts'
import { pullRound } from './pull-round.ts'
import { pushRound } from './push-round.ts'
import { fileRound } from './file-round.ts'
import type { RoundDeps } from './round-deps.ts'
import { escrowRound, sessionRound } from './session-round.ts'
import type { SyncTrouble } from './sync-trouble.ts'

/**
 * One complete exchange. What the device alone has goes first; then what it needs to work on without a network; then the escrow;
 * files last, because they take long: nothing waits for them.
 * @param withCatalogue definitions and code lists change seldom: not in every round
 */
export async function runRound(deps: RoundDeps, withCatalogue: boolean): Promise<Result<void, SyncTrouble>> {
  const session = await sessionRound(deps)
  if (!session.ok) return session
  const pushed = await pushRound(deps)
  if (!pushed.ok) return pushed
  const catalogue = withCatalogue ? await catalogueRound(deps) : ok(undefined)
  if (!catalogue.ok) return catalogue
  if (withCatalogue) await deps.onCatalogue()
  const pulled = await pullRound(deps)
  if (!pulled.ok) return pulled
  const escrow = await escrowRound(deps)
  await draftRound(deps)
  const files = await fileRound(deps)
  if (!files.ok) return files
  return escrow.ok && pushed.value !== null ? err(pushed.value) : escrow
}
