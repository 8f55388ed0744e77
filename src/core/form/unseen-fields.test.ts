import { expect, test } from 'vitest'
import { admissionIssues } from './admission.ts'
import { compileForm } from './compile.ts'
import type { UiSchema } from './definition.ts'
import { newValues } from './fill-defaults.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'
import { validateRecord } from './validate-record.ts'

const intro: JsonSchema = { type: 'null', title: 'Lời dặn', 'x-phieu': { id: 'intro000', type: 'note' } }
const batch: JsonSchema = { type: 'string', default: 'Đợt 1', 'x-phieu': { id: 'batch000', type: 'hidden' } }
const unseen: UiSchema = { batch: { 'ui:widget': 'hidden' } }
const form = (properties: Record<string, JsonSchema>, uiSchema: UiSchema = unseen, required: readonly string[] = ['name']) =>
  smallDefinition({ uiSchema, schema: smallSchema(properties, { required }) })
const lacks = (definition: ReturnType<typeof form>): readonly unknown[] => {
  const result = compileForm(definition)
  return result.ok ? [] : result.error.map((each) => each.params['needs'])
}

test('a note is never in a record, not even as the null that other renderers put there', () => {
  const result = validateRecord(compiled(form({ intro }, {})), { name: 'An', intro: null }, [], testContext())
  expect(result.ok && result.value.values).toEqual({ name: 'An' })
})

test('a value at a note is wrong, as for any validator', () => {
  const result = validateRecord(compiled(form({ intro }, {})), { name: 'An', intro: 'x' }, [], testContext())
  expect(result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path}`)).toEqual(['type /intro'])
})

test('a note that the form demands is refused: nobody could give it', () => {
  expect(admissionIssues(form({ intro }, {}, ['name', 'intro'])).map((each) => each.params['needs'])).toEqual(['not required'])
})

test('a hidden field begins with its default and stays in the record', () => {
  const hidden = compiled(form({ batch }))
  expect(newValues(hidden, testContext())).toEqual({ batch: 'Đợt 1' })
  const result = validateRecord(hidden, { name: 'An', batch: 'Đợt 1' }, [], testContext())
  expect(result.ok && result.value.values).toEqual({ name: 'An', batch: 'Đợt 1' })
})

test('the type needs the widget that hides it in any renderer', () => {
  expect(lacks(form({ batch }, {}))).toEqual(['ui:widget: hidden'])
  expect(lacks(form({ batch }))).toEqual([])
})

test('what nobody sees is demanded only where it has a value of its own', () => {
  const { default: _, ...bare } = batch
  expect(lacks(form({ batch: bare }, unseen, ['name', 'batch']))).toEqual(['default or computed, or not required'])
  expect(lacks(form({ batch }, unseen, ['name', 'batch']))).toEqual([])
  expect(lacks(form({}, { name: { 'ui:widget': 'hidden' } }))).toEqual(['default or computed, or not required'])
})

test('the widget hides a field of any type, and everything inside a group', () => {
  const box: JsonSchema = {
    type: 'object',
    properties: { inner: { type: 'string', 'x-phieu': { id: 'inner000', type: 'text' } } },
    unevaluatedProperties: false,
    'x-phieu': { id: 'box00000', type: 'group' },
  }
  const { nodes } = compiled(form({ box }, { box: { 'ui:widget': 'hidden' } }))
  expect(nodes.filter((node) => node.hidden).map((node) => node.path)).toEqual(['/box', '/box/inner'])
})
