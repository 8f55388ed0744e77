import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { sourceCompletions } from './source-completions.ts'

/** What is offered at `|`. */
function offered(marked: string): readonly string[] {
  const at = marked.indexOf('|')
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [json()] })
  ensureSyntaxTree(state, state.doc.length, 1000)
  const found = sourceCompletions(() => ({ paths: ['/name', '/day'], lists: ['wards'] }))(new CompletionContext(state, at, true))
  return found?.options.map(({ label }) => label) ?? []
}

test('names that the shape knows are offered, those that stand already are not', () => {
  const names = offered('{"title": "x", "|"}')
  expect(names).toContain('purpose')
  expect(names).not.toContain('title')
  expect(offered('{"retention": {"kind": "years", "|": 1}}')).toEqual(expect.arrayContaining(['years', 'after', 'basis']))
})

test('inside the schema its keywords are offered, and below x-phieu the settings', () => {
  expect(offered('{"schema": {"properties": {"name": {"|"}}}}')).toContain('maxLength')
  expect(offered('{"schema": {"properties": {"|"}}}')).toEqual([])
  expect(offered('{"schema": {"properties": {"name": {"x-phieu": {"|"}}}}}')).toContain('concept')
})

test('values are offered: types, formats, lists, paths of fields, fixed words', () => {
  expect(offered('{"schema": {"properties": {"name": {"x-phieu": {"type": "|"}}}}}')).toContain('long-text')
  expect(offered('{"schema": {"properties": {"name": {"x-phieu": {"list": "|"}}}}}')).toEqual(['wards'])
  expect(offered('{"schema": {"properties": {"name": {"format": "|"}}}}')).toContain('phone-vn')
  expect(offered('{"identityKeys": [["|"]]}')).toEqual(['/name', '/day'])
  expect(offered('{"rules": [{"severity": "|"}]}')).toEqual(['block', 'warn', 'info'])
})
