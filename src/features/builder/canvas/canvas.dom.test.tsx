// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useEffect } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { vi } from '#app/i18n/vi/vi.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { codeListsAt } from '#core/form/code-lists.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { must } from '#core/lib/assert.ts'
import { useEditor, type Editor } from '../use-editor.ts'
import { usePageActs } from '../use-page-acts.ts'
import { useSections } from '../use-sections.ts'
import { Canvas } from './canvas.tsx'
import type { CardShared } from './field-card.tsx'

afterEach(cleanup)

const shared: CardShared = {
  defs: {},
  context: { asOf: '2026-07-01', lists: codeListsAt([], ''), demo: false, previous: null },
  lang: 'vi',
  // Nothing is near the screen, so that no field is drawn.
  nearness: { watch: () => () => undefined, heightOf: () => 0, keepHeight: () => undefined },
  onSelect: () => undefined,
  dragged: ({ key }) => ({ kind: 'fields', keys: [key], title: key }),
}

function show() {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: vi } }, initAsync: false })
  const kept: { editor?: Editor } = {}
  function Screen() {
    const editor = useEditor(smallDefinition())
    const sections = useSections(editor)
    const pages = usePageActs(editor, sections.acts)
    useEffect(() => void Object.assign(kept, { editor }))
    return (
      <Canvas
        definition={editor.definition}
        selected={editor.selected}
        shared={shared}
        current={sections.current}
        acts={sections.acts}
        pageActs={pages}
        onDrop={() => undefined}
      />
    )
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Screen />
    </I18nextProvider>,
  )
  const pages = () => outlineOf(must(kept.editor, 'rendered').definition).pages.map(({ title, sections }) => `${title}: ${sections.length}`)
  const press = (name: string) => {
    const button = screen.getByRole('button', { name })
    button.focus()
    fireEvent.click(button)
  }
  const focused = () => document.activeElement?.getAttribute('aria-label')
  return { pages, press, focused }
}

test('a new page has the focus in its title, and is named, moved and taken out where it stands', () => {
  const { pages, press, focused } = show()
  press('Thêm trang')
  expect(pages()).toEqual(['Trang 1: 1', 'Trang 2: 1'])
  expect(focused()).toBe('Tên trang 2')
  fireEvent.change(screen.getByLabelText('Tên trang 2'), { target: { value: 'Phụ lục' } })
  press('Đưa trang "Phụ lục" lên')
  expect(pages()).toEqual(['Phụ lục: 1', 'Trang 1: 1'])
  // It is the first one now: there is no further way up.
  expect(focused()).toBe('Tên trang 1')
  press('Xoá trang "Phụ lục" (các phần sang trang bên cạnh)')
  expect(pages()).toEqual(['Trang 1: 2'])
  expect(focused()).toBe('Tên trang 1')
  press('Bỏ chia trang (các phần vẫn còn)')
  expect(pages()).toEqual([])
  expect(focused()).toBe('Tên phần 1')
})

test('a section that goes onto the next page keeps the focus', () => {
  const { pages, press, focused } = show()
  press('Thêm trang')
  press('Thêm phần vào trang "Trang 1"')
  expect(pages()).toEqual(['Trang 1: 2', 'Trang 2: 1'])
  expect(focused()).toBe('Tên phần 2')
  fireEvent.change(screen.getByLabelText('Tên phần 2'), { target: { value: 'Kèm theo' } })
  press('Đưa phần "Kèm theo" xuống')
  expect(pages()).toEqual(['Trang 1: 1', 'Trang 2: 2'])
  expect(focused()).toBe('Đưa phần "Kèm theo" xuống')
})
