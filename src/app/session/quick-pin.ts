import type { UserId } from '#core/lib/ids.ts'
import { unwrapKey, wrapKey, type PassphraseWrap } from '#storage/key-wrap.ts'

export type PinAnswer =
  | { readonly kind: 'open'; readonly password: string }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'gone' }

/**
 * A short number that opens one tab again. In the memory of that tab only: what it opens is encrypted under a key derived from it, and a
 * reload, three wrong tries or the end of its time forget all of it.
 */
export interface QuickPin {
  /** Whose it is; null when there is none. */
  holder(): UserId | null
  subscribe(listener: () => void): () => void
  set(userId: UserId, password: string, pin: string): Promise<void>
  open(pin: string): Promise<PinAnswer>
  /** From now on it is good for so long. */
  keepFor(millis: number): void
  /** The person is back: it is good until the next lock. */
  keep(): void
  forget(): void
}

export interface QuickPinDeps {
  readonly crypto: Crypto
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: (millis: number, run: () => void) => void
}

export const PIN_TRIES = 3

interface Held {
  readonly userId: UserId
  readonly wrap: PassphraseWrap
  left: number
  /** Milliseconds since 1970; null while the person is at work. */
  until: number | null
}

export function createQuickPin({ crypto, now, after }: QuickPinDeps): QuickPin {
  let held: Held | null = null
  const listeners = new Set<() => void>()
  const put = (next: Held | null) => {
    held = next
    for (const listener of listeners) listener()
  }
  const isOver = (): boolean => held !== null && held.until !== null && now() >= held.until
  return {
    holder: () => (isOver() ? null : (held?.userId ?? null)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async set(userId, password, pin) {
      const wrap = await wrapKey(crypto, new TextEncoder().encode(password), pin, userId)
      put({ userId, wrap, left: PIN_TRIES, until: null })
    },
    async open(pin) {
      if (isOver()) put(null)
      if (held === null) return { kind: 'gone' }
      const tried = held
      // Counted before it is tried, so that several at once are no more than three.
      tried.left--
      if (tried.left < 0) return { kind: 'gone' }
      const password = await unwrapKey(crypto, tried.wrap, pin, tried.userId)
      if (held !== tried) return { kind: 'gone' }
      if (password === null && tried.left > 0) return { kind: 'wrong', left: tried.left }
      if (password === null) {
        put(null)
        return { kind: 'gone' }
      }
      tried.left = PIN_TRIES
      return { kind: 'open', password: new TextDecoder().decode(password) }
    },
    keepFor(millis) {
      if (held === null) return
      held.until = now() + millis
      after(millis, () => isOver() && put(null))
    },
    keep() {
      if (held !== null) held.until = null
    },
    forget: () => put(null),
  }
}
