import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import type { DeskCommand, DeskSource, DeskState, ListDesk, View } from './desk/list-desk.ts'
import { startListDesk } from './desk/start-list-desk.ts'

/** A list on its desk, which a worker holds. */
export interface OpenDesk {
  readonly desk: ListDesk
  readonly state: DeskState
  /** Changes so far: another number, another list. */
  readonly changes: number
  /** Why the last command was not done. */
  readonly refused: readonly Issue[]
  act(command: DeskCommand): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  look(view: View): Promise<void>
  /** After what was done to the desk itself. */
  changed(state: DeskState): void
}

type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly desk: ListDesk; readonly state: DeskState }
  | { readonly kind: 'broken'; readonly issues: readonly Issue[] }

/** Opens a desk for as long as the screen is there. */
export function useListDesk(source: DeskSource): OpenDesk | { readonly kind: 'opening' | 'broken'; readonly issues: readonly Issue[] } {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [changes, setChanges] = useState(0)
  const [refused, setRefused] = useState<readonly Issue[]>([])
  useEffect(() => {
    const desk = startListDesk()
    let current = true
    void desk.open(source).then((opened) => {
      if (current) setOpening(opened.ok ? { kind: 'open', desk, state: opened.value } : { kind: 'broken', issues: opened.error })
    })
    return () => {
      current = false
      desk.stop()
    }
  }, [source])
  const show = useCallback((state: DeskState) => setOpening((before) => (before.kind === 'open' ? { ...before, state } : before)), [])
  const changed = useCallback(
    (state: DeskState) => {
      setRefused([])
      setChanges((before) => before + 1)
      show(state)
    },
    [show],
  )
  const desk = opening.kind === 'open' ? opening.desk : null
  const acts = useMemo(
    () => ({
      act: async (command: DeskCommand) => {
        const done = await desk?.act(command)
        if (done?.ok === true) changed(done.value)
        else setRefused(done?.error ?? [])
      },
      undo: async () => {
        if (desk !== null) changed(await desk.undo())
      },
      redo: async () => {
        if (desk !== null) changed(await desk.redo())
      },
      look: async (view: View) => {
        if (desk !== null) show(await desk.look(view))
      },
      changed,
    }),
    [desk, changed, show],
  )
  if (opening.kind !== 'open') return { kind: opening.kind, issues: opening.kind === 'broken' ? opening.issues : [] }
  return { desk: opening.desk, state: opening.state, changes, refused, ...acts }
}
