// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { vi as words } from '#app/i18n/vi/vi.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { compareVersions } from './compare-versions.ts'
import { VersionChanges } from './version-changes.tsx'

afterEach(cleanup)

/** What the section reads of a version. */
const versionOf = (version: number, title: string): AuthoredVersion =>
  ({ summary: { key: 'small-form', version }, document: { ...smallDefinition({ version, title }) } }) as unknown as AuthoredVersion
const [first, second, third] = [versionOf(1, 'Tên cũ nhất'), versionOf(2, 'Tên giữa'), versionOf(3, 'Tên mới')] as const

function show(version: AuthoredVersion, before: AuthoredVersion | null, known: readonly AuthoredVersion[]) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: words } }, initAsync: false })
  const services = {
    api: {
      authoring: {
        forms: () => Promise.resolve(ok({ versions: known.map(({ summary }) => summary) })),
        version: (_: string, number: number) => Promise.resolve(ok(known.find(({ summary }) => summary.version === number))),
      },
    },
  } as unknown as Services // the section asks for nothing else
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <VersionChanges version={version} before={before} comparison={before === null ? null : compareVersions(before, version, 'vi')} />
      </ServicesContext>
    </I18nextProvider>,
  )
}

it('says what is new since the version before, or since any other that is chosen', async () => {
  show(third, second, [first, second, third])
  expect(screen.getByText(/Tên giữa.*Tên mới/)).toBeTruthy()
  fireEvent.change(await screen.findByLabelText('So với bản khác'), { target: { value: '1' } })
  expect(await screen.findByText(/Tên cũ nhất.*Tên mới/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Thay đổi so với bản 1' })).toBeTruthy()
})

it('shows a later version as what came after, in the order of their numbers', async () => {
  show(first, null, [first, third])
  fireEvent.change(await screen.findByLabelText('So với bản khác'), { target: { value: '3' } })
  expect(await screen.findByText(/Tên cũ nhất.*Tên mới/)).toBeTruthy()
  expect(screen.getByText(/Bản 3 đến sau bản 1/)).toBeTruthy()
})

it('of the only version there is nothing to compare', async () => {
  show(first, null, [first])
  expect(await screen.findByText('Đây là bản đầu tiên, không có gì để so.')).toBeTruthy()
  expect(screen.queryByLabelText('So với bản khác')).toBeNull()
})
