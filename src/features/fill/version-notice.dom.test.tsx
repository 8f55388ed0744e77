// @vitest-environment happy-dom
import { createHash } from 'node:crypto'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it, vi as vitest } from 'vitest'
import { vi as words } from '#app/i18n/vi/vi.ts'
import { formHash } from '#core/form/canonical.ts'
import { formRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { must } from '#core/lib/assert.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { Draft } from '#core/record/draft.ts'
import { rendererTextsVi } from '#renderer/texts-vi.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import type { Vault } from '#storage/vault.ts'
import { buildDraft, buildPulledRecord, T0, testUser } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { createFormLibrary } from '#workspace/form-library.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { FillScreen } from './fill-screen.tsx'

afterEach(cleanup)

const text = (id: string, title: string): JsonSchema => ({ type: 'string', title, 'x-phieu': { id, type: 'text' } })
const kind = (...codes: string[]): JsonSchema => ({
  type: 'string',
  title: 'Loại',
  'x-phieu': { id: 'kind0000', type: 'choice' },
  oneOf: codes.map((code) => ({ const: code, title: `Loại ${code}` })),
})
const versionOf = (version: number, fields: Readonly<Record<string, JsonSchema>>, upgrade?: FormDefinition['upgrade']) =>
  smallDefinition({ version, schema: smallSchema(fields), uiSchema: {}, ...(upgrade ? { upgrade } : {}) })
const [first, second, third] = [
  versionOf(1, { phone: text('phone000', 'Điện thoại'), gone: text('gone0000', 'Mục bỏ'), kind: kind('a', 'b') }),
  versionOf(2, { mobile: text('phone000', 'Di động'), gone: text('gone0000', 'Mục bỏ'), kind: kind('a', 'b') }, [
    { kind: 'rename', from: '/phone', to: '/mobile' },
  ]),
  versionOf(3, { mobile: text('phone000', 'Di động'), kind: kind('b', 'c') }, [{ kind: 'drop', at: '/gone' }]),
] as const
const refOf = (definition: FormDefinition) => formRef(definition.key, definition.version, formHash(definition))
const summaryOf = (definition: FormDefinition, state: FormSummary['state'] = 'published'): FormSummary => ({
  key: definition.key,
  version: definition.version,
  hash: formHash(definition),
  title: definition.title,
  titleEn: '',
  department: '',
  departmentName: '',
  verification: 'verified',
  current: definition.version === 3,
  ...(state === undefined ? {} : { state }),
})

const before = buildDraft({ formRef: refOf(first), values: { name: 'An', phone: '0901', gone: 'điều cũ', kind: 'a' } })

interface Shown {
  readonly vault: Vault
  stored(): Promise<Draft | null>
}

/** The draft or, when there is none yet, the record that the server returned. */
async function show(given: Draft | PulledRecord, state: FormSummary['state'] = 'published'): Promise<Shown> {
  const i18n = createI18n()
  void i18n
    .use(initReactI18next)
    .init({ lng: 'vi', resources: { vi: { translation: { ...rendererTextsVi, ...words } } }, interpolation: { escapeValue: false } })
  // This document has no locks; without them every tab may type.
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
  const device = buildDevice()
  const vault = await device.openTab()
  if ('base' in given) valueOf(await vault.saveDraft(given))
  else valueOf(await vault.holdRecord(given))
  const catalogue = createCatalogue({ reader: testUser, indexedDB: device.indexedDB, IDBKeyRange: device.IDBKeyRange })
  for (const definition of [first, second, third]) valueOf(await catalogue.putDefinition(refOf(definition), definition))
  valueOf(await catalogue.putForms([summaryOf(third), summaryOf(second), summaryOf(first, state)]))
  // No network: the server is never asked. What the screen does not use is left out.
  const desk = {
    vault,
    catalogue,
    forms: createFormLibrary({ catalogue, api: {} as never }),
    begun: new Set(),
    sync: { status: () => ({ kind: 'offline', unsent: 0 }), subscribe: () => () => undefined },
    checker: { prepare: () => undefined },
  } as unknown as Desk
  const services = { clock: { now: () => T0 + 60_000 }, demo: () => true, makeId: () => before.recordId } as unknown as Services
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <DeskContext value={desk}>
          <GoContext value={() => undefined}>
            <UnsavedWorkContext value={createUnsavedWork()}>
              <FillScreen recordId={given.recordId} formKey={null} unitId={null} />
            </UnsavedWorkContext>
          </GoContext>
        </DeskContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  return { vault, stored: async () => valueOf(await (await device.openTab()).draft(given.recordId)) }
}

const dialog = () => screen.findByRole('dialog')

it('shows what the newest version changes in this draft, moves it across two versions, and gives it back exactly', async () => {
  const { vault, stored } = await show(before)
  fireEvent.click(await screen.findByRole('button', { name: words.versionMove.look }))
  const lines = within(await dialog())
    .getAllByRole('listitem')
    .map((item) => item.querySelector('strong')?.textContent + ': ' + item.querySelector('span')?.textContent)
  expect(lines).toEqual([
    'Loại: “Loại a” không còn trong bản mới, cần chọn lại',
    'Di động: 0901 (trước ở mục “Điện thoại”)',
    'Mục bỏ: điều cũ — bản mới không có chỗ cho giá trị này',
  ])
  fireEvent.change(within(await dialog()).getByRole('combobox', { name: 'Chọn lại: Loại' }), { target: { value: '1' } })
  fireEvent.click(within(await dialog()).getByRole('button', { name: 'Chuyển sang bản 3' }))
  await screen.findByText('Phiếu đã chuyển từ bản 1 sang bản 3 của biểu mẫu.')
  expect(await stored()).toMatchObject({
    formRef: refOf(third),
    values: { name: 'An', mobile: '0901', kind: 'c' },
    orphans: { '/gone': 'điều cũ' },
  })
  expect(valueOf(await vault.moves())).toEqual([
    { recordId: before.recordId, formKey: 'small-form', from: 1, to: 3, lost: 1, failed: 1, decided: 1 },
  ])
  const aside = (await screen.findByText('Giá trị để riêng (1)')).closest('details')
  expect(aside?.textContent).toContain('Mục bỏđiều cũ')

  fireEvent.click(screen.getByRole('button', { name: words.versionMove.undo }))
  fireEvent.click(within(await dialog()).getByRole('button', { name: 'Trả về bản 1' }))
  await screen.findByText('Biểu mẫu đã có bản 3')
  expect(await stored()).toEqual(before)
  expect(valueOf(await vault.moves())).toEqual([])
})

it('left for later it stays as it is; when its version is closed it says that it cannot be sent any more', async () => {
  const { stored } = await show(before, 'closed')
  await screen.findByText(/Bản 1 đã đóng: phiếu mới theo bản này không gửi được nữa/)
  fireEvent.click(screen.getByRole('button', { name: words.versionMove.look }))
  fireEvent.click(within(await dialog()).getByRole('button', { name: words.versionMove.later }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await stored()).toEqual(before)
})

it('a returned record of an older version moves likewise, with what the reviewer said, and only real changes are against it', async () => {
  const comment = { path: '/phone', text: 'Ghi đủ số', author: 'Người soát', at: new Date(T0).toISOString() }
  const values = { name: 'An', phone: '09', gone: 'điều cũ', kind: 'b' }
  const held = buildPulledRecord(1, { formRef: refOf(first), state: { kind: 'returned' }, values, comments: [comment] })
  const { stored } = await show(held, 'closed')
  // What the server has is taken in any version: nothing is about to close for it.
  await screen.findByText('Phiếu này nhập theo bản 1, vẫn gửi được. Xem bản mới thay đổi gì trong chính phiếu này rồi hãy chuyển.')
  fireEvent.click(await screen.findByRole('button', { name: words.versionMove.look }))
  fireEvent.click(within(await dialog()).getByRole('button', { name: 'Chuyển sang bản 3' }))
  await screen.findByText('Phiếu đã chuyển từ bản 1 sang bản 3 của biểu mẫu.')
  const moved = { name: 'An', mobile: '09', kind: 'b' }
  expect(await stored()).toMatchObject({
    values: moved,
    base: { kind: 'revision', revision: 1, values: moved, comments: [{ path: '/mobile', text: 'Ghi đủ số' }] },
    orphans: { '/gone': 'điều cũ' },
  })
  fireEvent.click(screen.getByRole('button', { name: words.versionMove.undo }))
  fireEvent.click(within(await dialog()).getByRole('button', { name: 'Trả về bản 1' }))
  await screen.findByText('Biểu mẫu đã có bản 3')
  expect(await stored()).toMatchObject({ values, base: { kind: 'revision', revision: 1, values, comments: [comment] } })
})

it('a file that was kept aside is still to be opened', async () => {
  const bytes = new Uint8Array(1234).fill(7)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const aside = { sha256, size: bytes.length, type: 'application/pdf', name: 'bien-ban.pdf' }
  const { vault } = await show(buildDraft({ formRef: refOf(third), values: { name: 'An' }, orphans: { '/gone': aside } }))
  valueOf(await vault.putFile(bytes, aside, T0))
  const saved = vitest.spyOn(URL, 'createObjectURL').mockReturnValue('blob:saved')
  const entry = within(must((await screen.findByText('Giá trị để riêng (1)')).closest('details'), 'what was kept aside'))
  expect(entry.getByText('bien-ban.pdf')).toBeTruthy()
  fireEvent.click(entry.getByRole('button', { name: 'Tải về bien-ban.pdf', hidden: true }))
  await waitFor(() => expect(saved.mock.calls.map(([blob]) => (blob instanceof Blob ? blob.size : -1))).toEqual([1234]))
})
