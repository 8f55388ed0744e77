import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import type { FormDefinition, UiSchema } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'

/** One field of a form being written, apart from the form. */
export interface SingleField {
  readonly key: string
  readonly name: string
  readonly schema: JsonSchema
  readonly ui: UiSchema
  readonly isRequired: boolean
  readonly translations: FormDefinition['translations']
}

/** Nothing is worked out where a field stands alone. */
function typed(schema: JsonSchema): JsonSchema {
  const { computed, ...settings } = schema['x-phieu'] ?? { id: '', type: 'text' }
  return computed === true ? { ...schema, readOnly: true, 'x-phieu': settings } : schema
}

/** A form of that field alone; null while what is said of it makes none. Its inputs have ids of their own on the page. */
export function singleField(field: SingleField, $defs: JsonSchema['$defs']): CompiledForm | null {
  const { key, name, schema, ui, isRequired, translations } = field
  const made = compileForm({
    format: 1,
    key: 'one-field',
    version: 1,
    title: '-',
    department: 'none',
    owner: '-',
    purpose: '-',
    legalBasis: ['-'],
    retention: { kind: 'never-delete', basis: '-' },
    identityKeys: [],
    searchable: [],
    titleFields: [`/${name}`],
    personalData: {},
    schema: {
      type: 'object',
      properties: { [name]: typed(schema) },
      ...(isRequired ? { required: [name] } : {}),
      ...($defs === undefined ? {} : { $defs }),
      unevaluatedProperties: false,
    },
    uiSchema: Object.keys(ui).length === 0 ? {} : { [name]: ui },
    rules: [],
    translations,
  })
  if (!made.ok) return null
  const nodes = made.value.nodes.map((node): FormNode => ({ ...node, key: `${key}-${node.key}` }))
  return { ...made.value, nodes, byPath: new Map(nodes.map((node) => [node.path, node])) }
}
