import type { Issue } from './issue.ts'

/** The outcome of anything a user or a peer can make fail. Bugs throw (see `assert.ts`) instead. */
export type Result<T, E = readonly Issue[]> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })
