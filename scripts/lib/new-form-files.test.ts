import { expect, test } from 'vitest'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { validateValues } from '#core/form/validate-values.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { formatFormFile, formFileKind } from './format-form-file.ts'
import { newFormFiles, parseFormName } from './new-form-files.ts'
import { randomFieldId } from './random-field-id.ts'

test('a form is named by its department and its key', () => {
  expect(parseFormName('justice/death-registration')).toEqual({ department: 'justice', key: 'death-registration' })
  for (const text of [undefined, '', 'justice', 'justice/', '/x', 'a/b/c', '../justice', 'justice/../x', 'Justice/Death'])
    expect(parseFormName(text)).toBeNull()
})

test('a new form is admitted and formatted from the start', () => {
  const files = newFormFiles({ department: 'justice', key: 'death-registration' }, randomFieldId)
  expect(parseFormDefinition(JSON.parse(files['form.json'] ?? ''))).toMatchObject({ ok: true })
  for (const [path, text] of Object.entries(files)) {
    expect(formatFormFile(text, formFileKind(`justice/death-registration/${path}`), randomFieldId)).toEqual({ ok: true, value: text })
  }
})

test('its samples give what they promise', () => {
  const files = newFormFiles({ department: 'justice', key: 'death-registration' }, randomFieldId)
  const read = (path: string): JsonObject => JSON.parse(files[path] ?? '') as JsonObject // written above
  const parsed = parseFormDefinition(read('form.json'))
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const issuesOf = (path: string): unknown => {
    const { asOf, values } = read(path) as { asOf: string; values: JsonObject } // the shape of a sample
    const context = { asOf, lists: codeListsOf([], asOf), demo: true, previous: null }
    return validateValues(compiled.value, values, context).map(({ code, path: place }) => ({ code, path: place }))
  }
  expect(issuesOf('samples/valid-example.json')).toEqual([])
  expect(issuesOf('samples/invalid-name-missing.json')).toEqual(read('samples/invalid-name-missing.json')['issues'])
})
