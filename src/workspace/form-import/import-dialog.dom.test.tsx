// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { vi } from '#app/i18n/vi/vi.ts'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { ListCodes } from '#core/form/import/from-data.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { ServicesContext, type Services } from '../services.ts'
import { ImportDialog } from './import-dialog.tsx'
import type { ImportRequest } from './import-messages.ts'
import { serveImport } from './serve-import.ts'
import type { ImportThread } from './use-import.ts'

afterEach(cleanup)

/** The thread's own code, here and at once; `isStuck`: one that never answers. */
function thread(ended: string[], asked: ImportRequest[], isStuck: boolean): ImportThread {
  const listeners = new Map<string, (event: unknown) => void>()
  return {
    addEventListener: (type: string, listener: unknown) => void listeners.set(type, listener as (event: unknown) => void),
    postMessage: (request: ImportRequest) => {
      asked.push(request)
      if (!isStuck) queueMicrotask(() => listeners.get('message')?.({ data: serveImport(request) }))
    },
    terminate: () => void ended.push('ended'),
  } as ImportThread
}

const textOf = (found: Issue): string => (definitionIssuesVi as Readonly<Record<string, string>>)[found.code] ?? found.code

interface Shown {
  readonly isStuck?: boolean
  readonly refuse?: Issue | null
  readonly lists?: () => Promise<readonly ListCodes[]>
}

function show({ isStuck = false, refuse = null, lists = async () => [] }: Shown = {}) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: vi } }, initAsync: false })
  const taken: FormDefinition[] = []
  const ended: string[] = []
  const asked: ImportRequest[] = []
  render(
    <I18nextProvider i18n={i18n}>
      <ImportDialog
        title="Bắt đầu từ…"
        takeLabel="Lấy vào"
        words={textOf}
        lists={lists}
        onTake={(definition): Result<unknown, readonly Issue[]> => {
          if (refuse !== null) return err([refuse])
          taken.push(definition)
          return ok(null)
        }}
        onClose={() => {}}
        start={() => thread(ended, asked, isStuck)}
      />
    </I18nextProvider>,
  )
  return { taken, ended, asked }
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }))
const paste = (text: string) => fireEvent.change(screen.getByLabelText(/Dán dàn ý/), { target: { value: text } })

test('what was pasted is looked at, corrected and taken over', async () => {
  const { taken } = show()
  paste('Họ và tên *\nNgày sinh: ngày\nGhi chú')
  press('Đọc thử')
  const type = await screen.findByLabelText<HTMLSelectElement>('Loại của mục "Ngày sinh"')
  expect(type.value).toBe('date')
  expect(screen.getByText(/Dòng 2: ghi rõ loại/)).toBeTruthy()
  fireEvent.change(type, { target: { value: 'partial-date' } })
  fireEvent.click(screen.getByLabelText('Bắt buộc ghi mục "Ngày sinh"'))
  fireEvent.click(screen.getByLabelText('Lấy mục "Ghi chú"'))
  press('Lấy vào')
  const [form] = taken
  const fields = form === undefined ? [] : outlineOf(form).all.map(({ name, type: own, isRequired }) => [name, own, isRequired])
  expect(fields).toEqual([
    ['ho_va_ten', 'text', true],
    ['ngay_sinh', 'partial-date', true],
  ])
})

test('a table of the clipboard stays a table', async () => {
  show()
  const html =
    '<p>PHIẾU</p><table><tr><th>Tên mục</th><th>Kiểu</th></tr><tr><td><p>Họ và</p><p>tên</p></td><td>chữ</td></tr><tr><td>Số hộ</td><td>số</td></tr></table>'
  fireEvent.paste(screen.getByLabelText(/Dán dàn ý/), { clipboardData: { getData: (kind: string) => (kind === 'text/html' ? html : '') } })
  press('Đọc thử')
  expect((await screen.findByLabelText<HTMLSelectElement>('Loại của mục "Số hộ"')).value).toBe('integer')
})

test('a text that is none says so beside the input, and keeps what was typed', async () => {
  const { taken } = show()
  press('Đọc thử')
  await screen.findByText('Chưa có gì để đọc. Dán dàn ý hoặc chọn tệp.')
  fireEvent.click(screen.getByRole('tab', { name: 'JSON Schema, RJSF', hidden: true }))
  const json = screen.getByLabelText<HTMLTextAreaElement>('Dán JSON')
  fireEvent.change(json, { target: { value: '{"type": ' } })
  press('Đọc thử')
  await screen.findByText(/Không phải JSON/)
  expect(screen.getByLabelText<HTMLTextAreaElement>('Dán JSON').value).toBe('{"type": ')
  expect(taken).toEqual([])
})

test('what is refused is told, and the guesses stay as they were corrected', async () => {
  show({ refuse: issue('edit.no-place') })
  paste('Họ và tên')
  press('Đọc thử')
  fireEvent.click(await screen.findByLabelText('Bắt buộc ghi mục "Họ và tên"'))
  press('Lấy vào')
  await screen.findByText('Chưa lấy được các mục này; biểu mẫu chưa thay đổi')
  expect(screen.getByLabelText<HTMLInputElement>('Bắt buộc ghi mục "Họ và tên"').checked).toBe(true)
})

