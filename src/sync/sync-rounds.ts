import { err, type Result } from '#core/lib/result.ts'
import { backoffMillis } from './backoff.ts'
import type { RoundDeps, Tried } from './round-deps.ts'
import { runRound } from './run-round.ts'
import type { SyncStatus } from './sync-status.ts'
import { askedToWait, troubleStatus, troubleText, waitsForPerson, type SyncTrouble } from './sync-trouble.ts'
import { hasUntriedFiles, hasUntriedOperations } from './untried.ts'

/** Between rounds that found nothing wrong: how soon a clerk learns that a record was returned. */
const POLL = 60_000
const CATALOGUE_EVERY = 15 * 60_000

/** What the rounds give each round themselves. */
export type RoundOwn = 'tried' | 'slow' | 'draftsTold' | 'compared' | 'stopped' | 'onHeard' | 'onCatalogue' | 'onReceived' | 'onFiles'

export interface SyncRoundsArgs extends Omit<RoundDeps, RoundOwn> {
  readonly random: () => number
  readonly tell: (status: SyncStatus) => void
}

export interface SyncRounds {
  /** One round, told as it goes. Value: when the next one is due, milliseconds from now; null: when a person has acted. */
  run(): Promise<number | null>
  /** The next round asks for forms and code lists, too, however short ago it did. */
  renewCatalogue(): void
  /** The round under way begins no further upload and breaks off the present one. */
  giveUp(): void
  /** Whether something sendable waits that the last round did not try, and the server has not asked to be left alone. */
  hasNew(): Promise<boolean>
  /** Milliseconds since the server fell silent; 0 while it answers. */
  offlineMs(): number
}

async function unsentOf(vault: RoundDeps['vault']): Promise<number> {
  const count = await vault.unsentCount()
  return count.ok ? count.value : 0
}

/** What one round leaves to the next. */
const whatLasts = (): Pick<RoundDeps, 'slow' | 'draftsTold' | 'compared'> => ({
  slow: new Set(),
  draftsTold: { last: null, forms: new Map() },
  compared: { at: null },
})

export function createSyncRounds(args: SyncRoundsArgs): SyncRounds {
  const { vault, clock, random, tell } = args
  let failures = 0
  let silentSince: number | null = null
  let catalogueAt: number | null = null
  let toldToWait = false
  let stop = new AbortController()
  const unsent = () => unsentOf(vault)
  const lasting = whatLasts()
  let tried: Tried = { operations: new Set(), files: new Set() }

  async function attempt(withCatalogue: boolean): Promise<Result<void, SyncTrouble>> {
    const own: Pick<RoundDeps, RoundOwn> = {
      tried,
      ...lasting,
      stopped: stop.signal,
      onHeard: () => (silentSince = null),
      onCatalogue: async () => {
        catalogueAt = clock()
        tell({ kind: 'syncing', unsent: await unsent(), renewed: true })
      },
      onReceived: async (received) => tell({ kind: 'syncing', unsent: await unsent(), received }),
      onFiles: async (files) => tell({ kind: 'syncing', unsent: await unsent(), files }),
    }
    try {
      return await runRound({ ...args, ...own }, withCatalogue)
    } catch (error) {
      // A bug must not end the exchange silently: it is shown, and tried again later.
      return err({ kind: 'bug', name: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async function afterTrouble(trouble: SyncTrouble): Promise<number | null> {
    failures++
    toldToWait = askedToWait(trouble) > 0
    if (trouble.kind === 'network') silentSince ??= clock()
    const status = troubleStatus(trouble, silentSince ?? clock(), await unsent())
    if (trouble.kind !== 'storage') await vault.log({ at: clock(), kind: 'failure', detail: troubleText(trouble) })
    tell(status)
    return waitsForPerson(status) ? null : backoffMillis(failures, random(), askedToWait(trouble))
  }

  return {
    async run() {
      stop = new AbortController()
      tried = { operations: new Set(), files: new Set() }
      const withCatalogue = catalogueAt === null || Math.abs(clock() - catalogueAt) >= CATALOGUE_EVERY
      tell({ kind: 'syncing', unsent: await unsent() })
      const round = await attempt(withCatalogue)
      if (!round.ok) return afterTrouble(round.error)
      failures = 0
      toldToWait = false
      tell({ kind: 'idle', lastAt: clock(), unsent: await unsent() })
      return POLL
    },
    renewCatalogue: () => (catalogueAt = null),
    giveUp: () => stop.abort(),
    hasNew: async () => !toldToWait && ((await hasUntriedOperations({ vault, tried })) || (await hasUntriedFiles({ vault, tried }))),
    offlineMs: () => (silentSince === null ? 0 : Math.max(0, clock() - silentSince)),
  }
}
