// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { useCallback, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import type { Instance } from '#core/form/instance-types.ts'
import { compiled, testContext } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { checkRecord, type CheckProgress } from '#core/form/validate-record.ts'
import { uuidV7, type Uuid } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { ok } from '#core/lib/result.ts'
import type { Operation } from '#core/record/operation.ts'
import type { CheckReply, CheckRequest } from '#storage/check-work.ts'
import type { StorageFailure, Stored } from '#storage/vault.ts'
import { buildDraft, buildPulledRecord, T0 } from '#testing/builders.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { createUnsavedWork, UnsavedWorkContext } from '#workspace/unsaved-work.ts'
import type { Autosave, AutosaveTimers } from './autosave.ts'
import { rowsForm, rowsValues } from '../../../bench/form/rows-form.ts'
import { CheckLine } from './check-line.tsx'
import type { CheckOutcome } from './check-outcome.ts'
import { CorrectionWhy, useCorrectionReason } from './correction-reason.tsx'
import type { OpenedForm } from './open-form.ts'
import { useAutosave } from './use-autosave.ts'
import { useSubmit } from './use-submit.ts'
import { useTypingHold } from './use-typing-hold.ts'

afterEach(cleanup)

const small = compiled(smallDefinition({ uiSchema: {}, schema: smallSchema({}), rules: [] }))
const large = compiled(rowsForm)
const openedWith = (form: CompiledForm, values: JsonObject): OpenedForm => ({
  form,
  draft: buildDraft({ formRef: form.ref, values }),
  context: testContext(),
  held: null,
  keptAt: null,
})
const smallOpened = openedWith(small, { name: 'An' })
const largeOpened = openedWith(large, rowsValues(200))
const idle: AutosaveTimers = { now: () => 0, after: () => () => {} }

interface Held {
  readonly autosave: Autosave
  readonly submit: () => Promise<void>
  readonly instance: Instance
}

interface FormProps {
  readonly opened: OpenedForm
  readonly save: () => Promise<null>
  readonly onReady: (held: Held) => void
}

function Form({ opened, save, onReady }: FormProps) {
  const correction = useCorrectionReason(opened, () => undefined)
  const { autosave } = useAutosave(save, idle)
  const { held, hold } = useTypingHold(autosave)
  const [outcome, setOutcome] = useState<CheckOutcome>({ kind: 'unchecked' })
  const [instance] = useState(() => createInstance(opened.form, opened.draft.values, opened.context))
  const { submit, stop } = useSubmit({
    opened,
    instance,
    current: () => ({ ...opened.draft, values: instance.values() }),
    renewContext: useCallback(async () => opened.context, [opened]),
    handle: { current: null },
    autosave,
    hold,
    mayAsk: correction.demand,
    onOutcome: setOutcome,
  })
  onReady({ autosave, submit, instance })
  return (
    <div data-testid="form" inert={held}>
      <input aria-label="name" />
      {correction.asked && <CorrectionWhy reason={correction} />}
      <output>{outcome.kind}</output>
      {outcome.kind === 'checking' && <CheckLine progress={outcome.progress} onStop={stop} />}
    </div>
  )
}

const i18n = createI18n({
  lng: 'vi',
  resources: { vi: { translation: { 'fill.checkingFar': 'fill.checkingFar {{done}}/{{total}}' } } },
  keySeparator: false,
})
void i18n.use(initReactI18next).init()

