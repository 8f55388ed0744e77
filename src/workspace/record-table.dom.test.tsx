// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { buildId } from '#testing/builders.ts'
import { RecordTable, type RecordRow } from './record-table.tsx'
import { ServicesContext, type Services } from './services.ts'

afterEach(cleanup)

const row = (n: number, rest: Partial<RecordRow> = {}): RecordRow => ({
  formKey: 'small-form',
  recordId: buildId(n),
  unitId: buildId(2),
  unitName: 'Ủy ban nhân dân xã A',
  formTitle: 'Phiếu thử',
  title: `Hồ sơ ${n}`,
  receipt: `P01-26-00000${n}-1`,
  state: { kind: 'received' },
  changedAt: '2026-11-20T00:00:00Z',
  ...rest,
})

it('says of a record in the list that its files are awaited, and of no other', () => {
  const i18n = createI18n()
  const words = { records: { filesAwaited: 'chờ {{count}} tệp' } }
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: words } } })
  const services = { clock: { now: () => Date.parse('2026-11-20T01:00:00Z') } } as unknown as Services // the table asks for nothing else
  const rows = [row(3, { receipt: '', awaitingFiles: ['a'.repeat(64), 'b'.repeat(64)] }), row(4)]
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <RecordTable caption="Hồ sơ" rows={rows} onOpen={() => undefined} empty={null} />
      </ServicesContext>
    </I18nextProvider>,
  )
  expect(screen.getByText('Hồ sơ 3').parentElement?.textContent).toBe('Hồ sơ 3 · chờ 2 tệp')
  expect(screen.getByText('Hồ sơ 4').parentElement?.textContent).toBe('Hồ sơ 4')
})
