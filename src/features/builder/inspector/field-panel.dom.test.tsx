// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { useLayoutEffect, useState } from 'react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newField } from '#core/form/authoring/new-field.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { rendererTextsVi } from '#renderer/texts-vi.ts'
import { uiTextsVi } from '#ui/texts-vi.ts'
import { vi as words } from '../../../app/i18n/vi/vi.ts'
import type { FieldChange } from './field-change.ts'
import { FieldPanel, type FieldPanelProps } from './field-panel.tsx'

const i18n = createI18n()
void i18n.use(initReactI18next).init({
  lng: 'vi',
  interpolation: { escapeValue: false },
  pluralSeparator: '__',
  resources: { vi: { translation: { ...words, ...uiTextsVi, ...rendererTextsVi } } },
})

const nothing = { lists: [], forms: [], concepts: [], siblings: [{ key: 'dia_chi', title: 'Địa chỉ' }], numberParts: [] } as const

let changes: FieldChange[] = []
let field: JsonSchema = {}
let undo: (schema: JsonSchema) => void = () => undefined

function show(type: FieldTypeName, more: JsonSchema = {}, props: Partial<FieldPanelProps> = {}) {
  function Screen() {
    const [shown, setShown] = useState({
      schema: { ...newField({ type, title: 'Tên' }), ...more } as JsonSchema,
      uiSchema: {},
      name: 'ten',
      required: false,
    })
    useLayoutEffect(() => {
      field = shown.schema
      undo = (schema) => act(() => setShown((now) => ({ ...now, schema })))
    })
    return (
      <FieldPanel
        {...nothing}
        type={type}
        field={shown.schema}
        uiSchema={shown.uiSchema}
        name={shown.name}
        required={shown.required}
        personalData={null}
        onChange={(change) => {
          changes.push(change)
          if (change.kind === 'field') setShown((now) => ({ ...now, schema: change.schema, uiSchema: change.uiSchema }))
          if (change.kind === 'name') setShown((now) => ({ ...now, name: change.name }))
          if (change.kind === 'required') setShown((now) => ({ ...now, required: change.required }))
        }}
        {...props}
      />
    )
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Screen />
    </I18nextProvider>,
  )
}

const labelled = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.replace(/\s*\*.*$/, '') === label)
  const input = document.getElementById(found?.htmlFor ?? '') ?? found?.querySelector('input')
  if (!(input instanceof HTMLElement)) throw new Error(`no ${label} in ${document.body.textContent}`)
  return input as HTMLInputElement // a control of some kind
}
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const lines = () => [...document.querySelectorAll<HTMLInputElement>('.ph-choice-words > input')]
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.getAttribute('aria-label') === name || each.textContent === name)
const messages = () => [...document.querySelectorAll('.ph-message-error')].map((each) => each.textContent?.trim())
const paste = (input: HTMLElement, text: string) => fireEvent.paste(input, { clipboardData: { getData: () => text } })

beforeEach(() => {
  changes = []
})
afterEach(cleanup)

describe('the settings of a field', () => {
  it('are given on with each key, as one gesture', () => {
    show('text')
    type(labelled('Nhãn'), 'Họ ')
    type(labelled('Nhãn'), 'Họ và tên')
    expect(changes.map(({ kind, gesture, key }) => [kind, gesture, key])).toEqual([
      ['field', 'type', 'title'],
      ['field', 'type', 'title'],
    ])
    expect(field.title).toBe('Họ và tên')
    fireEvent.click(labelled('Bắt buộc nhập'))
    expect(changes.at(-1)).toEqual({ kind: 'required', required: true, gesture: 'act', key: 'required' })
  })

  it('that are wrong stay in place with a message, and hold nothing else up', () => {
    show('text')
    type(labelled('Ít nhất (ký tự)'), '900')
    expect([changes.length, labelled('Ít nhất (ký tự)').value]).toEqual([0, '900'])
    expect(messages()).toHaveLength(1)
    fireEvent.click(labelled('Đổi thành chữ in hoa'))
    expect([field['x-phieu']?.upperCase, field.minLength, labelled('Ít nhất (ký tự)').value]).toEqual([true, undefined, '900'])
    type(labelled('Nhiều nhất (ký tự)'), '1000')
    expect([field.minLength, field.maxLength, messages()]).toEqual([900, 1000, []])
  })

  it('an emptied label is asked for and not given on', () => {
    show('text')
    type(labelled('Nhãn'), '')
    expect([changes, messages()]).toEqual([[], ['Mục này bắt buộc. Hãy nhập.']])
  })

  it('follow the field when it changes elsewhere, by an undo', () => {
    show('text')
    const before = field
    type(labelled('Nhãn'), 'Khác')
    undo(before)
    expect(labelled('Nhãn').value).toBe('Tên')
    type(labelled('Ít nhất (ký tự)'), '900')
    undo({ ...before, title: 'Mới' })
    expect(labelled('Nhãn').value).toBe('Mới')
  })

  it('a name is given on when it is finished, unless another field has it', () => {
    show('text')
    type(labelled('Tên dùng trong quy tắc'), 'dia_chi')
    expect([changes, messages().length]).toEqual([[], 1])
    type(labelled('Tên dùng trong quy tắc'), 'ho_ten')
    expect(changes).toEqual([])
    fireEvent.blur(labelled('Tên dùng trong quy tắc'))
    expect(changes).toEqual([{ kind: 'name', name: 'ho_ten', gesture: 'type', key: 'name' }])
  })

  it('a published name is told, and cannot be typed', () => {
    show('text', {}, { locked: { name: true } })
    expect(labelled('Tên dùng trong quy tắc').readOnly).toBe(true)
    expect(document.body.textContent).toContain('thêm bước chuyển dữ liệu')
  })

  it('a personal class is given on with its reason', () => {
    show('text')
    const kind = labelled('Dữ liệu cá nhân')
    fireEvent.change(kind, { target: { value: '1' } })
    expect(changes).toEqual([])
    type(labelled('Vì sao cần thu thập'), 'Liên hệ')
    expect(changes).toMatchObject([{ kind: 'personal-data', personalData: { class: 'basic', why: 'Liên hệ' } }])
  })
})

