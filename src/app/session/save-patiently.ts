/** Storing takes milliseconds; a disk that does not answer by then is no reason to stay open for whoever comes by. */
const PATIENCE = 10_000

/** Stores what is typed, or gives up after a while: what cannot be kept was said on the screen already. Never rejects. */
export function savePatiently(saveAll: () => Promise<unknown>, after: (millis: number, run: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    after(PATIENCE, resolve)
    void saveAll()
      .catch(() => undefined)
      .then(() => resolve())
  })
}
