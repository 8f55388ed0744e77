// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { StorageFailure } from '#storage/vault.ts'
import { createUnsavedWork, UnsavedWorkContext, type UnsavedWork } from '#workspace/unsaved-work.ts'
import type { Autosave, AutosaveTimers } from './autosave.ts'
import { useAutosave } from './use-autosave.ts'

afterEach(cleanup)

/** No timer ever fires by itself: what saves here is the tab being left. */
const idleTimers: AutosaveTimers = { now: () => 0, after: () => () => {} }

function Typed({ save, onReady }: { readonly save: () => Promise<StorageFailure | null>; readonly onReady: (autosave: Autosave) => void }) {
  const { autosave, state } = useAutosave(save, idleTimers)
  onReady(autosave)
  return <p>{state.kind}</p>
}

function mount(save: () => Promise<StorageFailure | null>) {
  const unsaved: UnsavedWork = createUnsavedWork()
  const made: Autosave[] = []
  const view = render(
    <UnsavedWorkContext value={unsaved}>
      <Typed save={save} onReady={(autosave) => made.push(autosave)} />
    </UnsavedWorkContext>,
  )
  return { unsaved, view, autosave: () => made.at(-1) }
}

test('a tab that is hidden saves what was typed without waiting for the pause', async () => {
  let saves = 0
  const { autosave } = mount(async () => (saves++, null))
  act(() => autosave()?.touch())
  expect(screen.getByText('dirty')).toBeTruthy()
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')))
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
  expect(saves).toBe(1)
  expect(screen.getByText('saved')).toBeTruthy()
})

test('leaving the screen saves, and the form is unsaved work until it did', async () => {
  let saves = 0
  const { autosave, unsaved, view } = mount(async () => (saves++, null))
  act(() => autosave()?.touch())
  expect(unsaved.isDirty()).toBe(true)
  await act(async () => view.unmount())
  expect(saves).toBe(1)
  expect(unsaved.hasOpen()).toBe(false)
})

test('a device that cannot keep the text says so, and nobody who asks is told that all is saved', async () => {
  const { autosave, unsaved } = mount(async () => ({ kind: 'quota' }))
  act(() => autosave()?.touch())
  let kept = true
  await act(async () => {
    kept = await unsaved.saveAll()
  })
  expect(kept).toBe(false)
  expect(screen.getByText('failed')).toBeTruthy()
})
