/**
 * What a request asks of the server, in the order in which it has to wait when there is too much: a device sends again by itself and
 * nobody looks at it; a person looks at the page.
 */
export type RequestKind = 'push' | 'pull' | 'file' | 'person'

export type PerKind = Readonly<Record<RequestKind, number>>

export interface Load {
  /** Requests at work now: their bodies are here. */
  readonly active: PerKind
  /** Requests whose bodies are still coming; over a slow link that takes minutes, and costs hardly anything. */
  readonly arriving: PerKind
  /** How late the event loop is, milliseconds. */
  readonly lag: number
}

export interface SheddingLimits {
  /** At work at once, at most. */
  readonly active: PerKind
  /** Arriving at once, at most. */
  readonly arriving: PerKind
  /** Milliseconds of lag beyond which another one of the kind waits, as long as one is at work. */
  readonly lag: PerKind
}

/**
 * Of 20 connections to the database pushes and pulls take 14 at most. A file is at work while its bytes come, over a slow line for
 * minutes, and holds no connection meanwhile: so every office of the city may send two. A batch of 500 keeps the event loop for some
 * hundred milliseconds, so lag alone is no sign before that.
 */
export const sheddingLimits: SheddingLimits = {
  active: { push: 8, pull: 6, file: 240, person: 200 },
  arriving: { push: 40, pull: 40, file: 100, person: 400 },
  lag: { push: 400, pull: 800, file: 1500, person: 4000 },
}

export function kindOf(method: string, path: string): RequestKind {
  if (path.startsWith('/api/v1/sync/push')) return 'push'
  if (path.startsWith('/api/v1/sync/pull')) return 'pull'
  // Bytes that a device sends; what a person opens is a person's.
  return method !== 'GET' && /\/(files|uploads)\//.test(path) ? 'file' : 'person'
}

/** Whether one more has to wait. One of a kind is always let in: what has lag for another reason still goes on. */
export const mustWait = (kind: RequestKind, { active, arriving, lag }: Load, limits: SheddingLimits): boolean =>
  active[kind] >= limits.active[kind] || arriving[kind] >= limits.arriving[kind] || (active[kind] > 0 && lag > limits.lag[kind])

/** Seconds; a herd that was sent away must not come back together, and not before those before it are through. */
const LEAST = 1
const MOST = 60

/**
 * @param waiting how many of the kind were sent away of late
 * @param serviceMs how long one takes
 * @param random between 0 and 1
 */
export function retryAfter(waiting: number, serviceMs: number, atOnce: number, random: number): number {
  const clears = (waiting * serviceMs) / 1000 / atOnce
  return Math.ceil(LEAST + random * Math.min(MOST - LEAST, Math.max(2, clears)))
}
