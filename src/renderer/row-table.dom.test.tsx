// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import { isJsonObject, type JsonObject } from '#core/lib/json.ts'
import { renderForm, rowId } from './testing/render-form.tsx'

afterEach(cleanup)

const field = (title: string, id: string, schema: JsonSchema, type: string): JsonSchema =>
  ({ title, ...schema, 'x-phieu': { id, type } }) as JsonSchema // the types below are field types

const kinds: JsonSchema = {
  oneOf: [
    { const: 'wood', title: 'Gỗ' },
    { const: 'steel', title: 'Thép' },
  ],
}

function tableForm(columns: Readonly<Record<string, JsonSchema>> = {}) {
  const parsed = parseFormDefinition({
    format: 1,
    key: 'fleet-test',
    version: 1,
    title: 'Phiếu đội tàu',
    department: 'so-khcn',
    owner: 'Giám đốc Sở',
    purpose: 'Thử bảng dòng',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Thử' },
    identityKeys: [],
    searchable: [],
    titleFields: ['/port'],
    personalData: {},
    schema: {
      type: 'object',
      properties: {
        port: field('Cảng', 'port0000', { type: 'string', maxLength: 40 }, 'text'),
        boats: {
          type: 'array',
          title: 'Tàu',
          maxItems: 6,
          'x-phieu': { id: 'boats000', type: 'repeat' },
          items: {
            type: 'object',
            properties: {
              _row: { type: 'string', format: 'uuid' },
              name: field('Tên', 'name0000', { type: 'string', maxLength: 40 }, 'text'),
              crew: field('Số người', 'crew0000', { type: 'integer', minimum: 1 }, 'integer'),
              hull: field('Vỏ', 'hull0000', { type: 'string', ...kinds }, 'choice'),
              ...columns,
            },
            required: ['_row', 'name'],
            unevaluatedProperties: false,
          },
        },
        total: { title: 'Tổng số người', type: 'integer', readOnly: true, 'x-phieu': { id: 'total000', type: 'integer', computed: true } },
      },
      unevaluatedProperties: false,
    },
    uiSchema: { boats: { 'ui:options': { layout: 'table' } } },
    rules: [{ id: 'sumcrew0', compute: 'sum(boats.map(b, b.crew))', at: '/total' }],
    translations: {},
  })
  return parsed.ok ? compileForm(parsed.value) : parsed
}

const context: FormContext = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsOf([], '2026-11-20') }

/** The accessible name that `aria-labelledby` makes: of each part its `aria-label`, or else its text. */
const nameOf = (input: HTMLInputElement): string =>
  (input.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id))
    .map((part) => part?.getAttribute('aria-label') ?? part?.textContent ?? '')
    .join(' ')

function open(values: JsonObject) {
  const compiled = tableForm()
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const form: CompiledForm = compiled.value
  const instance = createInstance(form, values, context)
  const shown = renderForm({}, { instance, formContext: context })
  const cell = (row: number, column: string) =>
    must(
      [...document.querySelectorAll<HTMLInputElement>(`tr[data-row] input`)].find((input) => nameOf(input) === `${column}, dòng ${row}`),
      `${column} ${row}`,
    )
  const rows = () => {
    const boats = instance.value('/boats')
    return (Array.isArray(boats) ? boats : [])
      .filter(isJsonObject)
      .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== '_row')))
  }
  const paste = (at: HTMLElement, text: string) => fireEvent.paste(at, { clipboardData: { getData: () => text } })
  return { ...shown, cell, rows, paste }
}

const boats = (...names: readonly string[]): JsonObject => ({
  boats: names.map((name, at) => ({ _row: rowId(9 - at), name, crew: at + 2 })),
})

test('each cell is a field of its own, and what hangs on it follows', () => {
  const { cell, rows, instance } = open(boats('An', 'Bình'))
  fireEvent.change(cell(2, 'Số người'), { target: { value: '9' } })
  expect(rows()).toEqual([
    { name: 'An', crew: 2 },
    { name: 'Bình', crew: 9 },
  ])
  expect(instance.value('/total')).toBe(11)
})

