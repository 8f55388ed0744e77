import { expect, test } from 'vitest'
import { issue } from '#core/lib/issue.ts'
import { definitionText } from './definition-words.ts'

const words = { 'edit.in-use': 'Đang được dùng ở: {{uses}}.', shape: 'Chưa đúng dạng ({{keyword}}).' }
const textOf = (code: string, params = {}) => definitionText(((key: string) => key) as never, words, issue(code, '', params)) // tells the keys

test('what uses a field is named by its kind, each kind once', () => {
  expect(textOf('edit.in-use', { uses: [{ kind: 'rule', path: '/a' }, { kind: 'rule', path: '/b' }, { kind: 'title' }] })).toBe(
    'Đang được dùng ở: builder.use.rule, builder.use.title.',
  )
})

test('a shape and a code without words of their own are told all the same', () => {
  expect(textOf('shape.minItems')).toBe('Chưa đúng dạng (minItems).')
  expect(textOf('new.code')).toBe('builder.refused')
})
