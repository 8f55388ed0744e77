import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import type { FormDefinition } from '../definition.ts'
import { outlineOf, type OutlineNode } from './outline.ts'

/** One field at the top is said something of, or taken out; the rest is the same objects. */
const changes: Readonly<Record<string, (form: FormDefinition, node: OutlineNode) => FormDefinition>> = {
  'its settings on the screen': (form, { name, ui }) => ({
    ...form,
    uiSchema: { ...form.uiSchema, [name]: { ...ui, 'ui:help': 'ghi như trên giấy' } },
  }),
  'that it is required': (form, { name }) => ({ ...form, schema: { ...form.schema, required: [...(form.schema.required ?? []), name] } }),
  'its absence': (form, { name }) => {
    const { [name]: _, ...properties } = form.schema.properties ?? {}
    return { ...form, schema: { ...form.schema, properties } }
  },
  'its title': (form, { name }) => {
    const { properties = {} } = form.schema
    return { ...form, schema: { ...form.schema, properties: { ...properties, [name]: { ...properties[name], title: 'Tên khác' } } } }
  },
}

describe('the outline of a definition that an author changed', () => {
  it.each(Object.entries(changes))('is that of a definition read anew: %s', (_, change) => {
    // With branches, blocks and rows, and not long.
    for (const form of allForms.filter(({ key }) => key === 'household-business' || key === 'heritage-site')) {
      const top = outlineOf(form).all.filter(({ parent, site }) => parent === '' && site.length === 2)
      for (const node of top.filter((_each, at) => at % 3 === 0)) {
        outlineOf(form)
        const next = change(form, node)
        const shown = outlineOf(next)
        expect(shown, `${form.key} ${node.name}`).toEqual(outlineOf(structuredClone(next)))
      }
    }
  })
})
