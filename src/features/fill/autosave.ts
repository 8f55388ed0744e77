/** Where the text on the screen stands against the device. `saved` is told only after the transaction completed. */
export type SaveState<Failure> =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface AutosaveTimers {
  now(): number
  /** Calls back after `millis`; the answer cancels. */
  after(millis: number, run: () => void): () => void
}

export interface AutosaveOptions<Failure> {
  /** Stores the newest text; null when it is kept, else why not. */
  readonly save: () => Promise<Failure | null>
  /** What an error thrown by `save` is told as: the text is not kept then either. */
  readonly thrown: (error: unknown) => Failure
  readonly onState: (state: SaveState<Failure>) => void
  readonly timers: AutosaveTimers
}

export interface Autosave {
  /** The text changed. */
  touch(): void
  /** Saves at once what is unsaved; resolves true when everything typed so far is kept. */
  flush(): Promise<boolean>
  /** Writes nothing until `resume`: the text has been read for submission, and a later write would bring the draft back. */
  pause(): void
  /** The submission failed: saves on as before. */
  resume(): void
  /** Forgets what is pending (the draft was submitted or thrown away). */
  stop(): void
  isDirty(): boolean
}

/** 300 ms after the last key, and at the latest 1 s after the first unsaved one (design §5). */
export const AFTER_LAST_KEY = 300
export const AFTER_FIRST_KEY = 1000

/** Saves a draft while it is typed: one write at a time, and text typed during a write is written by the next. */
export function createAutosave<Failure>({ save, thrown, onState, timers }: AutosaveOptions<Failure>): Autosave {
  let firstUnsaved: number | null = null
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  let stopped = false
  /** Null unless paused: what waits for the end of the pause. */
  let waiting: (() => void)[] | null = null

  const schedule = (): void => {
    if (firstUnsaved === null || stopped || waiting !== null) return
    cancelTimer?.()
    const untilLatest = firstUnsaved + AFTER_FIRST_KEY - timers.now()
    cancelTimer = timers.after(Math.max(0, Math.min(AFTER_LAST_KEY, untilLatest)), () => void write())
  }

  const attempt = async (): Promise<Failure | null> => {
    try {
      return await save()
    } catch (error) {
      return thrown(error)
    }
  }

  const writeOnce = async (): Promise<void> => {
    const typedSince = firstUnsaved
    firstUnsaved = null
    onState({ kind: 'saving' })
    const failure = await attempt()
    if (stopped) return
    if (failure !== null) {
      // What was not kept is still unsaved; the next key or flush tries again.
      firstUnsaved ??= typedSince ?? timers.now()
      return onState({ kind: 'failed', failure })
    }
    if (firstUnsaved === null) return onState({ kind: 'saved', at: timers.now() })
    onState({ kind: 'dirty' })
    schedule()
  }

  const endPause = (): void => {
    const ended = waiting ?? []
    waiting = null
    for (const go of ended) go()
  }

  const pauseOver = (): Promise<void> => new Promise((resolve) => (waiting === null ? resolve() : waiting.push(resolve)))

  const write = (): Promise<void> => {
    cancelTimer?.()
    cancelTimer = null
    running ??= writeOnce().finally(() => {
      running = null
    })
    return running
  }

  return {
    touch() {
      if (stopped) return
      if (firstUnsaved === null) {
        firstUnsaved = timers.now()
        onState({ kind: 'dirty' })
      }
      if (running === null) schedule()
    },
    async flush() {
      await pauseOver()
      if (running !== null) await running
      if (firstUnsaved !== null && !stopped) await write()
      return firstUnsaved === null
    },
    pause() {
      if (stopped) return
      waiting ??= []
      cancelTimer?.()
    },
    resume() {
      endPause()
      schedule()
    },
    stop() {
      stopped = true
      firstUnsaved = null
      cancelTimer?.()
      endPause()
    },
    isDirty: () => firstUnsaved !== null || running !== null,
  }
}
