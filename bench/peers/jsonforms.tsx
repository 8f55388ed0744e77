import { createAjv, type JsonSchema, type UISchemaElement } from '@jsonforms/core'
import { JsonForms } from '@jsonforms/react'
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers'
import { createRoot } from 'react-dom/client'
import { formats } from '../../src/core/form/validate/formats.ts'
import '../../src/ui/tokens.css'
import '../../src/ui/base.css'
import {
  boxChoices,
  expectedInputs,
  kindSchemas,
  KEY_VALUE,
  mixedSections,
  type MixedField,
  type MixedSection,
} from '../form/mixed-fields.ts'
import { mixedValues } from '../form/mixed-form.ts'
import { askedSize, offerBench } from '../form/probe.ts'

const n = askedSize()
const sections = mixedSections(n)

// The library reads draft 7; what only this project reads is left out.
const schemaOf = ({ kind, title, help }: MixedField): JsonSchema => {
  const { 'x-phieu': _settings, ...schema } = kindSchemas[kind] ?? {}
  return { ...(schema as JsonSchema), title, ...(help === '' ? {} : { description: help }) }
}
const propertiesOf = (fields: readonly MixedField[]) => Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]))

const repeatOf = ({ repeat }: MixedSection) =>
  repeat === null
    ? {}
    : {
        [repeat.name]: {
          type: 'array',
          title: repeat.title,
          maxItems: 20,
          items: { type: 'object', properties: propertiesOf(repeat.columns), required: ['label'] },
        },
      }

const schema = {
  type: 'object',
  properties: Object.assign({}, ...sections.map((section) => ({ ...propertiesOf(section.fields), ...repeatOf(section) }))),
  required: sections.flatMap((section) => [`${section.id}_name`, `${section.id}_people`]),
} as JsonSchema // put together of parts of that type

/** Radios and long texts are asked for by an option. */
const control = (field: MixedField, section: MixedSection) => ({
  type: 'Control',
  scope: `#/properties/${field.name}`,
  options: { ...(field.kind === 'radios' ? { format: 'radio' } : {}), multi: field.kind === 'long-text' },
  ...(field.conditional
    ? { rule: { effect: 'SHOW', condition: { scope: `#/properties/${section.id}_kind`, schema: { const: KEY_VALUE } } } }
    : {}),
})

const uischema = {
  type: 'VerticalLayout',
  elements: sections.map((section) => ({
    type: 'Group',
    label: section.title,
    elements: [
      ...section.fields.map((field) => control(field, section)),
      ...(section.repeat === null ? [] : [{ type: 'Control', scope: `#/properties/${section.repeat.name}` }]),
    ],
  })),
} as UISchemaElement // as its documentation writes them

const ajv = createAjv({ multipleOfPrecision: 9 })
for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)

// `yes-no` is one box here, and a choice of several a table to which rows are added.
const fewerOf: Partial<Record<MixedField['kind'], number>> = { 'yes-no': 1, boxes: boxChoices.length }
const fewer = sections.flatMap((section) => section.fields).reduce((sum, { kind }) => sum + (fewerOf[kind] ?? 0), 0)

/** In a table of rows the cells have no ids of their own. */
function idOf(field: string): string {
  const [name = '', row, column = ''] = field.split('/')
  if (row === undefined) return `#/properties/${name}-input`
  const label = sections.flatMap(({ repeat }) => (repeat?.name === name ? [repeat.title] : []))[0] ?? ''
  const table = [...document.querySelectorAll('table')].find((each) => each.closest('fieldset')?.textContent.includes(label))
  const at = sections.flatMap(({ repeat }) => repeat?.columns ?? []).findIndex((each) => each.name === column)
  const cell = table?.querySelectorAll('tbody tr')[Number(row)]?.querySelectorAll('input')[at]
  if (cell) cell.id ||= field
  return cell?.id ?? field
}

offerBench({
  expected: expectedInputs(sections) - fewer,
  idOf,
  render: (box) => {
    const root = createRoot(box)
    root.render(
      <JsonForms schema={schema} uischema={uischema} data={mixedValues(n)} renderers={vanillaRenderers} cells={vanillaCells} ajv={ajv} />,
    )
    return () => root.unmount()
  },
})
