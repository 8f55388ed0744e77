const RELOADED_KEY = 'phieu.reloaded-for-chunk'
const LIVED_WELL = 60_000

/** Errors of parts of the app that could not be fetched, so that a screen can tell them from its own faults. */
const missing = new WeakSet<object>()

export const isMissingChunk = (error: unknown): boolean => typeof error === 'object' && error !== null && missing.has(error)

export interface MissingChunkDeps {
  /** True when everything typed is kept. */
  readonly saveAll: () => Promise<boolean>
  readonly reload: () => void
  readonly isOnline: () => boolean
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/**
 * After a deploy an old page may ask for a chunk that is gone. Saves, then loads the page anew: once only, with a network to load it
 * from, and not over something that could not be kept. Else the screen says in words what is missing.
 */
export function reloadOnMissingChunk({ saveAll, reload, isOnline, memory }: MissingChunkDeps): void {
  addEventListener('vite:preloadError', (event) => {
    missing.add(event.payload)
    if (memory.getItem(RELOADED_KEY) !== null || !isOnline()) return
    memory.setItem(RELOADED_KEY, '1')
    void saveAll().then((kept) => kept && reload())
  })
  addEventListener('pagehide', () => void saveAll())
  // A page that has lived a minute loaded all it needed: the next missing chunk is another deploy.
  setTimeout(() => memory.removeItem(RELOADED_KEY), LIVED_WELL)
}
