// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import { householdContext, householdForm } from './testing/household-form.ts'
import { leave, renderForm, rowId, type } from './testing/render-form.tsx'

afterEach(cleanup)

const button = (name: string): HTMLElement =>
  must(
    [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name)),
    `a button ${name}`,
  )

test('a Vietnamese keyboard that types by Backspace bursts leaves exactly what was typed', () => {
  const { input, instance } = renderForm()
  const name = input('Họ và tên')
  // Telex "Nguyeenx": the letters so far are taken back and written anew, without composition events.
  type(name, 'Nguyee\b\bên\b\bễn ')
  expect(name.value).toBe('Nguyễn ')
  type(name, 'Vawn\b\b\băn')
  expect(name.value).toBe('Nguyễn Văn')
  expect(instance.value('/name')).toBe('Nguyễn Văn')
})

test('text is normalised when the field is left, not while typing', () => {
  const { input, instance } = renderForm()
  const name = input('Họ và tên')
  type(name, '  Hòa  Bình '.normalize('NFD'))
  expect(name.value).toBe('  Hòa  Bình '.normalize('NFD'))
  leave(name)
  expect(name.value).toBe('Hòa Bình')
  expect(instance.value('/name')).toBe('Hòa Bình')
})

test('a date is typed any common way, kept as typed when it is none, and told of in words', () => {
  const { input, instance, handle, text } = renderForm()
  const born = input('Ngày sinh')
  type(born, '31/02/2020')
  leave(born)
  expect(handle.rawTexts()).toEqual({ '/born': '31/02/2020' })
  expect(text()).toContain('Ngày không đúng')
  expect(born.getAttribute('aria-invalid')).toBe('true')
  type(born, '\b\b\b\b\b\b\b\b\b\b5.1.2020')
  leave(born)
  expect(born.value).toBe('05/01/2020')
  expect(instance.value('/born')).toBe('2020-01-05')
  expect(handle.rawTexts()).toEqual({})
  expect(text()).not.toContain('Ngày không đúng')
})

test('nothing moves between the press and the release of the pointer: the message of the field left comes after the click', async () => {
  const { input, text } = renderForm()
  const born = input('Ngày sinh')
  type(born, '31/02/2020')
  fireEvent.pointerDown(document.body)
  leave(born)
  expect(text()).not.toContain('Ngày không đúng')
  fireEvent.pointerUp(document.body)
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  expect(text()).toContain('Ngày không đúng')
})

test('text that did not parse comes back as typed from a draft', () => {
  const { input, handle } = renderForm({ name: 'An' }, { initialRaw: { '/born': '31/02' } })
  expect(input('Ngày sinh').value).toBe('31/02')
  expect(handle.blocking().map((issue) => issue.path)).toEqual(['/born'])
})

test('a condition shows a field, hides it, and brings it back with its value', () => {
  const { input, instance, text } = renderForm()
  expect(text()).not.toContain('Họ tên vợ, chồng')
  fireEvent.click(input('Có'))
  type(input('Họ tên vợ, chồng'), 'Lan')
  fireEvent.click(input('Không'))
  expect(text()).not.toContain('Họ tên vợ, chồng')
  expect(instance.values()['spouse']).toBe('Lan')
  fireEvent.click(input('Có'))
  expect(input('Họ tên vợ, chồng').value).toBe('Lan')
})

test('rows are added, removed, brought back and reordered, and the focus is never lost', () => {
  const { instance } = renderForm()
  fireEvent.click(button('Thêm'))
  expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe(rowId(1))
  type(must(document.activeElement as HTMLInputElement, 'the first input'), 'Một')
  fireEvent.click(button('Thêm'))
  type(must(document.activeElement as HTMLInputElement, 'the second input'), 'Hai')
  expect(instance.values()['members']).toEqual([
    { _row: rowId(1), label: 'Một' },
    { _row: rowId(2), label: 'Hai' },
  ])

  fireEvent.keyDown(must(document.activeElement, 'the focus'), { key: 'ArrowUp', altKey: true })
  expect(instance.rows('/members')).toEqual([rowId(2), rowId(1)])

  fireEvent.click(button('Xóa Thành viên 1'))
  expect(instance.rows('/members')).toEqual([rowId(1)])
  expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe(rowId(1))
  expect(document.querySelector('.ph-repeat-undo')?.textContent).toContain('Đã xóa Thành viên 1')
  fireEvent.click(button('Hoàn tác'))
  expect(instance.rows('/members')).toEqual([rowId(2), rowId(1)])
  const restored = must(document.querySelector<HTMLInputElement>(`[data-row="${rowId(2)}"] input`), 'the restored input')
  expect(restored.value).toBe('Hai')
  expect(document.activeElement).toBe(restored)

  fireEvent.click(button('Xóa Thành viên 1'))
  fireEvent.click(button('Xóa Thành viên 1'))
  expect(document.activeElement?.textContent).toContain('Thêm')
})

