// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { OpId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { buildId } from '#testing/builders.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { GoContext } from '#workspace/go.tsx'
import type { Place } from '#workspace/place.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { SentScreen } from './sent-screen.tsx'

afterEach(cleanup)

const opId = buildId<OpId>(1)
const [recordId, unitId] = [buildId(2), buildId(3)]

/** The screen of an operation that the server answered so. */
async function show(outcome: PushOutcome, landed = false) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const places: Place[] = []
  const operation = { opId, recordId, unitId, kind: 'change', formRef: 'f@1#0' }
  // What the screen does not use of the desk and the services is left out.
  const desk = {
    vault: {
      submitted: () => Promise.resolve(ok(landed ? null : { operation, state: { kind: 'stopped', outcome }, formKey: 'f', title: 'AN' })),
      proof: () => Promise.resolve(ok({ opId, recordId, unitId, formKey: 'f', title: 'AN', outcome, sentAt: 0 })),
      pendingFilesOf: () => Promise.resolve(ok([])),
      session: () => ({ units: [], grants: [] }),
      subscribe: () => () => undefined,
    },
    forms: { summaries: () => Promise.resolve(ok([])), form: () => new Promise(() => undefined) },
  } as unknown as Desk
  const services = { makeId: () => buildId(9), clock: { now: () => 0 } } as unknown as Services
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <DeskContext value={desk}>
          <GoContext value={(place) => void places.push(place)}>
            <UnsavedWorkContext value={createUnsavedWork()}>
              <SentScreen opId={opId} />
            </UnsavedWorkContext>
          </GoContext>
        </DeskContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  await screen.findByRole('heading', { level: 1 })
  return places
}

const primary = () => document.querySelector('.ph-button-primary')

it('says of a conflict that it was received, and leads to the choice', async () => {
  const places = await show({ kind: 'conflict', revision: 3, paths: ['/name'] })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('fill.sentConflict')
  expect(screen.getByText('fill.sentConflictHelp')).toBeDefined()
  expect(document.querySelectorAll('.ph-button-primary')).toHaveLength(1)
  expect(primary()?.textContent).toBe('fill.openAndChoose')
  fireEvent.click(screen.getByRole('button', { name: 'fill.openAndChoose' }))
  expect(places).toEqual([{ kind: 'record', unitId, recordId }])
})

it('says of a refusal that it was not sent, and offers to open it again', async () => {
  await show({ kind: 'denied', issues: [] })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('fill.sentStopped')
  expect(screen.getByRole('button', { name: 'work.reopen' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'fill.openAndChoose' })).toBeNull()
})

it('says in one line that the server worked out a computed value otherwise, and nothing when it did not', async () => {
  const landed = { kind: 'applied', revision: 1, receipt: '', state: { kind: 'received' }, assigned: {} } as const
  await show({ ...landed, corrected: { '/total': { value: 0.3 } } }, true)
  expect(screen.getByText('fill.sentCorrected')).toBeDefined()
  cleanup()
  await show(landed, true)
  expect(screen.queryByText('fill.sentCorrected')).toBeNull()
})
