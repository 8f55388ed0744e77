// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useState } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { canonicalText } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { SourceView } from './source-view.tsx'
import type { SourceDraft } from './source-editor.ts'

afterEach(cleanup)

/** A caller as the builder is one: it holds the form and the kept text, can change the form and leave the view. */
function show() {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {}, initAsync: false })
  const now: { form: FormDefinition; draft: SourceDraft | null; set: (form: FormDefinition) => void; open: (is: boolean) => void } = {
    form: smallDefinition(),
    draft: null,
    set: () => {},
    open: () => {},
  }
  function Caller() {
    const [form, setForm] = useState(now.form)
    const [draft, setDraft] = useState<SourceDraft | null>(null)
    const [isOpen, setOpen] = useState(true)
    Object.assign(now, { form, draft, set: setForm, open: setOpen })
    return isOpen ? <SourceView definition={form} onChange={setForm} lang="vi" issueWords={{}} draft={draft} onDraft={setDraft} /> : null
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Caller />
    </I18nextProvider>,
  )
  const editor = (): EditorView => {
    const view = EditorView.findFromDOM(document.querySelector<HTMLElement>('.cm-editor') ?? document.body)
    if (view === null) throw new Error('no editor')
    return view
  }
  const text = () => editor().state.doc.toString()
  const replace = (from: string, to: string) =>
    act(() => {
      const at = text().indexOf(from)
      editor().dispatch({ changes: { from: at, to: at + from.length, insert: to } })
    })
  return { now, editor, text, replace }
}

test('what is typed reaches the form once it is one, and the text stays as typed', async () => {
  const { now, text, replace } = show()
  replace('"title": "Phiếu nhỏ"', '"title":    "Phiếu mới"')
  await waitFor(() => expect(now.form.title).toBe('Phiếu mới'))
  expect(text()).toContain('"title":    "Phiếu mới"')
})

test('a broken text leaves the form alone, is kept while the view is away, and becomes the form when it is mended', async () => {
  const { now, text, replace } = show()
  replace('"version": 1', '"version": ')
  act(() => now.open(false))
  expect(now.form).toEqual(smallDefinition())
  await waitFor(() => expect(now.draft).not.toBeNull())
  act(() => now.open(true))
  expect(text()).toContain('"version": ,')
  replace('"version": ,', '"version": 7,')
  await waitFor(() => expect(now.form.version).toBe(7))
  expect(now.draft).toBeNull()
})

test('the text is a tab stop with a name', () => {
  const { editor } = show()
  expect(editor().contentDOM.getAttribute('tabindex')).toBe('0')
  expect(editor().contentDOM.getAttribute('aria-label')).toBe('builderTexts.source.label')
})

test('a change elsewhere rewrites the text around the cursor', () => {
  const { now, editor, text } = show()
  const at = text().indexOf('"owner"')
  act(() => editor().dispatch({ selection: { anchor: at } }))
  act(() => now.set({ ...now.form, title: 'Phiếu dài hơn nhiều' }))
  expect(text()).toBe(canonicalText(now.form))
  expect(editor().state.selection.main.head).toBe(text().indexOf('"owner"'))
})

test('a change elsewhere during a broken text asks which one counts, and neither is lost until then', async () => {
  const { now, text, replace } = show()
  replace('"version": 1', '"version": ')
  await waitFor(() => expect(now.draft).not.toBeNull())
  act(() => now.set({ ...now.form, title: 'Khác' }))
  expect(text()).toContain('"version": ,')
  replace('"version": ,', '"version": 7,')
  await waitFor(() => expect(screen.getByText('builderTexts.source.takeText')).toBeDefined())
  expect([now.form.title, now.form.version]).toEqual(['Khác', 1])
  fireEvent.click(screen.getByText('builderTexts.source.takeForm'))
  expect(text()).toBe(canonicalText(now.form))
  expect(now.draft).toBeNull()
})

test('text typed over a changed form can be taken too', async () => {
  const { now, replace } = show()
  replace('"version": 1', '"version": 7')
  act(() => now.set({ ...now.form, title: 'Khác' }))
  await waitFor(() => expect(screen.getByText('builderTexts.source.takeText')).toBeDefined())
  expect(now.form.version).toBe(1)
  fireEvent.click(screen.getByText('builderTexts.source.takeText'))
  expect([now.form.title, now.form.version]).toEqual(['Phiếu nhỏ', 7])
})
