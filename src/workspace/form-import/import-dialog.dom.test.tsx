// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { vi } from '#app/i18n/vi/vi.ts'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { ListCodes } from '#core/form/import/from-data.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
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
