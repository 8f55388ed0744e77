// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { EditorView } from '@codemirror/view'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { ruleFindings } from '#core/form/authoring/rules/findings.ts'
import type { FormDefinition, Rule } from '#core/form/definition.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { BegunCheck } from './begun-check.ts'
import { RulesPanel } from './rules-panel.tsx'

afterEach(cleanup)

const check: Rule = { id: 'check000', check: 'day <= today()', at: '/day', severity: 'block', message: 'Ngày không được ở sau hôm nay.' }
const form = (rules: readonly Rule[]): FormDefinition =>
  smallDefinition({
    schema: smallSchema({
      total: { title: 'Tổng', type: 'integer', 'x-phieu': { id: 'total000', type: 'integer' } },
      count: { title: 'Số', type: 'integer', 'x-phieu': { id: 'count000', type: 'integer' } },
    }),
    rules: [...rules],
  })

/** The panel with the form kept as a builder keeps it. */
function show(before: FormDefinition) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  let now = before
  let begun: BegunCheck | null = null
  const begin = (next: BegunCheck | null) => {
    begun = next
    view.rerender(screenOf())
  }
  const set = (next: FormDefinition) => {
    now = next
    view.rerender(screenOf())
  }
  const screenOf = () => (
    <I18nextProvider i18n={i18n}>
      <RulesPanel definition={now} findings={ruleFindings(now)} onChange={set} lang="vi" begun={begun} onBegun={begin} />
    </I18nextProvider>
  )
  const view = render(screenOf())
  return { form: () => now }
}

const open = (text: string) => fireEvent.click(screen.getByText(text))

/** Types a text over the one that stands there, and leaves it. */
function write(text: string, at = 0) {
  const [content] = [...document.querySelectorAll<HTMLElement>('.cm-content')].slice(at)
  const editor = content === undefined ? null : EditorView.findFromDOM(content)
  if (editor === null) throw new Error('no text')
  act(() => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } }))
  fireEvent.blur(editor.contentDOM)
}
const textNow = () => document.querySelector('.cm-content')?.textContent

it('shows a check in parts, and writes a changed part as text', () => {
  const { form: now } = show(form([check]))
  open('Ngày không được ở sau hôm nay.')
  expect(screen.getByLabelText<HTMLSelectElement>('builderRules.operator.label').value).toBe('le')
  expect(screen.getByLabelText<HTMLSelectElement>('builderRules.source.label').value).toBe('today')
  fireEvent.change(screen.getByLabelText('builderRules.operator.label'), { target: { value: 'lt' } })
  expect(now().rules[0]).toMatchObject({ check: 'day < today()' })
  expect(textNow()).toBe('day < today()')
})

it('takes text into the parts when it reads, and keeps parts and form when it does not', () => {
  const { form: now } = show(form([check]))
  open('Ngày không được ở sau hôm nay.')
  write('day >= ')
  expect(now().rules[0]).toEqual(check)
  expect(screen.getByText('builderRules.brokenText')).toBeTruthy()
  expect(screen.getByLabelText<HTMLSelectElement>('builderRules.operator.label').value).toBe('le')
  write('day > today() && has(name)')
  expect(now().rules[0]).toMatchObject({ check: 'day > today() && has(name)' })
  expect(screen.getAllByLabelText<HTMLSelectElement>('builderRules.operator.label').map(({ value }) => value)).toEqual(['gt', 'present'])
})

it('shows what is wrong with a text beside it, and at its rule', () => {
  show(form([{ ...check, check: 'daytime <= today()' }]))
  open('Ngày không được ở sau hôm nay.')
  expect(screen.getByText('builderRules.rule.findings')).toBeTruthy()
  expect(screen.getByText(/builderRules\.issue\.missing-field/)).toBeTruthy()
})

