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
export const createAutosave = <Failure>(options: AutosaveOptions<Failure>): Autosave => new TypingAutosave(options)

// The promises of `Autosave` are handed out one by one (`onChange={autosave.touch}`), hence arrow properties.
class TypingAutosave<Failure> implements Autosave {
  readonly #options: AutosaveOptions<Failure>
  #firstUnsaved: number | null = null
  #cancelTimer: (() => void) | null = null
  /** When to save. The timer may ring before it: put off at each key, it is made anew once only. */
  #due = 0
  #running: Promise<void> | null = null
  #stopped = false
  /** Null unless paused: what waits for the end of the pause. */
  #waiting: (() => void)[] | null = null

  constructor(options: AutosaveOptions<Failure>) {
    this.#options = options
  }

  readonly touch = (): void => {
    if (this.#stopped) return
    if (this.#firstUnsaved === null) {
      this.#firstUnsaved = this.#options.timers.now()
      this.#options.onState({ kind: 'dirty' })
    }
    if (this.#running === null) this.#schedule()
  }

  readonly flush = async (): Promise<boolean> => {
    await new Promise<void>((resolve) => (this.#waiting === null ? resolve() : this.#waiting.push(resolve)))
    if (this.#running !== null) await this.#running
    if (this.#firstUnsaved !== null && !this.#stopped) await this.#write()
    return this.#firstUnsaved === null
  }

  readonly pause = (): void => {
    if (this.#stopped) return
    this.#waiting ??= []
    this.#clearTimer()
  }

  readonly resume = (): void => {
    this.#endPause()
    this.#schedule()
  }

  readonly stop = (): void => {
    this.#stopped = true
    this.#firstUnsaved = null
    this.#clearTimer()
    this.#endPause()
  }

  readonly isDirty = (): boolean => this.#firstUnsaved !== null || this.#running !== null

  #schedule(): void {
    if (this.#firstUnsaved === null || this.#stopped || this.#waiting !== null) return
    const now = this.#options.timers.now()
    this.#due = Math.max(now, Math.min(now + AFTER_LAST_KEY, this.#firstUnsaved + AFTER_FIRST_KEY))
    if (this.#cancelTimer === null) this.#wait(this.#due - now)
  }

  #wait(millis: number): void {
    const { timers } = this.#options
    this.#cancelTimer = timers.after(millis, () => {
      this.#cancelTimer = null
      const rest = this.#due - timers.now()
      // More than a pause is left only where the clock was set back meanwhile: then nobody knows when it is due.
      if (rest > 0 && rest <= AFTER_LAST_KEY) this.#wait(rest)
      else void this.#write()
    })
  }

  #clearTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  #write(): Promise<void> {
    this.#clearTimer()
    this.#running ??= this.#writeOnce().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #writeOnce(): Promise<void> {
    const { onState, timers } = this.#options
    const typedSince = this.#firstUnsaved
    this.#firstUnsaved = null
    onState({ kind: 'saving' })
    const failure = await this.#attempt()
    if (this.#stopped) return
    if (failure !== null) {
      // What was not kept is still unsaved; the next key or flush tries again.
      this.#firstUnsaved ??= typedSince ?? timers.now()
      return onState({ kind: 'failed', failure })
    }
    if (this.#firstUnsaved === null) return onState({ kind: 'saved', at: timers.now() })
    onState({ kind: 'dirty' })
    this.#schedule()
  }

  async #attempt(): Promise<Failure | null> {
    try {
      return await this.#options.save()
    } catch (error) {
      return this.#options.thrown(error)
    }
  }

  #endPause(): void {
    const ended = this.#waiting ?? []
    this.#waiting = null
    for (const go of ended) go()
  }
}
