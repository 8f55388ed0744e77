import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { beginHistory, record, redo, settled, undo, type History } from './edit-history.ts'

const first = { title: 'Biểu mẫu' } as FormDefinition // only its identity matters here
const titled = (title: string): FormDefinition => ({ ...first, title })

it('taking back everything gives the first document, doing it again the last', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.option(fc.constantFrom('a', 'b'))), { maxLength: 250 }), (edits) => {
      let history = beginHistory(first)
      for (const [title, gesture] of edits) history = record(history, titled(title), 'text', gesture)
      const last = history.document
      const steps = history.past.length
      let back: History = history
      for (let i = 0; i < steps; i++) back = undo(back)
      expect(back.document).toBe(first)
      for (let i = 0; i < steps; i++) back = redo(back)
      expect(back.document).toBe(last)
    }),
  )
})

it('letters of one text are one step, until there is a pause', () => {
  let history = record(beginHistory(first), titled('A'), 'text', 'title')
  history = record(history, titled('AB'), 'text', 'title')
  expect(history.past).toHaveLength(1)
  history = record(settled(history), titled('ABC'), 'text', 'title')
  expect(history.past).toHaveLength(2)
  expect(undo(history).document.title).toBe('AB')
})

it('two hundred steps and more can be taken back', () => {
  let history = beginHistory(first)
  for (let i = 0; i < 300; i++) history = record(history, titled(String(i)), 'text')
  for (let i = 0; i < 200; i++) history = undo(history)
  expect(history.document.title).toBe('99')
})
