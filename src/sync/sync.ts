import type { RoundDeps } from './round-deps.ts'
import { createRoundQueue } from './round-queue.ts'
import { createStatusStore } from './status-store.ts'
import type { Surroundings } from './surroundings.ts'
import { createSyncRounds, type RoundOwn } from './sync-rounds.ts'
import type { SyncStatus } from './sync-status.ts'
import { waitsForPerson } from './sync-trouble.ts'
import { createTabLink } from './tab-link.ts'

export interface Asking {
  readonly forms: boolean
}

/** The exchange of one unlocked vault with the server. See README.md. */
export interface Sync {
  /** The same object until something changes. */
  status(): SyncStatus
  subscribe(listener: () => void): () => void
  /** Begins to exchange, now and whenever there is cause, until `stop`. */
  start(): void
  stop(): void
  /**
   * Tries at once, in whichever tab leads; resolves when this tab's round is over. With `forms`, forms and code lists are asked for, too,
   * however short ago they were: a person has heard of a new one and waits for it.
   */
  now(asking?: Asking): Promise<void>
  /** Milliseconds since the server fell silent, 0 while it answers: what an operation tells of its making. */
  offlineMs(): number
}

export interface CreateSyncArgs extends Omit<RoundDeps, RoundOwn> {
  /** In [0, 1). */
  readonly random: () => number
  readonly surroundings: Surroundings
}

export function createSync(args: CreateSyncArgs): Sync {
  const { vault, surroundings } = args
  const store = createStatusStore()
  const lifetime: (() => void)[] = []
  let leading = false
  let timer: unknown = null
  const link = createTabLink(surroundings.openChannel, {
    onStatus: (status) => !leading && store.set(status),
    onAskToSync: (asking) => leading && void trigger(asking),
    onAskForStatus: () => leading && link.tellStatus(store.status()),
  })
  // Stopped meanwhile: somebody else may be at this device now.
  const tell = (status: SyncStatus): void => {
    if (leading) store.set(status)
    if (leading) link.tellStatus(status)
  }
  const rounds = createSyncRounds({ ...args, tell })

  const queue = createRoundQueue(oneRound)

  function trigger(asking: Asking = { forms: false }): Promise<void> {
    if (asking.forms) rounds.renewCatalogue()
    return leading ? queue.trigger() : Promise.resolve(link.askToSync(asking))
  }

  async function oneRound(): Promise<void> {
    if (!leading) return
    const due = await rounds.run()
    surroundings.timers.clearTimeout(timer)
    if (leading && due !== null) timer = surroundings.timers.setTimeout(() => void trigger(), due)
  }

  /** After each save; a closed door is left alone until a person acts. */
  async function onOutbox(): Promise<void> {
    await queue.current()
    if (leading && queue.current() === null && !waitsForPerson(store.status()) && (await rounds.hasNew())) void trigger()
  }

  function lead(): void {
    leading = true
    void trigger()
  }

  return {
    status: store.status,
    subscribe: store.subscribe,
    start() {
      if (lifetime.length > 0) return
      lifetime.push(link.open())
      const release = surroundings.locks?.hold(`phieu-sync-${vault.userId}`, lead)
      if (release === undefined) lead()
      else if (!leading) link.askForStatus()
      lifetime.push(
        () => release?.(),
        surroundings.wakeUps(() => !waitsForPerson(store.status()) && void trigger()),
        vault.subscribe(({ kind }) => kind === 'outbox' && void onOutbox()),
      )
    },
    stop() {
      leading = false
      rounds.giveUp()
      surroundings.timers.clearTimeout(timer)
      for (const end of lifetime.splice(0)) end()
    },
    now: trigger,
    offlineMs: rounds.offlineMs,
  }
}
