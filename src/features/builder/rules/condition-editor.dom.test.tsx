// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { presenceOf, requiredOf } from '#core/form/authoring/rules/presence-of.ts'
import { ruleFindings } from '#core/form/authoring/rules/findings.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { ConditionEditor } from './condition-editor.tsx'

afterEach(cleanup)

const schema = (rest: JsonSchema = {}): JsonSchema =>
  smallSchema(
    {
      kind: {
        title: 'Loại',
        type: 'string',
        oneOf: [
          { const: 'shop', title: 'Cửa hàng' },
          { const: 'farm', title: 'Trang trại' },
        ],
        'x-phieu': { id: 'kind0000', type: 'choice' },
      },
      area: { title: 'Diện tích', type: 'number', 'x-phieu': { id: 'area0000', type: 'decimal' } },
      note: { title: 'Ghi chú', type: 'string', 'x-phieu': { id: 'note0000', type: 'text' } },
    },
    rest,
  )

/** The editor with the form kept as a builder keeps it; answers the form of now. */
function show(path: string, before: FormDefinition = smallDefinition({ schema: schema() })) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  let now = before
  const set = (next: FormDefinition) => {
    now = next
    view.rerender(screenOf())
  }
  const screenOf = () => (
    <I18nextProvider i18n={i18n}>
      <ConditionEditor definition={now} path={path} mayBeRequired onChange={set} />
    </I18nextProvider>
  )
  const view = render(screenOf())
  return { form: () => now, set }
}

const whenPresent = () => screen.getByLabelText<HTMLSelectElement>('builderRules.presence.label', { selector: 'select' })
const select = (name: string, at = 0) => screen.getAllByLabelText<HTMLSelectElement>(name)[at] as HTMLSelectElement

/** As somebody without a mouse does: typing, the arrow, Enter. */
function pickField(title: string, at = 0, name = 'builderRules.field') {
  const input = screen.getAllByLabelText<HTMLInputElement>(name)[at] as HTMLInputElement
  input.focus()
  fireEvent.change(input, { target: { value: title } })
  fireEvent.keyDown(input, { key: 'Enter' })
}

const is = (name: string, value: string) => ({
  kind: 'compare',
  left: { kind: 'field', field: { from: 'record', path: [name] } },
  sign: '==',
  right: { kind: 'text', value },
})

it('writes the condition under which a field is there once it is complete', () => {
  const { form } = show('/note')
  fireEvent.change(whenPresent(), { target: { value: 'when' } })
  expect(presenceOf(form(), '/note')).toEqual({ kind: 'always' })
  pickField('Loại')
  expect(screen.getByText('builderRules.unfinished')).toBeTruthy()
  fireEvent.change(select('builderRules.value'), { target: { value: 'farm' } })
  expect(presenceOf(form(), '/note')).toEqual({ kind: 'when', logic: is('kind', 'farm') })
  expect(screen.queryByText('builderRules.unfinished')).toBe(null)
  expect(compileForm(form()).ok).toBe(true)
})

it('keeps an unfinished line beside a condition that stands, and the form as it is', () => {
  const { form } = show('/note')
  fireEvent.change(whenPresent(), { target: { value: 'when' } })
  pickField('Loại')
  fireEvent.change(select('builderRules.value'), { target: { value: 'farm' } })
  const before = form()
  fireEvent.click(screen.getByText('builderRules.addTest'))
  expect(document.activeElement?.getAttribute('aria-label')).toBe('builderRules.field')
  expect(screen.getAllByLabelText('builderRules.field')).toHaveLength(2)
  expect(form()).toBe(before)
  pickField('Diện tích', 1)
  const [, area] = screen.getAllByLabelText('builderRules.value')
  fireEvent.change(select('builderRules.operator.label', 1), { target: { value: 'ge' } })
  fireEvent.change(area as HTMLElement, { target: { value: '1,5' } })
  fireEvent.blur(area as HTMLElement)
  expect(presenceOf(form(), '/note')).toMatchObject({ kind: 'when', logic: { kind: 'all', parts: [is('kind', 'farm'), { sign: '>=' }] } })
  fireEvent.change(select('builderRules.mode.label'), { target: { value: 'any' } })
  expect(presenceOf(form(), '/note')).toMatchObject({ kind: 'when', logic: { kind: 'any' } })
  fireEvent.click(screen.getAllByRole('button', { name: 'builderRules.removePart' })[0] as HTMLElement)
  expect(presenceOf(form(), '/note')).toMatchObject({ kind: 'when', logic: { kind: 'compare', sign: '>=' } })
})

it('offers a computed yes/no field when the schema cannot say the condition', () => {
  const { form } = show('/note')
  fireEvent.change(whenPresent(), { target: { value: 'when' } })
  pickField('Ngày')
  fireEvent.change(select('builderRules.operator.label'), { target: { value: 'lt' } })
  fireEvent.change(select('builderRules.source.label'), { target: { value: 'today' } })
  expect(presenceOf(form(), '/note')).toEqual({ kind: 'always' })
  fireEvent.click(screen.getByText('builderRules.makeFlag'))
  expect(form().rules).toMatchObject([{ compute: 'day < today()' }])
  expect(presenceOf(form(), '/note')).toMatchObject({ kind: 'when', logic: { kind: 'truth' } })
  expect(ruleFindings(form())).toEqual([])
  expect(screen.queryByText('builderRules.makeFlag')).toBe(null)
})

it('shows the condition of before again when the form goes back to it', () => {
  const { form, set } = show('/note')
  const before = form()
  fireEvent.change(screen.getByLabelText('builderRules.required.label', { selector: 'select' }), { target: { value: 'always' } })
  expect(requiredOf(form(), '/note')).toEqual({ kind: 'always' })
  set(before)
  expect(screen.getByDisplayValue('builderRules.required.never')).toBeTruthy()
})

it('leaves alone what it cannot read, and says so', () => {
  const note = { properties: { more: { title: 'Thêm', type: 'string', 'x-phieu': { id: 'more0000', type: 'text' } } } } as const
  const unreadable: JsonSchema = { properties: { name: { type: 'string', minLength: 3 } }, required: ['name'] }
  const before = smallDefinition({ schema: schema({ allOf: [{ if: unreadable, then: note }] }) })
  const { form } = show('/more', before)
  expect(within(whenPresent()).getByRole('option', { selected: true }).textContent).toBe('builderRules.presence.unreadable')
  expect(form()).toBe(before)
})
