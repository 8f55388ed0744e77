// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { OpId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { RecordState } from '#core/record/record-state.ts'
import type { DecisionRequest, RecordMessage } from '#core/protocol/records.ts'
import { buildId } from '#testing/builders.ts'
import { householdContext, householdForm } from '#renderer/testing/household-form.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { GoContext } from '#workspace/go.tsx'
import type { Place } from '#workspace/place.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { ReviewDesk } from './review-desk.tsx'
import { createReviewRound, ReviewRoundContext } from './review-round.ts'

afterEach(cleanup)

const message = (state: RecordState): RecordMessage => ({
  summary: {
    recordId: buildId(1),
    unitId: buildId(2),
    unitName: 'Ủy ban nhân dân xã A',
    formKey: 'renderer-test',
    formTitle: 'Phiếu thử',
    title: 'AN',
    receipt: 'P01-26-000001-1',
    revision: 1,
    state,
    authorName: 'Lan',
    changedAt: '2026-11-20T00:00:00Z',
  },
  formRef: householdForm().ref,
  values: { name: 'An' },
  listVersions: {},
  comments: [],
  decided: null,
  answered: [],
  revisions: [],
  conflicts: {},
  correction: null,
  actions: ['approve', 'return', 'cancel'],
  withheld: [],
})

/** The desk before a server that does what it is asked. */
function show(before: RecordState, after: RecordState, rest: Partial<RecordMessage> = {}) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const decisions: DecisionRequest['decision'][] = []
  const places: Place[] = []
  const round = createReviewRound()
  // The desk asks for nothing else.
  const services = {
    api: {
      decide: (_unit: string, _record: string, request: DecisionRequest) => {
        decisions.push(request.decision)
        return Promise.resolve(ok(message(after)))
      },
    },
    makeId: () => buildId(9),
  } as unknown as Services
  // This form has no files, so its vault is not asked.
  const desk = { vault: {} } as unknown as Desk
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <DeskContext value={desk}>
          <GoContext value={(place) => void places.push(place)}>
            <ReviewRoundContext value={round}>
              <ReviewDesk
                reviewed={{ message: { ...message(before), ...rest }, form: householdForm(), context: householdContext() }}
                onChanged={() => undefined}
              />
            </ReviewRoundContext>
          </GoContext>
        </DeskContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  return { decisions, places, round }
}

it('approves with one key, goes back to the inbox and has it told', async () => {
  const { decisions, places, round } = show({ kind: 'received' }, { kind: 'approved', level: 1 })
  fireEvent.keyDown(document.body, { key: 'a' })
  await waitFor(() => expect(places).toEqual([{ kind: 'review' }]))
  expect(decisions).toEqual([{ kind: 'approve' }])
  expect(round.last()?.verdict).toMatchObject({ title: 'AN', outcome: 'approved' })
})

it('locks only after a question that says what it means', async () => {
  const { decisions, round } = show({ kind: 'approved', level: 1 }, { kind: 'locked' })
  fireEvent.keyDown(document.body, { key: 'a' })
  expect(screen.getByRole('dialog').textContent).toContain('review.lockText')
  const lock = screen.getAllByRole('button', { name: 'review.lock' }).find((button) => button.closest('dialog') !== null)
  expect(document.activeElement).toBe(lock)
  fireEvent.keyDown(document.body, { key: 'a' })
  expect(decisions).toEqual([])
  lock?.click()
  await waitFor(() => expect(round.last()?.verdict.outcome).toBe('locked'))
  expect(decisions).toEqual([{ kind: 'approve' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('cancels only with a reason, and says what to do when there is none', async () => {
  const { decisions, round } = show({ kind: 'locked' }, { kind: 'cancelled' })
  screen.getByRole('button', { name: 'review.cancel' }).click()
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('review.cancelText')
  const why = within(dialog).getByRole('textbox')
  expect(document.activeElement).toBe(why)
  const press = () => fireEvent.click(within(dialog).getByRole('button', { name: 'review.cancel' }))
  fireEvent.change(why, { target: { value: '  ' } })
  press()
  expect(dialog.textContent).toContain('review.cancelNeedsWhy')
  expect(decisions).toEqual([])
  fireEvent.change(why, { target: { value: ' Lập trùng ' } })
  press()
  await waitFor(() => expect(round.last()?.verdict.outcome).toBe('cancelled'))
  expect(decisions).toEqual([{ kind: 'cancel', comment: 'Lập trùng' }])
})

it('refuses a correction only with a reason, and says so at the field', () => {
  const asked = { opId: buildId<OpId>(7), changes: {}, authorName: 'Lan', at: '2026-11-20T00:00:00Z' }
  const { decisions } = show({ kind: 'correction-requested' }, { kind: 'locked' }, { correction: asked, actions: ['accept-correction'] })
  fireEvent.click(screen.getByRole('button', { name: 'review.refuseCorrection' }))
  fireEvent.click(screen.getByRole('button', { name: 'review.refuseCorrection' }))
  expect(screen.getByText('review.refuseNeedsWhy')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('textbox'))
  expect(decisions).toEqual([])
})
