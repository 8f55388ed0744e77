// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useEffect } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { must } from '#core/lib/assert.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { useEditor, type Editor } from '../use-editor.ts'
import { ManySettings } from './many-settings.tsx'

afterEach(cleanup)

const form = smallDefinition({
  personalData: {},
  schema: smallSchema({ said: { title: 'Lời dặn', type: 'null', 'x-phieu': { id: 'note0000', type: 'note' } } }),
})

function show() {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const kept: { editor?: Editor } = {}
  function Screen() {
    const own = useEditor(form)
    useEffect(() => void Object.assign(kept, { editor: own }))
    return <ManySettings editor={own} nodes={outlineOf(own.definition).all} />
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Screen />
    </I18nextProvider>,
  )
  const editor = (): Editor => must(kept.editor, 'rendered')
  return { now: () => editor().definition, steps: () => editor().history.past.length }
}

it('makes all chosen fields required in one step, but for those that nobody could fill in', () => {
  const { now, steps } = show()
  fireEvent.click(screen.getByText('builderMeta.many.always'))
  expect([now().schema.required?.toSorted(), steps()]).toEqual([['day', 'name'], 1])
  fireEvent.click(screen.getByText('builderMeta.many.never'))
  expect([now().schema.required ?? [], steps()]).toEqual([[], 2])
})

it('gives all that have a value a class and its reason in one step', () => {
  const { now, steps } = show()
  fireEvent.change(screen.getByLabelText('builderMeta.class'), { target: { value: 'sensitive' } })
  fireEvent.change(screen.getByLabelText('builderMeta.why'), { target: { value: 'Chính sách ưu đãi.' } })
  fireEvent.click(screen.getByText('builderMeta.apply'))
  const given = { class: 'sensitive', why: 'Chính sách ưu đãi.' }
  expect([now().personalData, steps()]).toEqual([{ name0000: given, day00000: given }, 1])
})