test('a block from a spreadsheet fills cells, chooses by name, and brings the rows that it needs', () => {
  const { cell, rows, paste, instance } = open(boats('An', 'Bình'))
  paste(cell(2, 'Tên'), 'Chi\t7\tThép\r\nDung\t8\tgo\r\n')
  expect(rows()).toEqual([
    { name: 'An', crew: 2 },
    { name: 'Chi', crew: 7, hull: 'steel' },
    { name: 'Dung', crew: 8, hull: 'wood' },
  ])
  expect(instance.value('/total')).toBe(17)
  expect(cell(3, 'Tên').value).toBe('Dung')
})

test('what cannot be read of a block stays as it was pasted, with what is wrong under its row', () => {
  const { cell, rows, paste, handle } = open(boats('An'))
  paste(cell(1, 'Số người'), 'chín\tNhôm')
  expect(rows()).toEqual([{ name: 'An' }])
  expect([cell(1, 'Số người').value, cell(1, 'Vỏ').value]).toEqual(['chín', 'Nhôm'])
  expect(document.querySelectorAll('.ph-grid-messages')).toHaveLength(2)
  expect(Object.values(handle.rawTexts())).toEqual(['chín', 'Nhôm'])
})

test('a block never brings more rows than the form allows', () => {
  const { cell, rows, paste } = open(boats('An'))
  paste(cell(1, 'Tên'), Array.from({ length: 10 }, (_, at) => `Tàu ${at}\t${at + 1}`).join('\n'))
  expect(rows()).toHaveLength(6)
  expect(document.querySelector('.ph-rows > [role=status]')?.textContent).toContain(
    'Bảng này nhận nhiều nhất 6 dòng: 4 dòng dán thừa chưa vào.',
  )
})

test('columns beyond the last are told as left out, and the next block that fits takes the words away', () => {
  const { cell, paste } = open(boats('An'))
  const said = () => document.querySelector('.ph-rows > [role=status]')?.textContent
  paste(cell(1, 'Vỏ'), 'Thép\tthừa\tthừa')
  expect(said()).toContain('2 cột bên phải chưa vào')
  paste(cell(1, 'Tên'), 'Bình\t3')
  expect(said()).toBe('')
})

test('a removed row comes back with all its cells', () => {
  const { cell, rows } = open(boats('An', 'Bình', 'Chi'))
  fireEvent.keyDown(cell(2, 'Tên'), { key: 'Delete', altKey: true })
  expect(rows().map((row) => row['name'])).toEqual(['An', 'Chi'])
  fireEvent.click(
    must(
      [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Hoàn tác')),
      'undo',
    ),
  )
  expect(rows()).toEqual([
    { name: 'An', crew: 2 },
    { name: 'Bình', crew: 3 },
    { name: 'Chi', crew: 4 },
  ])
})

test('Enter goes down a column, Alt with an arrow moves the row', () => {
  const { cell, rows } = open(boats('An', 'Bình'))
  cell(1, 'Số người').focus()
  fireEvent.keyDown(cell(1, 'Số người'), { key: 'Enter' })
  expect(document.activeElement).toBe(cell(2, 'Số người'))
  fireEvent.keyDown(cell(2, 'Số người'), { key: 'ArrowUp', altKey: true })
  expect(rows().map((row) => row['name'])).toEqual(['Bình', 'An'])
})

test('a form that puts a tall field into a table is refused, with the field named', () => {
  const tall = tableForm({ story: field('Kể lại', 'story000', { type: 'string', maxLength: 4000 }, 'long-text') })
  expect(tall).toMatchObject({ ok: false, error: [{ code: 'layout.not-a-column', path: '/boats/@/story', params: { type: 'long-text' } }] })
})