test('the summary lists what stops sending in the words of the fields, and leads to them', () => {
  const { handle, input, text } = renderForm()
  expect(text()).not.toContain('Mục này bắt buộc')
  const left: string[] = []
  act(() => {
    left.push(...handle.showIssues().map((issue) => issue.path))
  })
  expect(left).toEqual(['/name', '/born'])
  const summary = must(document.querySelector('.ph-summary'), 'the summary')
  expect(document.activeElement).toBe(summary)
  expect(summary.textContent).toContain('Còn 2 mục cần sửa')
  fireEvent.click(button('Ngày sinh: '))
  expect(document.activeElement).toBe(input('Ngày sinh'))
  expect(input('Ngày sinh').getAttribute('aria-describedby')).toContain('-error')
})

test('a warning stops sending until a reason is given, and stops again when it is taken back', () => {
  const reasons: string[] = []
  const { handle, input, text } = renderForm(
    { name: 'An', born: '2000-01-01' },
    { onReason: (reason) => reasons.push(`${reason.ruleId} ${reason.at} ${reason.text}`) },
  )
  type(input('Vốn'), '2000000000')
  leave(input('Vốn'))
  expect(text()).toContain('Vốn trên 1 tỷ đồng')
  expect(handle.blocking().map((issue) => issue.severity)).toEqual(['warn'])
  type(input('Lý do vẫn gửi'), 'Đúng')
  expect(handle.blocking()).toEqual([])
  expect(handle.reasons()).toEqual([{ ruleId: 'bigcapit', at: '/capital', text: 'Đúng' }])
  expect(reasons.at(-1)).toBe('bigcapit /capital Đúng')
  type(input('Lý do vẫn gửi'), '\b\b\b\b')
  expect(handle.blocking()).toHaveLength(1)
})

test('money is told back in words that are hard to misread', () => {
  const { input, text } = renderForm()
  type(input('Vốn'), '1200000')
  expect(text()).toContain('1.200.000 đồng (1,2 triệu)')
  leave(input('Vốn'))
  expect(input('Vốn').value).toBe('1.200.000')
})

test('a commune is found without diacritics, once its province is known', () => {
  const { input, instance } = renderForm({ province: '31' })
  type(input('Xã'), 'thuy nguyen')
  const options = [...document.querySelectorAll('[role=option]')].map((option) => option.textContent)
  expect(options).toEqual(['Phường Thủy Nguyên'])
  fireEvent.keyDown(input('Xã'), { key: 'Enter' })
  expect(instance.value('/commune')).toBe('11473')
  expect(input('Xã').value).toBe('Phường Thủy Nguyên')
})

test('leaving a list takes the only item that begins so', () => {
  const { input, instance } = renderForm({ province: '31' })
  type(input('Xã'), 'thuy ng')
  leave(input('Xã'))
  expect(instance.value('/commune')).toBe('11473')
  expect(input('Xã').value).toBe('Phường Thủy Nguyên')
})

test('a text that did not parse survives its row being removed and its being brought back', () => {
  const { handle } = renderForm({ name: 'An', born: '2000-01-01', members: [{ _row: rowId(7), label: 'Một' }] })
  const share = must(document.querySelectorAll<HTMLInputElement>('.ph-repeat-row input')[1], 'the share')
  type(share, 'năm')
  expect(Object.values(handle.rawTexts())).toEqual(['năm'])
  fireEvent.click(button('Xóa Thành viên 1'))
  expect(handle.rawTexts()).toEqual({})
  expect(handle.blocking()).toEqual([])
  fireEvent.click(button('Hoàn tác'))
  expect(Object.values(handle.rawTexts())).toEqual(['năm'])
  expect(document.querySelectorAll<HTMLInputElement>('.ph-repeat-row input')[1]?.value).toBe('năm')
})

