// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import { vi as words } from '#app/i18n/vi/vi.ts'
import { canonicalText } from '#core/form/canonical.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { readSpreadsheet } from '#core/spreadsheet/read-spreadsheet.ts'
import { ExportMenu } from './export-menu.tsx'
import { madeXlsForm, xlsFormRequest, type XlsFormRequest } from './made-xlsform.ts'
import { useXlsForm, type XlsFormThread } from './use-xlsform.ts'

const saved: { name: string; content: Blob }[] = []
let content = new Blob()

beforeEach(() => {
  saved.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    content = blob as Blob
    return 'blob:tried'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content })
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const definition = smallDefinition()

function show(isUnsound = false) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: words } }, initAsync: false })
  render(
    <I18nextProvider i18n={i18n}>
      <ExportMenu
        definition={definition}
        isUnsound={isUnsound}
        lists={codeListsOf([], '2026-11-20')}
        asOf="2026-11-20"
        words={definitionIssuesVi}
      />
    </I18nextProvider>,
  )
}
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('menuitem', { name, hidden: true }))

test('the form is saved as the text that lies in a folder of forms, even while something of it must be mended', async () => {
  show(true)
  choose(/Định nghĩa biểu mẫu/)
  expect(saved.map(({ name }) => name)).toEqual(['form.json'])
  expect(await saved[0]?.content.text()).toBe(canonicalText(definition))
  for (const item of screen.getAllByRole<HTMLButtonElement>('menuitem', { hidden: true }).slice(1)) expect(item.disabled).toBe(true)
})

test('the dictionary is a workbook with a line for each field', async () => {
  show()
  choose(/Từ điển dữ liệu/)
  const bytes = new Uint8Array((await saved[0]?.content.arrayBuffer()) ?? new ArrayBuffer())
  const read = readSpreadsheet(bytes, saved[0]?.name ?? '')
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const [fields] = read.value.sheets
  const [head = [], ...rows] = fields?.rows ?? []
  const columnOf = (title: string) => rows.map((row) => row[head.indexOf(title)])
  expect(fields?.name).toBe('Các mục')
  expect(columnOf('Đường dẫn')).toEqual(['/name', '/day'])
  expect(columnOf('Nhãn tiếng Việt')).toEqual(['Họ tên', 'Ngày'])
  expect(columnOf('Bắt buộc')).toEqual(['Bắt buộc', 'Không'])
  expect(columnOf('Dữ liệu cá nhân')[0]).toBe('Cơ bản')
})

test('the blank form opens in a tab and is printed; where no tab may open it is saved', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  show()
  choose(/In mẫu giấy/)
  expect(open).toHaveBeenCalledOnce()
  expect(saved.map(({ name }) => name)).toEqual(['small-form-1.html'])
  expect(await saved[0]?.content.text()).toContain('Họ tên')
})

test('an XLSForm is made by a thread of its own, and here when that fails', async () => {
  const form = smallDefinition({
    schema: smallSchema({ trade: { title: 'Nghề', type: 'string', 'x-phieu': { id: 'trade000', type: 'choice', list: 'trades' } } }),
  })
  const trades = {
    key: 'trades',
    version: '2026-01-01',
    title: 'Nghề',
    source: 's',
    codesBy: 'project',
    items: [{ code: 'a', name: 'Bán lẻ' }],
  } as const
  const request = xlsFormRequest(form, codeListsOf([{ ...trades, items: [...trades.items] }], '2026-11-20'), '2026-11-20')
  const threads: { tell: Record<string, (event: unknown) => void>; asked: unknown; ended: boolean }[] = []
  const start = () => {
    const own: (typeof threads)[number] = { tell: {}, asked: null, ended: false }
    threads.push(own)
    return {
      postMessage: (asked: unknown) => void (own.asked = structuredClone(asked)),
      terminate: () => void (own.ended = true),
      addEventListener: (kind: string, listener: (event: unknown) => void) => void (own.tell[kind] = listener),
    } as unknown as XlsFormThread // what is used of one
  }
  const { result } = renderHook(() => useXlsForm(start))
  const made = { kind: 'made', made: { files: [], notes: expect.arrayContaining([expect.objectContaining({ path: '/trade' })]) } }
  for (const answer of ['message', 'error'] as const) {
    act(() => result.current.make(request))
    expect(result.current.state).toEqual({ kind: 'making' })
    const own = threads.at(-1)
    // What the thread is given is enough to make it of.
    const data = answer === 'message' ? madeXlsForm(own?.asked as XlsFormRequest) : undefined
    act(() => own?.tell[answer]?.({ data }))
    expect(result.current.state).toMatchObject(made)
    expect(own?.ended).toBe(true)
    act(() => result.current.close())
    expect(result.current.state).toEqual({ kind: 'none' })
  }
})

test('an XLSForm is saved only after what it does not say was shown', async () => {
  show()
  choose(/XLSForm/)
  expect(saved).toEqual([])
  const dialog = screen.getByRole('dialog', { name: 'Xuất XLSForm', hidden: true })
  const told = [...dialog.querySelectorAll('li')].map((line) => line.textContent)
  expect(told.some((line) => line.includes('/personalData'))).toBe(true)
  for (const line of told) expect(line).not.toMatch(/\{\{|export\.xlsform/)
  fireEvent.click(screen.getByRole('button', { name: 'Tải về', hidden: true }))
  expect(saved.map(({ name }) => name)).toEqual(['small-form-1-xlsform.xlsx'])
  const read = readSpreadsheet(new Uint8Array((await saved[0]?.content.arrayBuffer()) ?? new ArrayBuffer()), 'form.xlsx')
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect(read.value.sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings'])
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
})
