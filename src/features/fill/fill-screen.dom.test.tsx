// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { err, ok } from '#core/lib/result.ts'
import type { SyncStatus } from '#sync/sync-status.ts'
import { buildId } from '#testing/builders.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { FillScreen } from './fill-screen.tsx'

afterEach(cleanup)

it('opens by itself once the form that the device lacked has come', async () => {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  // This document has no locks; without them every tab may type.
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
  const [recordId, unitId] = [buildId<RecordId>(1), buildId<UnitId>(2)]
  const here = { form: false }
  const listeners: (() => void)[] = []
  const status: { now: SyncStatus } = { now: { kind: 'syncing', unsent: 0 } }
  // What the screen does not use of the desk and the services is left out.
  const desk = {
    vault: {
      draft: () => Promise.resolve(ok(null)),
      latest: () => Promise.resolve(ok(null)),
      outboxOf: () => Promise.resolve(ok([])),
      session: () => ({ units: [], grants: [{ role: 'clerk', unitId, formKey: '*' }] }),
      subscribe: () => () => undefined,
    },
    begun: new Set([recordId]),
    // It has come as far as its name, which is enough to see that the screen asked again.
    forms: {
      current: () => Promise.resolve(here.form ? ok('f@1#0') : err({ kind: 'missing' })),
      form: () => Promise.resolve(err({ kind: 'broken', code: 'cycle' })),
    },
    sync: { status: () => status.now, subscribe: (listener: () => void) => (listeners.push(listener), () => undefined) },
  } as unknown as Desk
  const services = { makeId: () => buildId(9), clock: { now: () => 0 }, demo: () => true } as unknown as Services
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <DeskContext value={desk}>
          <GoContext value={() => undefined}>
            <UnsavedWorkContext value={createUnsavedWork()}>
              <FillScreen recordId={recordId} formKey="f" unitId={unitId} />
            </UnsavedWorkContext>
          </GoContext>
        </DeskContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  await screen.findByText('failures.form.missing')
  here.form = true
  status.now = { kind: 'idle', lastAt: 0, unsent: 0 }
  act(() => listeners.forEach((listener) => listener()))
  await waitFor(() => expect(screen.queryByText('failures.form.missing')).toBeNull())
})
