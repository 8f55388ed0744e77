import { useCallback, useEffect, useState } from 'react'
import type { Result } from '#core/lib/result.ts'

/** Something a screen waits for. `refreshing` keeps what is shown while a newer answer is on its way. */
export type Loaded<T, E> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly refreshing: boolean }
  | { readonly kind: 'failed'; readonly error: E }

export interface Load<T, E> {
  readonly state: Loaded<T, E>
  readonly reload: () => void
}

/**
 * Runs `load` when it changes (pass it through `useCallback`) and on `reload`; an answer that was overtaken is dropped.
 * @returns what to show: words while loading, the value, or why not.
 */
export function useLoad<T, E>(load: () => Promise<Result<T, E>>): Load<T, E> {
  const [round, setRound] = useState(0)
  const [state, setState] = useState<Loaded<T, E>>({ kind: 'loading' })
  const [loadedFor, setLoadedFor] = useState(() => load)
  if (loadedFor !== load) {
    // Another question: what answered the old one must not be shown as its answer.
    setLoadedFor(() => load)
    setState({ kind: 'loading' })
  }
  useEffect(() => {
    let current = true
    void load().then((result) => {
      if (!current) return
      setState(result.ok ? { kind: 'ready', value: result.value, refreshing: false } : { kind: 'failed', error: result.error })
    })
    return () => {
      current = false
    }
  }, [load, round])
  const reload = useCallback(() => {
    setState((before) => (before.kind === 'ready' ? { ...before, refreshing: true } : before))
    setRound((before) => before + 1)
  }, [])
  return { state, reload }
}
