// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useEffect } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { issue } from '#core/lib/issue.ts'
import { must } from '#core/lib/assert.ts'
import { ok } from '#core/lib/result.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import type { Goal } from '../goal.ts'
import { useEditor, type Editor } from '../use-editor.ts'
import { MetaView } from './meta-view.tsx'

// Without a layout nothing would be near the screen.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(50)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const form = smallDefinition({
  personalData: {},
  schema: smallSchema({
    no: { title: 'Số định danh', type: 'string', format: 'personal-id', 'x-phieu': { id: 'number00', type: 'personal-id' } },
    faith: { title: 'Tôn giáo', type: 'string', 'x-phieu': { id: 'faith000', type: 'text', concept: 'person.religion' } },
  }),
})

const units = [
  { key: 'so-khcn', code: 'SKHCN', name: 'Sở Khoa học và Công nghệ', kind: 'department', writes: true },
  { key: 'so-y-te', code: 'SYT', name: 'Sở Y tế', kind: 'department', writes: true },
]
const services = { api: { authoring: { units: async () => ok({ units }) } } } as unknown as Services // what the view asks of it

function show(first: FormDefinition, codes: readonly string[] = []) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const goals: Goal[] = []
  const kept: { editor?: Editor } = {}
  function Screen() {
    const own = useEditor(first)
    useEffect(() => void Object.assign(kept, { editor: own }))
    return <MetaView editor={own} issues={codes.map((code) => issue(code, '/rules/0/message'))} onGo={(goal) => goals.push(goal)} />
  }
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <Screen />
      </ServicesContext>
    </I18nextProvider>,
  )
  const editor = (): Editor => must(kept.editor, 'rendered')
  return { now: () => editor().definition, steps: () => editor().history.past.length, goals }
}

const type = (label: string | RegExp, text: string) => {
  const control = screen.getByLabelText(label)
  fireEvent.focus(control)
  fireEvent.change(control, { target: { value: text } })
  fireEvent.blur(control)
}

it('a text counts when it is left, and an empty one is said and changes nothing', () => {
  const { now, steps } = show(form)
  type(/^builderMeta\.purpose/, 'Biết có bao nhiêu chợ.')
  type(/^builderMeta\.legalBasis/, 'Luật A\n\n Nghị định B ')
  expect([now().purpose, now().legalBasis, steps()]).toEqual(['Biết có bao nhiêu chợ.', ['Luật A', 'Nghị định B'], 2])
  type(/^builderMeta\.owner/, '  ')
  expect([now().owner, steps()]).toEqual(['Giám đốc Sở', 2])
  expect(screen.getByText('builderMeta.wrong.empty')).toBeTruthy()
})

it('names the department, and writes the key by which a definition names it', async () => {
  const { now } = show(form)
  const list = screen.getByLabelText<HTMLSelectElement>('builderMeta.department')
  await screen.findByRole('option', { name: 'Sở Y tế' })
  expect(list.selectedOptions[0]?.textContent).toBe('Sở Khoa học và Công nghệ')
  fireEvent.change(list, { target: { value: 'so-y-te' } })
  expect(now().department).toBe('so-y-te')
})

it('keeps for ever or for years, within limits', () => {
  const { now } = show(form)
  fireEvent.change(screen.getByLabelText('builderMeta.retention'), { target: { value: 'never-delete' } })
  expect(now().retention).toEqual({ kind: 'never-delete', basis: 'Luật Lưu trữ' })
  fireEvent.change(screen.getByLabelText('builderMeta.retention'), { target: { value: 'years' } })
  type('builderMeta.years', '300')
  expect(screen.getByText('builderMeta.wrong.years')).toBeTruthy()
  expect(now().retention).toMatchObject({ years: 10 })
  type('builderMeta.years', '20')
  expect(now().retention).toMatchObject({ years: 20 })
})

it('an identity key is put together and dropped, the last title field stays', () => {
  const { now } = show(form)
  const [add] = screen.getAllByRole('combobox', { name: 'builderMeta.add' })
  if (add === undefined) throw new Error('no list')
  add.focus()
  fireEvent.change(add, { target: { value: 'Ngày' } })
  fireEvent.keyDown(add, { key: 'Enter' })
  expect(now().identityKeys).toEqual([['/name', '/day']])
  const drops = screen.getAllByRole<HTMLButtonElement>('button', { name: 'builderMeta.drop' })
  fireEvent.click(drops[0] as Element)
  expect(now().identityKeys).toEqual([['/day']])
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: 'builderMeta.drop' }).map(({ disabled }) => disabled)).toEqual([
    false,
    true,
    false,
  ])
})

it('many fields get a class and its reason at once, as one step; without a reason none does', () => {
  const { now, steps } = show(form)
  for (const box of screen.getAllByRole('checkbox').slice(0, 2)) fireEvent.click(box)
  fireEvent.click(screen.getByText('builderMeta.apply'))
  expect([now().personalData, screen.getByText('builderMeta.whyMissing') !== null]).toEqual([{}, true])
  fireEvent.change(screen.getByLabelText('builderMeta.why'), { target: { value: 'Nhận biết người.' } })
  fireEvent.click(screen.getByText('builderMeta.apply'))
  const given = { class: 'basic', why: 'Nhận biết người.' }
  expect([now().personalData, steps()]).toEqual([{ name0000: given, day00000: given }, 1])
})

it('suggests a class by type and term, one by one or all that are certain', () => {
  const { now, steps } = show(form)
  fireEvent.click(screen.getByText('builderMeta.takeAll'))
  expect(steps()).toBe(1)
  expect(Object.entries(now().personalData).map(([id, data]) => [id, data.class])).toEqual([
    ['number00', 'basic'],
    ['faith000', 'sensitive'],
  ])
})

it('names the messages that would show sensitive data, and leads to a field', () => {
  const rules: FormDefinition['rules'] = [{ id: 'rule0000', check: 'name != ""', at: '/name', severity: 'block', message: 'Đạo {faith}.' }]
  const { goals } = show({ ...form, rules }, ['rule.message-sensitive'])
  expect(screen.getByText('Đạo {faith}.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Tôn giáo' }))
  expect(goals).toEqual([{ view: 'design', fields: ['faith000'], section: null }])
})
