import type { AppWorker, Looked } from './app-worker.ts'
import type { HandOver, OtherTabs } from './hand-over.ts'

/**
 * Whether a newer version of the app waits to take over, and who acts next: waiting → a person · asking → the other tabs ·
 * others → a person (other tabs have a form open) · taking → the browser · held → a person (another version is in place, and something
 * in this tab could not be kept).
 */
export type UpdateState =
  | { readonly kind: 'current' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'asking' }
  | ({ readonly kind: 'others' } & OtherTabs)
  | { readonly kind: 'taking' }
  | { readonly kind: 'held' }

export interface UpdateControl {
  state(): UpdateState
  subscribe(listener: () => void): () => void
  /**
   * The new version takes over in all tabs, once each of them has stored what is typed. Call it only when nothing is half typed here.
   * @param openToo also when another tab has a form open, of which everything is kept
   */
  apply(openToo?: boolean): Promise<void>
  /** From `held`: tries once more to store, then loads the page anew. */
  reload(): Promise<void>
  look(): Promise<Looked>
}

export interface UpdateControlDeps {
  readonly worker: AppWorker | null
  readonly tabs: HandOver
  /** True when everything typed in this tab is kept. */
  readonly saveAll: () => Promise<boolean>
  readonly reload: () => void
  readonly after: (millis: number, run: () => void) => void
}

/** A worker that waits takes over within moments; one that does not is asked again. */
const TAKING = 10_000

/** Never lets a new version in by itself, because that would lose what is being typed. */
export function createUpdateControl({ worker, tabs, saveAll, reload, after }: UpdateControlDeps): UpdateControl {
  let state: UpdateState = { kind: 'current' }
  const listeners = new Set<() => void>()
  const tell = (next: UpdateState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const load = async () => {
    const kept = await saveAll().catch(() => false)
    if (kept) reload()
    else tell({ kind: 'held' })
  }
  worker?.onWaiting(() => state.kind === 'current' && tell({ kind: 'waiting' }))
  worker?.onTaken(() => void load())
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async apply(openToo = false) {
      if (state.kind !== 'waiting' && state.kind !== 'others') return
      tell({ kind: 'asking' })
      const others = await tabs.ask()
      if (others.unkept > 0 || (others.open > 0 && !openToo)) return tell({ kind: 'others', ...others })
      tell({ kind: 'taking' })
      worker?.takeOver()
      after(TAKING, () => state.kind === 'taking' && tell({ kind: 'waiting' }))
    },
    reload: load,
    look: async () => worker?.look() ?? 'none',
  }
}
