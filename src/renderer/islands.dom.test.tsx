// @vitest-environment happy-dom
import { act, cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { FormViewProps } from './form-view-props.ts'
import { householdContext } from './testing/household-form.ts'
import { islandForm } from './testing/island-form.ts'
import { leave, renderForm, type, type Rendered } from './testing/render-form.tsx'

afterEach(cleanup)
// Loaded before the clock of the first test runs.
beforeAll(async () => void (await import('./rjsf/island-form.tsx')), 90_000)

async function open(form: ReturnType<typeof islandForm>, values: JsonObject = {}, props: Partial<FormViewProps> = {}): Promise<Rendered> {
  const rendered = renderForm(values, { instance: createInstance(form, values, householdContext()), ...props })
  await waitFor(() => expect(document.querySelector(props.mode === 'read' ? '.ph-read' : '.ph-island')).not.toBeNull())
  return rendered
}

const button = (name: string): HTMLElement =>
  must(
    [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name)),
    `a button ${name}`,
  )
const byId = (id: string): HTMLElement => must(document.getElementById(id), id)
const select = (id: string, at: string) => fireEvent.change(byId(id), { target: { value: at } })

const house = {
  type: 'object',
  properties: {
    owner: { type: 'string', title: 'Chủ nhà', minLength: 3 },
    area: { type: 'number', title: 'Diện tích', minimum: 10 },
    since: { type: 'string', format: 'date', title: 'Ở từ' },
    floors: { type: 'integer', title: 'Số tầng', default: 1 },
  },
  required: ['owner'],
  additionalProperties: { type: 'string' },
}

test('what is typed into an island is one value, each part read as elsewhere in the form', async () => {
  const { input, instance, changes } = await open(islandForm(house))
  type(input('Chủ nhà'), 'Nguyee\b\bên\b\bễn ')
  expect(input('Chủ nhà').value).toBe('Nguyễn ')
  leave(input('Chủ nhà'))
  type(input('Diện tích'), '1.234,5')
  leave(input('Diện tích'))
  type(input('Ở từ'), '5.1.2020')
  leave(input('Ở từ'))
  expect(instance.value('/part')).toEqual({ owner: 'Nguyễn', area: 1234.5, since: '2020-01-05' })
  expect(input('Ở từ').value).toBe('05/01/2020')
  expect(input('Diện tích').value).toBe('1.234,5')
  expect(new Set(changes)).toEqual(new Set(['/part']))
})

test('text that is no number or date stays as typed and is told of', async () => {
  const { input, instance, text } = await open(islandForm(house))
  type(input('Diện tích'), 'rộng')
  leave(input('Diện tích'))
  expect(input('Diện tích').value).toBe('rộng')
  expect(instance.value('/part')).toEqual({ area: 'rộng' })
  expect(text()).toContain('Đây không phải là số')
})

test('a mistake shows at its field once it was left, the rest when somebody sends', async () => {
  const { input, text, handle } = await open(islandForm(house))
  type(input('Diện tích'), '3')
  expect(text()).not.toContain('Hãy nhập số từ 10 trở lên')
  leave(input('Diện tích'))
  expect(text()).toContain('Hãy nhập số từ 10 trở lên')
  expect(input('Diện tích').getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(must(input('Diện tích').getAttribute('aria-describedby'), 'described'))?.textContent).toContain('10')
  expect(text()).not.toContain('Mục này bắt buộc')
  act(() => void handle.showIssues())
  expect(input('Chủ nhà').getAttribute('aria-invalid')).toBe('true')
})

test('the summary leads to the control inside', async () => {
  const { input, handle } = await open(islandForm(house), { name: 'A', part: { owner: 'Hà', area: 20 } })
  act(() => void handle.showIssues())
  act(() => handle.focusPath('/part/owner'))
  expect(document.activeElement).toBe(input('Chủ nhà'))
  act(() => handle.focusPath('/part/nothing/at/all'))
  expect(byId('f-n1').contains(document.activeElement)).toBe(true)
})

test('defaults are given where a new record begins, and never again', async () => {
  const fresh = await open(islandForm(house), {}, { isNew: true })
  expect(fresh.instance.value('/part')).toEqual({ floors: 1 })
  const old = await open(islandForm(house), { part: { owner: 'Hà' } }, { isNew: true })
  expect(old.input('Số tầng').value).toBe('')
  expect(old.instance.value('/part')).toEqual({ owner: 'Hà' })
  expect(old.changes).toEqual([])
})

