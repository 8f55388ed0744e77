import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'
import type { PlaygroundExample } from './playground-example.ts'

/** The first field that has a value of its own. */
function titleField(properties: object): string {
  const [name] = Object.entries(properties).find(([, each]) => typeOf(each) !== 'group') ?? []
  return name === undefined ? '/list/title' : `/${name}`
}

const typeOf = (schema: { readonly 'x-phieu'?: { readonly type: string } }): string | undefined => schema['x-phieu']?.type

/** The example as a whole definition: parsed, admitted and compiled like any other. */
export function playgroundForm({ name, title, schema, uiSchema = {} }: PlaygroundExample): CompiledForm {
  const fields = Object.keys(schema.properties)
  const conditional = name === 'if-then-else' ? ['food'] : []
  const parsed = parseFormDefinition({
    format: 1,
    key: `playground-${name}`,
    version: 1,
    title,
    department: 'so-khcn',
    owner: 'Giám đốc Sở',
    purpose: 'Thử các loại biểu mẫu',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Không lưu' },
    identityKeys: [],
    searchable: [],
    titleFields: [titleField(schema.properties)],
    personalData: {},
    schema: { type: 'object', ...schema, unevaluatedProperties: false },
    uiSchema: { ...uiSchema, 'ui:options': { sections: [{ id: 'chung', title, fields: [...fields, ...conditional] }] } },
    rules: [],
    translations: {},
  })
  assert(parsed.ok, `${name}: ${JSON.stringify(parsed)}`)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, `${name}: ${JSON.stringify(compiled)}`)
  return compiled.value
}
