// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { useEditor, type Editor } from './use-editor.ts'
import { useFieldActs, type FieldActs } from './use-field-acts.ts'
import { useLostFocus } from './use-lost-focus.ts'

const silent = () => undefined

afterEach(cleanup)

/** The cards alone, as the canvas draws them: a card that is gone takes the focus with it. */
function show() {
  const now: { editor?: Editor; acts?: FieldActs; saved: number } = { saved: 0 }
  function Cards() {
    const editor = useEditor(smallDefinition())
    const acts = useFieldActs(editor, null, silent)
    useLostFocus(editor, { save: () => now.saved++, paste: acts.paste })
    Object.assign(now, { editor, acts })
    return outlineOf(editor.definition).all.map(({ key }) => (
      <button key={key} type="button" data-field={key} onClick={() => editor.select([key])}>
        {key}
      </button>
    ))
  }
  render(<Cards />)
  const keys = () => screen.getAllByRole('button').map(({ textContent }) => textContent)
  const choose = (key: string) => {
    screen.getByText(key).focus()
    fireEvent.click(screen.getByText(key))
  }
  // What the records are called by cannot be taken out: others are added that can.
  for (const title of ['Một', 'Hai', 'Ba']) act(() => now.acts?.add('text', title))
  return { now, keys, choose }
}

test('after a removal the next field is chosen and has the focus; after the last one, the one before', () => {
  const { now, keys, choose } = show()
  const [one, two, three] = keys().slice(-3)
  choose(two ?? '')
  act(() => now.acts?.remove(true))
  expect(now.editor?.selected).toEqual([three])
  expect(document.activeElement?.textContent).toBe(three)
  act(() => now.acts?.remove(true))
  expect(now.editor?.selected).toEqual([one])
  expect(document.activeElement?.textContent).toBe(one)
})

test('just opened, before anything has the focus, types of fields are found and fields pasted by their keys', () => {
  const { now, keys, choose } = show()
  const palette = document.body.appendChild(document.createElement('div'))
  palette.className = 'bd-palette'
  const search = palette.appendChild(document.createElement('input'))
  choose(keys().at(-1) ?? '')
  act(() => now.acts?.copy())
  act(() => (document.activeElement as HTMLElement).blur())
  const count = keys().length
  act(() => void fireEvent.keyDown(document.body, { key: 'v', ctrlKey: true }))
  expect(keys()).toHaveLength(count + 1)
  act(() => (document.activeElement as HTMLElement).blur())
  fireEvent.keyDown(document.body, { key: '/', ctrlKey: true })
  expect(document.activeElement).toBe(search)
  palette.remove()
})

test('the way back and saving are heard while the focus is on nothing, and not while it is in a text', () => {
  const { now, keys, choose } = show()
  const all = keys()
  choose(all.at(-1) ?? '')
  act(() => now.acts?.remove(true))
  expect(keys()).not.toEqual(all)
  act(() => (document.activeElement as HTMLElement).blur())
  const text = document.body.appendChild(document.createElement('input'))
  fireEvent.keyDown(text, { key: 'z', ctrlKey: true })
  expect(keys()).not.toEqual(all)
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
  expect(keys()).toEqual(all)
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect(now.saved).toBe(1)
  text.remove()
})
