import type { Action } from './actions.ts'

/** Runs in which something broke once, made as short as they go. */
export const foundRuns: readonly { readonly promise: string; readonly actions: readonly Action[] }[] = []