/** The screen with a vault whose `submit` ends when and how the test says. */
function mount(opened = smallOpened) {
  let saves = 0
  let ready: Held | null = null
  const ends: { resolve: (result: Stored<void>) => void; reject: (error: Error) => void }[] = []
  const went: unknown[] = []
  const sent: Operation[] = []
  const checks: { request: CheckRequest; progress: (progress: CheckProgress) => void; answer: (reply: CheckReply) => void }[] = []
  // What the hook does not use of the desk and the services is left out.
  const desk = {
    vault: {
      submit: (operation: Operation) =>
        new Promise<Stored<void>>((resolve, reject) => {
          sent.push(operation)
          ends.push({ resolve, reject })
        }),
    },
    checker: {
      prepare: () => undefined,
      check: (request: CheckRequest, progress: (progress: CheckProgress) => void) =>
        new Promise<CheckReply>((answer) => checks.push({ request, progress, answer })),
      stop: () => checks.at(-1)?.answer({ kind: 'stopped' }),
    },
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
            <I18nextProvider i18n={i18n}>
              <Form opened={opened} save={save} onReady={(held) => (ready = held)} />
            </I18nextProvider>
          </UnsavedWorkContext>
        </GoContext>
      </DeskContext>
    </ServicesContext>,
  )
  const held = (): Held => ready ?? expect.fail('rendered above')
  return { held, ends, went, sent, checks, saves: () => saves, isInert: () => screen.getByTestId('form').hasAttribute('inert') }
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

test('a change of a closed record is sent only with its reason, to which the focus goes', async () => {
  const { held, sent } = mount({ ...smallOpened, held: { ...buildPulledRecord(1, {}), state: { kind: 'locked' } } })
  void held().submit()
  await settle()
  const why = screen.getByLabelText(/fill.correctionWhy/)
  expect([sent.length, document.activeElement === why, why.getAttribute('aria-invalid')]).toEqual([0, true, 'true'])
  fireEvent.change(why, { target: { value: 'Sai năm sinh.' } })
  void held().submit()
  await settle()
  expect(sent).toHaveLength(1)
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

/** What the worker would answer. */
const checkedBy = (request: CheckRequest): CheckReply => ({
  kind: 'checked',
  ...checkRecord(large, request.values, request.reasons, testContext(request.context), () => undefined),
})

test('a large form is checked by the worker, and sent as the worker found it', async () => {
  const { held, checks, sent } = mount(largeOpened)
  void held().submit()
  await settle()
  expect(sent).toHaveLength(0)
  const [asked] = checks
  expect(asked?.request).toMatchObject({ form: large.ref, context: { asOf: '2026-11-20', demo: true, previous: null } })
  if (asked !== undefined) asked.answer(checkedBy(asked.request))
  await settle()
  expect(checks).toHaveLength(1)
  expect(sent[0]?.changes['/people']?.value).toBe(400)
})

test('what is typed while the worker checks is checked as well before anything is sent', async () => {
  const { held, checks, sent } = mount(largeOpened)
  void held().submit()
  await settle()
  act(() => void held().instance.set('/market', 'Chợ Cố Đạo'))
  for (const at of [0, 1]) {
    const asked = checks[at]
    expect(sent).toHaveLength(0)
    asked?.answer(checkedBy(asked.request))
    await settle()
  }
  expect(checks).toHaveLength(2)
  expect(checks[1]?.request.values['market']).toBe('Chợ Cố Đạo')
  expect(sent.map((operation) => operation.changes['/market']?.value)).toEqual(['Chợ Cố Đạo'])
})

test('who types on and on is checked here at last, and nothing unchecked is sent', async () => {
  const { held, checks, sent } = mount(largeOpened)
  void held().submit()
  for (let at = 0; at < 3; at++) {
    await settle()
    act(() => void held().instance.set('/market', `Chợ ${at}`))
    const asked = checks[at]
    asked?.answer(checkedBy(asked.request))
  }
  await settle()
  expect(checks).toHaveLength(3)
  expect(sent.map((operation) => operation.changes['/market']?.value)).toEqual(['Chợ 2'])
})

test('without a worker the page checks by itself', async () => {
  const { held, checks, sent } = mount(largeOpened)
  void held().submit()
  await settle()
  checks[0]?.answer({ kind: 'unavailable' })
  await settle()
  expect(sent[0]?.changes['/people']?.value).toBe(400)
})

test('how far a long check is stands in one line, Escape ends it, and it can be tried again', async () => {
  const { held, checks, sent } = mount(largeOpened)
  void held().submit()
  await settle()
  expect(screen.queryByText(/^fill.(checking|preparingCheck)/)).toBeNull()
  // The worker may have to compile the form first, and has no numbers until then.
  expect((await screen.findByText('fill.preparingCheck')).getAttribute('role')).toBe('status')
  act(() => checks[0]?.progress({ done: 1200, total: 3000 }))
  const status = await screen.findByText('fill.checkingFar 1.200/3.000')
  expect(status.getAttribute('role')).toBe('status')
  expect(screen.getByRole('button', { name: 'fill.stopCheck' })).toBeTruthy()
  act(() => void dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))
  await settle()
  expect(screen.queryByText(/^fill.(checking|preparingCheck)/)).toBeNull()
  expect(screen.getByText('unchecked')).toBeTruthy()
  expect(sent).toHaveLength(0)
  void held().submit()
  await settle()
  expect(checks).toHaveLength(2)
})