test('an optional island that was emptied is not there; a required one is told of', async () => {
  const { input, instance } = await open(islandForm(house), { part: { owner: 'Hà Nội' } })
  fireEvent.input(input('Chủ nhà'), { target: { value: '' } })
  expect(instance.value('/part')).toBeUndefined()
  const needed = await open(islandForm(house, { required: true }))
  act(() => void needed.handle.showIssues())
  expect(needed.text()).toContain('Mục này bắt buộc')
})

test('a property of one’s own gets a name and a value, and no name that reaches the prototype', async () => {
  const { instance } = await open(islandForm(house))
  act(() => button('Thêm mục có tên riêng').click())
  const key = byId('f-n1-in_newKey-key')
  fireEvent.blur(key, { target: { value: '__proto__' } })
  expect(instance.value('/part')).toEqual({ 'Mục mới': '' })
  fireEvent.blur(key, { target: { value: 'màu sơn' } })
  expect(instance.value('/part')).toEqual({ 'màu sơn': '' })
  act(() => button('Xóa màu sơn').click())
  expect(instance.value('/part')).toBeUndefined()
})

test('items are added, moved and taken away', async () => {
  const list = { type: 'array', items: { type: 'object', properties: { kind: { type: 'string', title: 'Loại' } } } }
  const { instance } = await open(islandForm(list))
  act(() => button('Thêm mục').click())
  act(() => button('Thêm mục').click())
  for (const [at, text] of [
    ['0', 'lúa'],
    ['1', 'ngô'],
  ] as const)
    fireEvent.input(byId(`f-n1-in_${at}_kind`), { target: { value: text } })
  expect(instance.value('/part')).toEqual([{ kind: 'lúa' }, { kind: 'ngô' }])
  act(() => button('Đưa Mục 2 lên').click())
  expect(instance.value('/part')).toEqual([{ kind: 'ngô' }, { kind: 'lúa' }])
  act(() => button('Xóa Mục 1').click())
  expect(instance.value('/part')).toEqual([{ kind: 'lúa' }])
  expect(document.activeElement).toBe(byId('f-n1-in_0_kind'))
  act(() => button('Hoàn tác').click())
  expect(instance.value('/part')).toEqual([{ kind: 'ngô' }, { kind: 'lúa' }])
  expect(document.activeElement).toBe(byId('f-n1-in_0_kind'))
  fireEvent.keyDown(byId('f-n1-in_0_kind'), { key: 'ArrowDown', altKey: true })
  expect(instance.value('/part')).toEqual([{ kind: 'lúa' }, { kind: 'ngô' }])
  fireEvent.keyDown(byId('f-n1-in_1_kind'), { key: 'Delete', altKey: true })
  expect(instance.value('/part')).toEqual([{ kind: 'lúa' }])
  act(() => button('Xóa Mục 1').click())
  expect(document.activeElement).toBe(button('Thêm mục'))
  act(() => button('Hoàn tác').click())
  expect(instance.value('/part')).toEqual([{ kind: 'lúa' }])
})

test('an item inside another comes back as it was', async () => {
  const rooms = {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Nhà' },
      rooms: {
        type: 'array',
        title: 'Phòng',
        items: { type: 'object', properties: { name: { type: 'string', title: 'Tên phòng' }, size: { type: 'integer', title: 'Rộng' } } },
      },
    },
  }
  const part = { name: 'A', rooms: [{ name: 'Bếp', size: 9 }, { name: 'Khách' }] }
  const { instance } = await open(islandForm(rooms), { part })
  act(() => button('Xóa Phòng 1').click())
  expect(instance.value('/part')).toEqual({ name: 'A', rooms: [{ name: 'Khách' }] })
  act(() => button('Hoàn tác').click())
  expect(instance.value('/part')).toEqual(part)
})

test('the summary says which part of an island is meant, and an empty place of a list is missing', async () => {
  const list = { type: 'object', properties: { tags: { type: 'array', title: 'Từ khóa', items: { type: 'string', minLength: 2 } } } }
  const { instance, handle } = await open(islandForm(list))
  act(() => button('Thêm từ khóa').click())
  expect(instance.value('/part')).toBeUndefined()
  act(() => button('Thêm từ khóa').click())
  fireEvent.input(byId('f-n1-in_tags_1'), { target: { value: 'a' } })
  act(() => void handle.showIssues())
  const said = must(document.querySelector('.ph-summary'), 'the summary').textContent
  expect(said).toContain('Phần tự do › Từ khóa 1: Mục này bắt buộc')
  expect(said).toContain('Phần tự do › Từ khóa 2: Quá ngắn')
})

