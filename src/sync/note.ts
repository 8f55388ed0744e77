import { err, ok, type Result } from '#core/lib/result.ts'
import type { SyncLogEntry } from '#storage/vault.ts'
import type { RoundDeps } from './round-deps.ts'
import { storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** A line of the sync log. On a full disk it is left out: what it tells of has happened, and sending on is what frees the disk. */
export async function note({ vault, clock }: RoundDeps, kind: SyncLogEntry['kind'], detail: string): Promise<Result<void, SyncTrouble>> {
  const logged = await vault.log({ at: clock(), kind, detail })
  return logged.ok || logged.error.kind === 'quota' ? ok(undefined) : err(storageTrouble(logged.error))
}
