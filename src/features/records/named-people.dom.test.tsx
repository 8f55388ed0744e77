// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it, vi } from 'vitest'
import { uuidV7, type OpId, type UserId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { DecisionRequest, PersonMessage, RecordMessage } from '#core/protocol/records.ts'
import { buildId } from '#testing/builders.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { NamedPeople } from './named-people.tsx'

afterEach(cleanup)

const person = (n: number, name: string): PersonMessage => ({ userId: buildId<UserId>(n), name, post: `Chức vụ ${n}` })
const [maker, clerk, reviewer] = [person(1, 'Liên'), person(2, 'Huy'), person(3, 'Thắng')]

const message = (actions: string[]): RecordMessage => ({
  summary: {
    recordId: buildId(9),
    unitId: buildId(8),
    unitName: 'Tòa án',
    formKey: 'court-case',
    formTitle: 'Sổ thụ lý',
    title: 'Vụ 1',
    receipt: 'TAND-26-000001-1',
    revision: 2,
    state: { kind: 'received' },
    authorName: maker.name,
    changedAt: '2026-11-20T00:00:00Z',
  },
  formRef: 'court-case@1#x',
  values: {},
  listVersions: {},
  comments: [],
  decided: null,
  answered: [],
  revisions: [],
  conflicts: {},
  correction: null,
  access: actions.includes('name-readers') ? { readers: [maker, clerk], people: [maker, clerk, reviewer] } : { readers: [maker, clerk] },
  actions,
  withheld: [],
})

function show(shown: RecordMessage) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {}, initAsync: false })
  const sent: DecisionRequest[] = []
  const services = {
    api: {
      decide: async (_unit: unknown, _record: unknown, request: DecisionRequest) => {
        sent.push(request)
        return ok(shown)
      },
    },
    makeId: () => uuidV7<OpId>(1, new Uint8Array(10)),
  } as unknown as Services // the part of them that this screen uses
  const onChanged = vi.fn()
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <NamedPeople message={shown} onChanged={onChanged} />
      </ServicesContext>
    </I18nextProvider>,
  )
  return { sent, onChanged }
}

it('lets the data owner choose who else sees the record; who made it is not up for choice', async () => {
  const { sent, onChanged } = show(message(['name-readers']))
  fireEvent.click(screen.getByRole('button', { name: 'access.assign' }))
  const dialog = within(screen.getByRole('dialog', { hidden: true }))
  expect(dialog.queryByRole('checkbox', { name: /Liên/, hidden: true })).toBeNull()
  fireEvent.click(dialog.getByRole('checkbox', { name: /Huy/, hidden: true }))
  fireEvent.click(dialog.getByRole('checkbox', { name: /Thắng/, hidden: true }))
  fireEvent.click(dialog.getByRole('button', { name: 'access.save', hidden: true }))
  await waitFor(() => expect(onChanged).toHaveBeenCalled())
  expect(sent).toMatchObject([{ revision: 2, decision: { kind: 'name-readers', readers: [reviewer.userId] } }])
})

it('tells everybody else only who sees it', () => {
  show(message([]))
  expect(screen.getByText('Huy')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