test('another alternative brings its own fields', async () => {
  const either = {
    type: 'object',
    oneOf: [
      { title: 'Người', properties: { name: { type: 'string', title: 'Họ tên' } }, required: ['name'], additionalProperties: false },
      { title: 'Đơn vị', properties: { code: { type: 'string', title: 'Mã' } }, required: ['code'], additionalProperties: false },
    ],
  }
  const { instance, input, text } = await open(islandForm(either), { part: { code: 'H24' } })
  expect(input('Mã').value).toBe('H24')
  select('f-n1-in__oneof_select', '0')
  expect(text()).toContain('Họ tên')
  type(input('Họ tên'), 'Hà')
  expect(instance.value('/part')).toEqual({ name: 'Hà' })
})

test('of alternatives the one that was begun says what it lacks', async () => {
  const either = {
    type: 'object',
    oneOf: [
      { title: 'Người', properties: { name: { type: 'string', title: 'Họ tên' } }, required: ['name'], additionalProperties: false },
      {
        title: 'Đơn vị',
        properties: { code: { type: 'string', title: 'Mã' }, staff: { type: 'integer', title: 'Số người', minimum: 1 } },
        required: ['code'],
        additionalProperties: false,
      },
    ],
  }
  const { input, handle } = await open(islandForm(either), { name: 'A', part: { code: 'H24', staff: 0 } })
  act(() => void handle.showIssues())
  const said = [...document.querySelectorAll('.ph-summary li')].map((each) => each.textContent)
  expect(said).toEqual(['Phần tự do › Số người: Hãy nhập số từ 1 trở lên.'])
  expect(input('Số người').getAttribute('aria-invalid')).toBe('true')
})

test('a tree opens as deep as somebody wants', async () => {
  const $defs = {
    tree: {
      type: 'object',
      properties: {
        name: { type: 'string', title: 'Tên nhánh' },
        parts: { type: 'array', title: 'Nhánh', items: { $ref: '#/$defs/tree' } },
      },
    },
  }
  const { instance } = await open(islandForm({ $ref: '#/$defs/tree' }, { $defs }), { part: { name: 'gốc' } })
  act(() => button('Thêm nhánh').click())
  fireEvent.input(byId('f-n1-in_parts_0_name'), { target: { value: 'cành' } })
  expect(instance.value('/part')).toEqual({ name: 'gốc', parts: [{ name: 'cành' }] })
})

test('a value from elsewhere is shown, and what the record does not keep is not made up', async () => {
  const { input, instance, handle } = await open(islandForm(house), { part: { owner: 'Hà Nội' } })
  act(() => void instance.set('/part', { owner: 'Hải Phòng' }))
  act(() => void handle.showIssues())
  expect(input('Chủ nhà').value).toBe('Hải Phòng')
})

test('a uiSchema that does not fit its schema leaves the rest of the form alive', async () => {
  const form = islandForm(house, { ui: { owner: { 'ui:widget': 'checkboxes' } } })
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { text, input, instance } = renderForm({}, { instance: createInstance(form, { part: { owner: 'Hà' } }, householdContext()) })
  await waitFor(() => expect(text()).toContain('Phần này không hiện được'))
  told.mockRestore()
  type(input('Tên'), 'A')
  expect(instance.values()).toEqual({ name: 'A', part: { owner: 'Hà' } })
})

test('an island is read as names and words', async () => {
  const { text } = await open(islandForm(house), { part: { owner: 'Hà', since: '2020-01-05', area: 12.5 } }, { mode: 'read' })
  expect(text()).toContain('Chủ nhà: Hà')
  expect(text()).toContain('Ở từ: 05/01/2020')
  expect(text()).toContain('Diện tích: 12,5')
})

test('what an island says itself is said in the language of the screen, in the form, in its summary and being read', async () => {
  const words = { 'Chủ nhà': 'Owner', 'Diện tích': 'Area', 'Tên đầy đủ': 'The full name' }
  const schema = {
    ...house,
    properties: { ...house.properties, owner: { ...house.properties.owner, description: 'Tên đầy đủ' } },
  }
  const { input, text, handle } = await open(islandForm(schema, { words }), { part: { owner: 'Hà' } }, { lang: 'en' })
  expect(input('Owner').value).toBe('Hà')
  expect(text()).toContain('The full name')
  // What nobody translated stays as it is.
  expect(text()).toContain('Ở từ')
  act(() => void handle.showIssues())
  expect(must(document.querySelector('.ph-summary'), 'the summary').textContent).toContain('Owner')
  const read = await open(islandForm(schema, { words }), { part: { owner: 'Hà', area: 12 } }, { mode: 'read', lang: 'en' })
  expect(read.text()).toContain('Owner: Hà')
})