test('a masked value is neither shown nor open to typing', () => {
  const { text } = renderForm({ name: { masked: true }, province: { masked: true }, born: '2000-01-01' })
  expect(text().match(/Đã che/g)).toHaveLength(2)
})

test('what names no item is kept as typed and told of', () => {
  const { input, instance, handle } = renderForm({ province: '31' })
  type(input('Xã'), 'xyz')
  leave(input('Xã'))
  expect(instance.value('/commune')).toBeUndefined()
  expect(handle.rawTexts()).toEqual({ '/commune': 'xyz' })
  expect(input('Xã').value).toBe('xyz')
})

test('arrows go between the cells of a grid, and a block is pasted from a spreadsheet', () => {
  const { instance } = renderForm()
  const cells = [...document.querySelectorAll<HTMLInputElement>('.ph-grid td input')]
  const [a1, a2, b1, b2] = cells
  a1?.focus()
  fireEvent.keyDown(must(a1, 'a cell'), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(b1)
  fireEvent.keyDown(must(b1, 'a cell'), { key: 'ArrowRight' })
  expect(document.activeElement).toBe(b2)
  fireEvent.keyDown(must(b2, 'a cell'), { key: 'ArrowUp' })
  expect(document.activeElement).toBe(a2)
  fireEvent.paste(must(a1, 'a cell'), { clipboardData: { getData: () => '1\t2\n3\t4\n' } })
  expect(instance.values()['visits']).toEqual({ adults: { total: 1, female: 2 }, children: { total: 3, female: 4 } })
})

test('Enter goes to the next field, but not while a keyboard composes; Ctrl+Enter sends', () => {
  const sent: string[] = []
  const { input } = renderForm({}, { onSubmit: () => sent.push('sent') })
  const name = input('Họ và tên')
  name.focus()
  fireEvent.keyDown(name, { key: 'Enter', isComposing: true })
  expect(document.activeElement).toBe(name)
  fireEvent.keyDown(name, { key: 'Enter' })
  expect(document.activeElement).toBe(input('Ngày sinh'))
  fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true })
  expect(sent).toEqual(['sent'])
})

test('reading marks what changed, tells what it was, and shows remarks', () => {
  const { text } = renderForm(
    { name: 'An', born: '2000-01-01' },
    {
      mode: 'read',
      changed: ['/name'],
      before: { name: 'Anh', born: '2000-01-01' },
      comments: [{ path: '/born', text: 'Xem lại giấy chứng sinh', author: 'Hòa', at: '2026-11-20T00:00:00Z' }],
      answered: [{ path: '/name', text: 'Tên chưa đúng', author: 'Hòa', at: '2026-11-19T00:00:00Z' }],
    },
  )
  expect(document.querySelectorAll('.ph-read-changed')).toHaveLength(1)
  expect(text()).toContain('Trước đó: Anh')
  expect(text()).toContain('01/01/2000')
  expect(text()).toContain('Nhận xét của HòaXem lại giấy chứng sinh')
  expect(text()).toContain('Nhận xét lần trước: Nhận xét của HòaTên chưa đúng')
  expect(document.querySelector('form input')).toBeNull()
})

test('a key renders its own field at most, though the screen around renders at each', () => {
  const real = createInstance(householdForm(), { name: 'An', married: true }, householdContext())
  const rendered = new Set<string>()
  const { input, changes } = renderForm(
    {},
    {
      instance: {
        ...real,
        // Every place asks this when it renders.
        isPresent: (path) => {
          rendered.add(path)
          return real.isPresent(path)
        },
      },
    },
  )
  rendered.clear()
  type(input('Họ và tên'), 'h')
  leave(input('Họ và tên'))
  type(input('Họ và tên'), 'b')
  expect(changes).toEqual(['/name', '/name'])
  expect([...rendered]).toEqual(['/name'])
})
