import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FormDefinition } from '#core/form/definition.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'
import { beginHistory, record, redo, settled, undo, type History } from './edit-history.ts'

/** How long a pause in typing is before what follows is another step, milliseconds. */
const PAUSE = 1000

export interface Editor {
  readonly history: History
  readonly definition: FormDefinition
  /** Keys of the fields that are chosen, in the order of choosing. */
  readonly selected: readonly string[]
  /** Why the last command was not done. */
  readonly refused: readonly Issue[]
  select(keys: readonly string[]): void
  /** The document becomes another one; `gesture` names what is being typed into, so that it is one step. */
  put(next: FormDefinition, what: string, gesture?: string): void
  /** The same with a command that may be refused; true when it was done. */
  run(outcome: Result<FormDefinition, readonly Issue[]>, what: string, gesture?: string): boolean
  undo(): void
  redo(): void
  dismiss(): void
}

/** The document of one author, what is chosen in it, and the way back. */
export function useEditor(first: FormDefinition): Editor {
  const [history, setHistory] = useState(() => beginHistory(first))
  const [selected, setSelected] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<readonly Issue[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  const put = useCallback((next: FormDefinition, what: string, gesture?: string) => {
    setRefused([])
    setHistory((before) => record(before, next, what, gesture ?? null))
    clearTimeout(timer.current ?? undefined)
    if (gesture !== undefined) timer.current = setTimeout(() => setHistory(settled), PAUSE)
  }, [])
  const run = useCallback(
    (outcome: Result<FormDefinition, readonly Issue[]>, what: string, gesture?: string) => {
      if (outcome.ok) put(outcome.value, what, gesture)
      else setRefused(outcome.error)
      return outcome.ok
    },
    [put],
  )
  const move = useCallback((by: (history: History) => History) => {
    setRefused([])
    setHistory(by)
  }, [])
  const definition = history.document
  // What was taken back may be gone.
  const known = useMemo(() => selected.filter((key) => outlineOf(definition).byKey.has(key)), [selected, definition])
  return useMemo(
    () => ({
      history,
      definition,
      selected: known,
      refused,
      select: setSelected,
      put,
      run,
      undo: () => move(undo),
      redo: () => move(redo),
      dismiss: () => setRefused([]),
    }),
    [history, definition, known, refused, put, run, move],
  )
}
