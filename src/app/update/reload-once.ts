const RELOADED_KEY = 'phieu.reloaded-for-chunk'

/**
 * After a deploy an old page may ask for a chunk that is gone. Saves, then loads the page anew; once only,
 * so that a server that is really broken shows an error instead of reloading for ever.
 */
export function reloadOnMissingChunk(saveAll: () => Promise<void>): void {
  addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(RELOADED_KEY) !== null) return
    event.preventDefault()
    sessionStorage.setItem(RELOADED_KEY, '1')
    void saveAll().finally(() => location.reload())
  })
  addEventListener('pagehide', () => void saveAll())
  // A page that has lived a minute loaded all it needed: the next missing chunk is another deploy.
  setTimeout(() => sessionStorage.removeItem(RELOADED_KEY), 60_000)
}
