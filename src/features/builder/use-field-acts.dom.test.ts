// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { useEditor } from './use-editor.ts'
import { useFieldActs } from './use-field-acts.ts'

const silent = () => undefined
const text = (id: string) => ({ title: id, type: 'string', 'x-phieu': { id, type: 'text' } }) as const
const form = smallDefinition({
  uiSchema: {},
  schema: smallSchema({ third: text('third000'), fourth: text('fourth00') }),
})

function open() {
  const { result } = renderHook(() => {
    const editor = useEditor(form)
    return { editor, acts: useFieldActs(editor, null, silent) }
  })
  return {
    choose: (...keys: string[]) => act(() => result.current.editor.select(keys)),
    shift: (by: -1 | 1) => act(() => result.current.acts.shift(by)),
    order: () =>
      outlineOf(result.current.editor.definition)
        .sections.flatMap(({ nodes }) => nodes)
        .map(({ name }) => name),
  }
}

test('several fields go one place up or down, in whichever order they were chosen', () => {
  const { choose, shift, order } = open()
  expect(order()).toEqual(['name', 'day', 'third', 'fourth'])
  choose('fourth00', 'third000')
  shift(-1)
  expect(order()).toEqual(['name', 'third', 'fourth', 'day'])
  shift(1)
  expect(order()).toEqual(['name', 'day', 'third', 'fourth'])
})
