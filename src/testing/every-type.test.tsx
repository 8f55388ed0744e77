import Form from '@rjsf/core'
import type { UiSchema as RjsfUiSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { canonicalDefinitionText } from '#core/form/canonical.ts'
import { compileForm } from '#core/form/compile.ts'
import { fieldTypeNames } from '#core/form/field-settings.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { formats } from '#core/form/validate/formats.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { everyTypeForm, everyTypeValues } from './every-type-form.ts'
import { galleryContext } from './gallery/gallery-context.ts'

const parsed = parseFormDefinition(JSON.parse(JSON.stringify(everyTypeForm)))
const compiled = parsed.ok ? compileForm(parsed.value) : parsed
const form = must(compiled.ok ? compiled.value : null, JSON.stringify(compiled))
const values = everyTypeValues({ sha256: 'a'.repeat(64), size: 600, type: 'audio/webm', name: 'loi-ke.webm' })

const validator = customizeValidator({
  // The library types the class of JSON Schema draft 7; the newer one has the same surface.
  AjvClass: Ajv2020 as never,
  ajvOptionsOverrides: { strict: false, multipleOfPrecision: 9 },
  customFormats: Object.fromEntries(
    Object.entries(formats).map(([name, format]) => [name, (text: string) => format(text, { demo: true }) === null]),
  ),
})

test('there are 36 field types and more, and a form with the new ones takes its record', () => {
  expect(fieldTypeNames.length).toBeGreaterThanOrEqual(36)
  const result = validateRecord(form, values, [], galleryContext)
  expect(result.ok ? result.value.values : result.error).toEqual(values)
  expect(canonicalDefinitionText(JSON.parse(JSON.stringify(everyTypeForm)) as JsonValue)).toContain('every-field-type')
})

test('a stock RJSF form shows the same fields: the note without an input, the hidden one as such', () => {
  // RJSF's own types of schema and uiSchema are wider in name and narrower in detail than what they admit.
  const page = renderToStaticMarkup(
    <Form
      schema={everyTypeForm.schema as object}
      uiSchema={everyTypeForm.uiSchema as RjsfUiSchema}
      formData={values}
      validator={validator}
    />,
  )
  for (const node of form.nodes.filter(({ parent, type }) => parent === null && type !== 'note'))
    expect([node.name, new RegExp(` id="root_${node.name}(_\\w+|-\\w+|__\\w+)?"`).test(page)]).toEqual([node.name, true])
  expect(page).toMatch(/<input[^>]*type="hidden"[^>]*id="root_hidden"|<input[^>]*id="root_hidden"[^>]*type="hidden"/)
  expect(page).toContain('Lời cam đoan')
})

test('a stock validator says the same of the record, and of the null that RJSF gives a note', () => {
  const schema = everyTypeForm.schema as object
  expect(validator.validateFormData(values, schema).errors).toEqual([])
  expect(validator.validateFormData({ ...values, note: null }, schema).errors).toEqual([])
  expect(validator.validateFormData({ ...values, rating: 9 }, schema).errors).toHaveLength(1)
  const withNull = validateRecord(form, { ...values, note: null }, [], galleryContext)
  expect(withNull.ok && withNull.value.values).toEqual(values)
})