it('makes a computed value of a field, put together from two others', () => {
  const { form: now } = show(form([]))
  fireEvent.click(screen.getByText('builderRules.rule.addCompute'))
  const field = screen.getByLabelText('builderRules.rule.computeAt')
  field.focus()
  fireEvent.change(field, { target: { value: 'Tổng' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(now().rules).toMatchObject([{ compute: '0', at: '/total' }])
  expect(now().schema.properties?.['total']).toMatchObject({ readOnly: true })
  fireEvent.change(screen.getByLabelText('builderRules.compute.shape'), { target: { value: 'arithmetic' } })
  const right = within(screen.getByRole('group', { name: 'builderRules.compute.right' }))
  fireEvent.change(right.getByLabelText('builderRules.source.label'), { target: { value: 'field' } })
  const other = right.getByLabelText('builderRules.otherField')
  other.focus()
  fireEvent.change(other, { target: { value: 'Số' } })
  fireEvent.keyDown(other, { key: 'Enter' })
  expect(now().rules).toMatchObject([{ compute: '0 + count' }])
  expect(ruleFindings(now())).toEqual([])
})

it('keeps a message in both languages, and takes a rule away with all it had', () => {
  const { form: now } = show(form([check]))
  open('Ngày không được ở sau hôm nay.')
  const english = screen.getByLabelText('builderRules.rule.messageEn')
  fireEvent.change(english, { target: { value: 'The day is in the future.' } })
  fireEvent.blur(english)
  expect(now().translations).toEqual({ en: { rules: { check000: 'The day is in the future.' } } })
  fireEvent.click(screen.getByLabelText('builderRules.rule.remove'))
  expect(now().rules).toEqual([])
  expect(now().translations).toEqual({ en: {} })
})

it('names a circle by its fields', () => {
  const rules: readonly Rule[] = [
    { id: 'one00000', compute: 'count + 1', at: '/total' },
    { id: 'two00000', compute: 'total + 1', at: '/count' },
  ]
  const computed = (title: string, id: string) => ({
    title,
    type: 'integer' as const,
    readOnly: true,
    'x-phieu': { id, type: 'integer' as const, computed: true },
  })
  show(
    smallDefinition({
      schema: smallSchema({ total: computed('Tổng', 'total000'), count: computed('Số', 'count000') }),
      rules: [...rules],
    }),
  )
  expect(screen.getByText(/builderRules\.issue\.circle/)).toBeTruthy()
})

it('a new check begins with an empty line, and is no rule of the form before its condition is whole', () => {
  const { form: now } = show(form([]))
  fireEvent.click(screen.getByText('builderRules.rule.addCheck'))
  expect(now().rules).toEqual([])
  expect(screen.getByText('builderRules.rule.begun')).toBeTruthy()
  expect(screen.getByText('builderRules.unfinished')).toBeTruthy()
  const english = screen.getByLabelText('builderRules.rule.messageEn')
  fireEvent.change(english, { target: { value: 'Look again.' } })
  fireEvent.blur(english)
  expect(now().translations).toEqual(form([]).translations)
  const field = screen.getByLabelText('builderRules.field')
  field.focus()
  fireEvent.change(field, { target: { value: 'Ngày' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.change(screen.getByLabelText('builderRules.operator.label'), { target: { value: 'present' } })
  expect(now().rules).toMatchObject([{ check: 'has(day)', severity: 'block' }])
  expect(now().translations['en']?.rules).toEqual({ [now().rules[0]?.id ?? '']: 'Look again.' })
  expect(screen.queryByText('builderRules.rule.begun')).toBeNull()
  expect(screen.getByLabelText<HTMLSelectElement>('builderRules.operator.label').value).toBe('present')
})

it('a begun check that is taken away leaves nothing', () => {
  const { form: now } = show(form([]))
  fireEvent.click(screen.getByText('builderRules.rule.addCheck'))
  fireEvent.click(screen.getByLabelText('builderRules.rule.remove'))
  expect(now().rules).toEqual([])
  expect(screen.queryByText('builderRules.rule.begun')).toBeNull()
})