describe('the choices', () => {
  const codes = () => (field.oneOf ?? []).map(({ const: code }) => code)

  it('keep their code when their words change', () => {
    show('choice')
    type(lines()[0]!, 'Đang làm')
    expect(field.oneOf).toEqual([
      { const: 'c1', title: 'Đang làm' },
      { const: 'c2', title: 'Lựa chọn 2' },
    ])
    expect(changes.map(({ gesture, key }) => [gesture, key])).toEqual([['type', 'choices/0']])
  })

  it('are added by Enter, with a code from the finished words', () => {
    show('choice')
    const input = document.querySelector<HTMLInputElement>('.ph-choice-new input')!
    type(input, 'Tạm dừng')
    expect(changes).toEqual([])
    fireEvent.keyDown(input, { key: 'Enter' })
    expect([codes(), input.value]).toEqual([['c1', 'c2', 'tam_dung'], ''])
  })

  it('are pasted, many at once, below the line', () => {
    show('choice')
    paste(lines()[0]!, '1. Kinh\n2. Tày\n3. Lựa chọn 2')
    expect(field.oneOf?.map(({ title }) => title)).toEqual(['Lựa chọn 1', 'Kinh', 'Tày', 'Lựa chọn 2'])
    expect(document.querySelector('.ph-choice-news')?.textContent).toBe('Đã thêm 2 dòng, bỏ qua 1 dòng đã có.')
    expect(changes).toHaveLength(1)
  })

  it('are moved and taken out by keys, and what went is told', () => {
    show('choice')
    fireEvent.keyDown(lines()[1]!, { key: 'ArrowUp', altKey: true })
    expect(codes()).toEqual(['c2', 'c1'])
    fireEvent.keyDown(lines()[0]!, { key: 'Delete', altKey: true })
    expect(codes()).toEqual(['c1'])
    expect(changes.at(-1)).toMatchObject({ kind: 'field', notes: [{ code: 'choice.removed', params: { code: 'c2' } }] })
  })

  it('show their codes when asked, and a published one cannot be typed over', () => {
    show('choice', {}, { locked: { codes: ['c1'] } })
    fireEvent.click(button('Hiện mã')!)
    const [first, second] = [...document.querySelectorAll<HTMLInputElement>('.ph-choice-code input')]
    expect([first?.readOnly, second?.readOnly]).toEqual([true, false])
    type(second!, 'xong')
    fireEvent.blur(second!)
    expect(codes()).toEqual(['c1', 'xong'])
  })

  it('one without words is told at its line', () => {
    show('choice')
    type(lines()[1]!, '')
    expect([changes, document.querySelector('[data-line="1"] .ph-message-error')?.textContent]).toEqual([[], 'Mục này bắt buộc. Hãy nhập.'])
  })

  it('come from a code list as soon as one is chosen', () => {
    const lists = [{ key: 'communes', title: 'Xã', version: '2026-04-30', count: 3321, columns: ['province'] }]
    show('choice', {}, { lists })
    fireEvent.click(labelled('Danh mục dùng chung'))
    expect([changes, messages()]).toEqual([[], []])
    fireEvent.change(labelled('Danh mục'), { target: { value: '0' } })
    expect([field.oneOf, field['x-phieu']?.list, changes.length]).toEqual([undefined, 'communes', 1])
  })
})
