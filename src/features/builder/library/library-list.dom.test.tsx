// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { vi } from '#app/i18n/vi/vi.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { library } from '#core/form/library/library.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { Palette } from '../palette.tsx'
import { useEditor } from '../use-editor.ts'
import { useFieldActs } from '../use-field-acts.ts'

const silent = () => undefined

afterEach(cleanup)

function show() {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: vi } }, initAsync: false })
  const added: string[] = []
  render(
    <I18nextProvider i18n={i18n}>
      <Palette onAdd={(type) => added.push(type)} onBlock={({ key }) => added.push(key)} />
    </I18nextProvider>,
  )
  return added
}

test('blocks are found by what is in them, and one is added by a press or by Enter', () => {
  const added = show()
  const search = screen.getByRole('searchbox')
  fireEvent.change(search, { target: { value: 'ngày hết hạn' } })
  const found = screen.getByRole('button', { name: 'Văn bản, giấy phép' })
  expect(screen.queryByRole('button', { name: 'Liên hệ' })).toBeNull()
  fireEvent.click(found)
  fireEvent.keyDown(search, { key: 'Enter' })
  expect(added).toEqual(['document', 'document'])
})

test('a block is one step: taken back, nothing of it is left', () => {
  const first = smallDefinition()
  const { result } = renderHook(() => {
    const editor = useEditor(first)
    return { editor, acts: useFieldActs(editor, null, silent) }
  })
  for (const { definition } of library) act(() => void result.current.acts.bringIn(definition, 'here', 'block'))
  expect(result.current.editor.history.past).toHaveLength(library.length)
  expect(outlineOf(result.current.editor.definition).byPath.has('/person/personal_id')).toBe(true)
  for (const _ of library) act(() => result.current.editor.undo())
  expect(result.current.editor.definition).toBe(first)
})
