import { err, type Result } from '#core/lib/result.ts'
import { backoffMillis } from './backoff.ts'
import type { RoundDeps } from './round-deps.ts'
import { runRound, type Round } from './run-round.ts'
import type { SyncStatus } from './sync-status.ts'
import { askedToWait, troubleStatus, troubleText, waitsForPerson, type SyncTrouble } from './sync-trouble.ts'

/** Between rounds that found nothing wrong: how soon a clerk learns that a record was returned. */
const POLL = 60_000
const CATALOGUE_EVERY = 15 * 60_000

export interface SyncRoundsArgs extends Omit<RoundDeps, 'onHeard' | 'onReceived' | 'onFiles'> {
  readonly random: () => number
  readonly tell: (status: SyncStatus) => void
}

export interface SyncRounds {
  /** One round, told as it goes. Value: when the next one is due, milliseconds from now; null: when a person has acted. */
  run(): Promise<number | null>
  /** Whether something sendable waits that the last round did not try. */
  hasNew(): Promise<boolean>
  /** Milliseconds since the server fell silent; 0 while it answers. */
  offlineMs(): number
}

async function unsentOf(vault: RoundDeps['vault']): Promise<number> {
  const count = await vault.unsentCount()
  return count.ok ? count.value : 0
}

export function createSyncRounds(args: SyncRoundsArgs): SyncRounds {
  const { vault, clock, random, tell } = args
  let failures = 0
  let silentSince: number | null = null
  let catalogueAt: number | null = null
  const unsent = () => unsentOf(vault)
  let tried: Round = { operations: new Set(), files: new Set() }

  async function attempt(withCatalogue: boolean): Promise<Result<Round, SyncTrouble>> {
    try {
      const told = { onReceived: tellReceived, onFiles: tellFiles }
      return await runRound({ ...args, onHeard: () => (silentSince = null), ...told }, withCatalogue)
    } catch (error) {
      // A bug must not end the exchange silently: it is shown, and tried again later.
      return err({ kind: 'bug', name: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async function afterTrouble(trouble: SyncTrouble): Promise<number | null> {
    failures++
    if (trouble.kind === 'network') silentSince ??= clock()
    const status = troubleStatus(trouble, silentSince ?? clock(), await unsent())
    if (trouble.kind !== 'storage') await vault.log({ at: clock(), kind: 'failure', detail: troubleText(trouble) })
    tell(status)
    return waitsForPerson(status) ? null : backoffMillis(failures, random(), askedToWait(trouble))
  }

  async function tellReceived(received: number): Promise<void> {
    tell({ kind: 'syncing', unsent: await unsent(), received })
  }

  async function tellFiles(files: number): Promise<void> {
    tell({ kind: 'syncing', unsent: await unsent(), files })
  }

  return {
    async run() {
      const withCatalogue = catalogueAt === null || Math.abs(clock() - catalogueAt) >= CATALOGUE_EVERY
      tell({ kind: 'syncing', unsent: await unsent() })
      const round = await attempt(withCatalogue)
      if (!round.ok) return afterTrouble(round.error)
      if (withCatalogue) catalogueAt = clock()
      failures = 0
      tried = round.value
      tell({ kind: 'idle', lastAt: clock(), unsent: await unsent() })
      return POLL
    },
    async hasNew() {
      const next = await vault.nextBatch(100, 1_000_000)
      if (next.ok && next.value.some((operation) => !tried.operations.has(operation.opId))) return true
      const files = await vault.pendingFiles()
      return files.ok && files.value.some(({ id, state }) => state.kind === 'waiting' && !tried.files.has(id))
    },
    offlineMs: () => (silentSince === null ? 0 : Math.max(0, clock() - silentSince)),
  }
}