test('reading can be stopped: the thread ends and the text is still there', async () => {
  const { ended } = show({ isStuck: true })
  paste('Họ và tên')
  press('Đọc thử')
  await screen.findByRole('button', { name: 'Dừng', hidden: true })
  press('Dừng')
  await waitFor(() => expect(ended).toEqual(['ended']))
  expect(screen.getByLabelText<HTMLTextAreaElement>(/Dán dàn ý/).value).toBe('Họ và tên')
})

test('reading can be stopped while the code lists are still looked up, and then nothing is read', async () => {
  const found = Promise.withResolvers<readonly ListCodes[]>()
  const { ended, asked } = show({ lists: () => found.promise })
  fireEvent.click(screen.getByRole('tab', { name: 'Tệp dữ liệu, XLSForm', hidden: true }))
  fireEvent.change(screen.getByLabelText(/Chọn tệp/), { target: { files: [new File(['Họ tên\nAn'], 'a.csv')] } })
  press('Đọc thử')
  await screen.findByRole('button', { name: 'Dừng', hidden: true })
  press('Dừng')
  await waitFor(() => expect(ended).toEqual(['ended']))
  found.resolve([])
  await found.promise
  await screen.findByRole('button', { name: 'Đọc thử', hidden: true })
  expect(asked).toEqual([])
})

/** A survey whose places are narrowed by the region: they become a code list. */
const survey = (): File =>
  new File(
    [
      writeXlsx([
        {
          name: 'survey',
          widths: [],
          rows: [
            ['type', 'name', 'label', 'choice_filter'],
            ['select_one regions', 'region', 'Vùng', ''],
            ['select_one places', 'place', 'Nơi', 'region = ${region}'],
          ],
        },
        {
          name: 'choices',
          widths: [],
          rows: [
            ['list_name', 'name', 'label', 'region'],
            ['regions', 'n', 'Bắc', ''],
            ['places', 'n1', 'Nơi 1', 'n'],
          ],
        },
      ]),
    ],
    'khao-sat.xlsx',
  )

const place = { code: 'n1', name: 'Nơi 1', columns: { region: 'n' } }
const head = (key: string) => ({ key, version: '2026-01-01', title: 'Nơi', source: 'XLSForm', codesBy: 'project' as const })

interface Server {
  readonly there?: readonly CodeList[]
  readonly failure?: NetworkFailure
}

/** The dialog in an open form, before a server that has some lists. */
async function readSurvey({ there = [], failure }: Server) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: vi } }, initAsync: false })
  const taken: { readonly list: string | undefined; readonly made: readonly string[] }[] = []
  const services = {
    api: {
      authoring: {
        lists: async () =>
          failure === undefined ? ok({ mayBegin: true, lists: there.map(({ key, version }) => ({ key, version })) }) : err(failure),
        list: async (key: string) => ok(new Blob([JSON.stringify(there.find((list) => list.key === key))])),
      },
    },
  } as unknown as Services // the dialog asks for nothing else
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <ImportDialog
          title="Thêm từ…"
          takeLabel="Thêm vào"
          words={textOf}
          lists={async () => []}
          formKey="cho"
          onTake={(definition, made) => {
            taken.push({ list: definition.schema.properties?.['place']?.['x-phieu']?.list, made: made.map(({ key }) => key) })
            return ok(null)
          }}
          onClose={() => {}}
          start={() => thread([], [], false)}
        />
      </ServicesContext>
    </I18nextProvider>,
  )
  fireEvent.click(screen.getByRole('tab', { name: /XLSForm/, hidden: true }))
  fireEvent.change(screen.getByLabelText(/Chọn tệp/), { target: { files: [survey()] } })
  press('Đọc thử')
  return taken
}

test('lists of an XLSForm are shown before they are made with the fields, under the key of the form', async () => {
  const taken = await readSurvey({})
  await screen.findByText('cho-places: tạo mới thành bản thảo, 1 mã')
  press('Thêm vào')
  await waitFor(() => expect(taken).toEqual([{ list: 'cho-places', made: ['cho-places'] }]))
})

test('a list that is there and the same is used again; of another one its author says which it is to be', async () => {
  const same = await readSurvey({ there: [{ ...head('cho-places'), items: [place] }] })
  await screen.findByText(/cho-places: đã có và giống hệt/)
  press('Thêm vào')
  await waitFor(() => expect(same).toEqual([{ list: 'cho-places', made: [] }]))
  cleanup()
  const other = await readSurvey({ there: [{ ...head('cho-places'), items: [{ ...place, name: 'Nơi khác' }] }] })
  const choice = await screen.findByLabelText(/cho-places: đã có, nhưng khác/)
  press('Thêm vào')
  await screen.findByText(/Chọn dùng danh mục đã có/)
  expect(other).toEqual([])
  fireEvent.change(choice, { target: { value: 'other' } })
  press('Thêm vào')
  await waitFor(() => expect(other).toEqual([{ list: 'cho-places-2', made: ['cho-places-2'] }]))
})

test('without the server the lists come as files, and the fields all the same', async () => {
  const taken = await readSurvey({ failure: { kind: 'offline' } })
  await screen.findByRole('button', { name: 'Tải các danh mục', hidden: true })
  press('Thêm vào')
  await waitFor(() => expect(taken).toEqual([{ list: 'cho-places', made: [] }]))
})
