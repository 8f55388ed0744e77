export interface RoundQueue {
  /** A round now; during one, a single further one right after it, however many ask. */
  trigger(): Promise<void>
  /** The rounds under way; null: none. */
  current(): Promise<void> | null
}

export function createRoundQueue(run: () => Promise<void>): RoundQueue {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  function begin(): Promise<void> {
    next = null
    const mine: Promise<void> = run().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }

  return {
    trigger() {
      if (running === null) return begin()
      next ??= running.then(begin)
      return next
    },
    current: () => next ?? running,
  }
}
