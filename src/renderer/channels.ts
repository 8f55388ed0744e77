/** Named signals with a version each, made for `useSyncExternalStore`. */
export interface Channels {
  subscribe(name: string, listener: () => void): () => void
  version(name: string): number
  tell(name: string): void
  tellAll(): void
  /** Told once, a quarter of a second after the last call: for what looks at the whole form. */
  later(name: string): void
  /** Signals wait: the page must not move between the press and the release of the pointer, or the click is lost. */
  hold(): void
  release(): void
  stop(): void
}

const QUIET_MS = 250

export function createChannels(): Channels {
  const versions = new Map<string, number>()
  const listeners = new Map<string, Set<() => void>>()
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; until: number }>()
  let held: Set<string> | null = null
  const send = (name: string) => {
    versions.set(name, (versions.get(name) ?? 0) + 1)
    for (const listener of listeners.get(name) ?? []) listener()
  }
  const tell = (name: string) => {
    if (held === null) send(name)
    else held.add(name)
  }
  /** One timer until it rings, however often it is put off meanwhile: this is called several times a key. */
  const wait = (name: string, millis: number) =>
    setTimeout(() => {
      const each = waiting.get(name)
      const rest = each === undefined ? 0 : each.until - performance.now()
      if (each !== undefined && rest > 1) each.timer = wait(name, rest)
      else {
        waiting.delete(name)
        tell(name)
      }
    }, millis)
  return {
    subscribe(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(name)
      }
    },
    version: (name) => versions.get(name) ?? 0,
    tell,
    tellAll: () => [...listeners.keys()].forEach(send),
    later(name) {
      const until = performance.now() + QUIET_MS
      const each = waiting.get(name)
      if (each === undefined) waiting.set(name, { timer: wait(name, QUIET_MS), until })
      else each.until = until
    },
    hold: () => void (held ??= new Set()),
    release() {
      const names = held
      held = null
      names?.forEach(send)
    },
    stop() {
      waiting.forEach(({ timer }) => clearTimeout(timer))
      waiting.clear()
    },
  }
}
