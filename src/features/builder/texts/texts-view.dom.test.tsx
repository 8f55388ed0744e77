// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useEffect } from 'react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { textRows } from '#core/form/authoring/texts/text-rows.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { Goal } from '../goal.ts'
import { useEditor, type Editor } from '../use-editor.ts'
import { csvOf } from './texts-csv.ts'
import { TextsView } from './texts-view.tsx'

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
  translations: { en: { title: 'Small', fields: { name0000: { title: 'Name' } } } },
  rules: [{ id: 'rule0000', check: 'name != ""', at: '/name', severity: 'block', message: 'Tên là {name}.' }],
})

function show(first: FormDefinition) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const goals: Goal[] = []
  const kept: { editor?: Editor } = {}
  function Screen() {
    const own = useEditor(first)
    useEffect(() => void Object.assign(kept, { editor: own }))
    return <TextsView editor={own} issueWords={{ 'texts.columns': 'Thiếu cột.' }} onGo={(goal) => goals.push(goal)} />
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Screen />
    </I18nextProvider>,
  )
  const editor = (): Editor => must(kept.editor, 'rendered')
  return { now: () => editor().definition, steps: () => editor().history.past.length, goals }
}

const cells = () => screen.getAllByRole<HTMLTextAreaElement>('textbox')
const cellOf = (words: string) => cells().filter(({ value }) => value === words)
function write(cell: HTMLTextAreaElement | undefined, words: string) {
  if (cell === undefined) throw new Error('no cell')
  cell.focus()
  fireEvent.change(cell, { target: { value: words } })
}
/** The English cell in the row of a Vietnamese text. */
const besides = (vietnamese: string) => {
  const row = cellOf(vietnamese)[0]?.closest<HTMLElement>('[role=row]')
  if (row == null) throw new Error(vietnamese)
  return within(row).getAllByRole<HTMLTextAreaElement>('textbox')[1]
}

it('a text counts when its cell is left, as one step, and undo brings it back', () => {
  const { now, steps } = show(form)
  const cell = besides('Ngày')
  write(cell, 'D')
  write(cell, 'Day')
  expect(steps()).toBe(0)
  fireEvent.blur(cell as Element)
  expect([steps(), now().translations['en']?.fields?.['day00000']]).toEqual([1, { title: 'Day' }])
  fireEvent.keyDown(besides('Ngày') as Element, { key: 'z', ctrlKey: true })
  expect([steps(), now().translations]).toEqual([0, form.translations])
})

it('Enter and arrows lead from cell to cell, Escape takes back what was not finished', () => {
  const { now } = show(form)
  const [cell] = cellOf('Ngày')
  write(cell, 'Ngày lập')
  fireEvent.keyDown(cell as Element, { key: 'Enter' })
  expect(now().schema.properties?.['day']?.title).toBe('Ngày lập')
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Tên là {name}.')
  fireEvent.keyDown(document.activeElement as Element, { key: 'Home', ctrlKey: true })
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Phiếu nhỏ')
  const top = document.activeElement as HTMLTextAreaElement
  top.setSelectionRange(top.value.length, top.value.length)
  fireEvent.keyDown(top, { key: 'ArrowRight' })
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Small')
  write(document.activeElement as HTMLTextAreaElement, 'Other')
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' })
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Small')
})

it('what is missing can be looked at alone, and stays under the hands that write it', () => {
  const { now } = show(form)
  fireEvent.change(screen.getByLabelText('builderTexts.grid.filter'), { target: { value: 'missing' } })
  expect(cellOf('Phiếu nhỏ')).toEqual([])
  const cell = besides('Ngày')
  write(cell, 'Day')
  fireEvent.blur(cell as Element)
  expect(now().translations['en']?.fields?.['day00000']?.title).toBe('Day')
  expect(cellOf('Day')).toHaveLength(1)
  fireEvent.change(screen.getByLabelText('builderTexts.grid.filter'), { target: { value: 'changed' } })
  expect(cells().map(({ value }) => value)).toEqual(['Ngày', 'Day'])
})

it('is searched without accents, and leads to the field', () => {
  const { goals } = show(form)
  fireEvent.change(screen.getByLabelText('builderTexts.grid.search'), { target: { value: 'ho ten' } })
  expect(cells().map(({ value }) => value)).toEqual(['Họ tên', 'Name'])
  fireEvent.click(screen.getByRole('button', { name: 'Họ tên' }))
  expect(goals).toEqual([{ view: 'design', fields: ['name0000'], section: null }])
})

it('a message without the gaps of the other language is marked', () => {
  show(form)
  const cell = besides('Tên là {name}.')
  write(cell, 'The name is {nam}.')
  expect(cell?.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('builderTexts.refusal.gaps')).toBeTruthy()
})

const openFile = async (text: string, wait: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name: 'builderTexts.file.importShort' }))
  fireEvent.change(screen.getByLabelText('builderTexts.file.choose'), { target: { files: [new File([text], 'a.csv')] } })
  await screen.findByText(wait)
}

it('a file is shown before it is taken: what changes, what nobody knows; and is taken as one step', async () => {
  const { now, steps } = show(form)
  const rows = textRows(form).map((row) =>
    row[0] === 'field-title:day00000' ? row.with(2, 'Day') : row[0] === 'title' ? row.with(2, '') : row,
  )
  await openFile(csvOf([...rows, ['field-title:gone0000', 'Cũ', 'Old', '', '']]), /builderTexts.file.found/)
  expect(now()).toBe(form)
  expect(screen.getByText('field-title:gone0000')).toBeTruthy()
  expect(screen.getByText('builderTexts.doubt.removed')).toBeTruthy()
  expect(screen.getAllByRole<HTMLInputElement>('checkbox', { hidden: true }).map(({ checked }) => checked)).toEqual([false, true])
  fireEvent.click(screen.getByText('builderTexts.file.take'))
  expect([steps(), now().translations['en']]).toEqual([
    1,
    { ...form.translations['en'], fields: { ...form.translations['en']?.fields, day00000: { title: 'Day' } } },
  ])
})

it('a broken file and another table are told apart, and change nothing', async () => {
  const { now } = show(form)
  await openFile('a,"b', 'builderTexts.fileIssue.syntax')
  fireEvent.change(screen.getByLabelText('builderTexts.file.choose'), { target: { files: [new File(['a,b\r\n1,2'], 'b.csv')] } })
  await screen.findByText('Thiếu cột.')
  expect(now()).toBe(form)
})

it('of a thousand fields only what is near the screen is drawn', () => {
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at): [string, JsonSchema] => [
      `f${at}`,
      { title: `Mục ${at}`, type: 'string', 'x-phieu': { id: `f${String(at).padStart(7, '0')}`, type: 'text' } },
    ]),
  )
  show(smallDefinition({ schema: smallSchema(many) }))
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1006')
  expect(cells().length).toBeLessThan(100)
  fireEvent.keyDown(cells()[0] as Element, { key: 'End', ctrlKey: true })
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Mục 999')
})
