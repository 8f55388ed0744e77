// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { useCallback, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { compiled, testContext } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { uuidV7, type Uuid } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { StorageFailure, Stored } from '#storage/vault.ts'
import { buildDraft, T0 } from '#testing/builders.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { createUnsavedWork, UnsavedWorkContext } from '#workspace/unsaved-work.ts'
import type { Autosave, AutosaveTimers } from './autosave.ts'
import type { CheckOutcome } from './check-outcome.ts'
import { useAutosave } from './use-autosave.ts'
import { useSubmit } from './use-submit.ts'
import { useTypingHold } from './use-typing-hold.ts'

afterEach(cleanup)

const form = compiled(smallDefinition({ uiSchema: {}, schema: smallSchema({}), rules: [] }))
const opened = { form, draft: buildDraft({ values: { name: 'An' } }), context: testContext(), held: null, keptAt: null }
const idle: AutosaveTimers = { now: () => 0, after: () => () => {} }

interface Held {
  readonly autosave: Autosave
  readonly submit: () => Promise<void>
}

function Form({ save, onReady }: { readonly save: () => Promise<null>; readonly onReady: (held: Held) => void }) {
  const { autosave } = useAutosave(save, idle)
  const { held, hold } = useTypingHold(autosave)
  const [outcome, setOutcome] = useState<CheckOutcome>({ kind: 'unchecked' })
  const instance = createInstance(form, opened.draft.values, opened.context)
  const submit = useSubmit({
    opened,
    current: () => ({ ...opened.draft, values: instance.values() }),
    renewContext: useCallback(async () => opened.context, []),
    handle: { current: null },
    autosave,
    hold,
    onOutcome: setOutcome,
  })
  onReady({ autosave, submit })
  return (
    <div data-testid="form" inert={held}>
      <input aria-label="name" />
      <output>{outcome.kind}</output>
    </div>
  )
}

/** The screen with a vault whose `submit` ends when and how the test says. */
function mount() {
  let saves = 0
  let ready: Held | null = null
  const ends: { resolve: (result: Stored<void>) => void; reject: (error: Error) => void }[] = []
  const went: unknown[] = []
  // What the hook does not use of the desk and the services is left out.
  const desk = {
    vault: { submit: () => new Promise<Stored<void>>((resolve, reject) => ends.push({ resolve, reject })) },
    sync: { now: async () => {}, offlineMs: () => 0 },
  } as unknown as Desk
  const services = {
    clock: { now: () => T0 },
    makeId: <Id extends Uuid>() => uuidV7<Id>(T0, new Uint8Array(10)),
  } as unknown as Services
  const save = async () => (saves++, null)
  render(
    <ServicesContext value={services}>
      <DeskContext value={desk}>
        <GoContext value={(place) => void went.push(place)}>
          <UnsavedWorkContext value={createUnsavedWork()}>
            <Form save={save} onReady={(held) => (ready = held)} />
          </UnsavedWorkContext>
        </GoContext>
      </DeskContext>
    </ServicesContext>,
  )
  const held = (): Held => ready ?? expect.fail('rendered above')
  return { held, ends, went, saves: () => saves, isInert: () => screen.getByTestId('form').hasAttribute('inert') }
}

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))))

test('from reading the draft until it is queued the form takes no key, and autosave does not bring the draft back', async () => {
  const { held, ends, went, saves, isInert } = mount()
  void held().submit()
  await settle()
  expect(isInert()).toBe(true)
  // A key that was already on its way.
  act(() => held().autosave.touch())
  const leaving = held().autosave.flush()
  ends[0]?.resolve(ok(undefined))
  await settle()
  expect(await leaving).toBe(true)
  expect(saves()).toBe(0)
  expect(went).toHaveLength(1)
  expect(isInert()).toBe(true)
})

test('a submit that fails says why, and typing goes on where it was and is saved', async () => {
  const { held, ends, saves, isInert } = mount()
  screen.getByLabelText('name').focus()
  void held().submit()
  await settle()
  const failure: StorageFailure = { kind: 'quota' }
  ends[0]?.resolve({ ok: false, error: failure })
  await settle()
  expect(screen.getByText('message')).toBeTruthy()
  expect(isInert()).toBe(false)
  expect(document.activeElement).toBe(screen.getByLabelText('name'))
  act(() => held().autosave.touch())
  expect(await held().autosave.flush()).toBe(true)
  expect(saves()).toBe(1)
})

test('a submit that throws ends the check as well, and can be tried again', async () => {
  const { held, ends, isInert } = mount()
  for (const again of [0, 1]) {
    void held().submit()
    await settle()
    expect(ends).toHaveLength(again + 1)
    ends[again]?.reject(new TypeError('no crypto'))
    await settle()
    expect(screen.getByText('message')).toBeTruthy()
    expect(isInert()).toBe(false)
  }
})
