import Form from '@rjsf/core'
import type { UiSchema as RjsfUiSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance, type Instance } from '#core/form/instance.ts'
import { placesOf, rowsAt } from '#core/form/node-values.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { formats } from '#core/form/validate/formats.ts'
import { visibleValues } from '#core/form/visible-values.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { unescapeName, type RecordPath } from '#core/lib/record-path.ts'

const forms = Object.entries(
  import.meta.glob<string>('../../form-definitions/*/*/form.json', { eager: true, query: '?raw', import: 'default' }),
)
const samples = Object.entries(
  import.meta.glob<string>('../../form-definitions/*/*/samples/valid-*.json', { eager: true, query: '?raw', import: 'default' }),
)
const lists = Object.values(
  import.meta.glob<string>('../../form-definitions/code-lists/*.json', { eager: true, query: '?raw', import: 'default' }),
).map(
  (text) => JSON.parse(text) as CodeList, // read as it lies there; scripts check the lists
)

const validator = customizeValidator({
  // The library types the class of JSON Schema draft 7; the newer one has the same surface.
  AjvClass: Ajv2020 as never,
  ajvOptionsOverrides: { strict: false, multipleOfPrecision: 9 },
  customFormats: Object.fromEntries(
    Object.entries(formats).map(([name, format]) => [name, (text: string) => format(text, { demo: true }) === null]),
  ),
})

function compiled(text: string): CompiledForm {
  const parsed = parseFormDefinition(JSON.parse(text))
  const result = parsed.ok ? compileForm(parsed.value) : parsed
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

// Left to itself RJSF fills in what a condition tests (`const`), and so chooses for the clerk.
const noDefaults = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults' } as const

/** The ids that a stock RJSF form gives to the fields that it shows. */
function shownByRjsf(form: CompiledForm, values: JsonObject): Set<string> {
  const { schema, uiSchema } = form.definition
  // RJSF's own types of schema and uiSchema are wider in name and narrower in detail than what they admit.
  const page = renderToStaticMarkup(
    <Form
      schema={schema as object}
      uiSchema={uiSchema as RjsfUiSchema}
      formData={values}
      validator={validator}
      experimental_defaultFormStateBehavior={noDefaults}
    />,
  )
  return new Set([...page.matchAll(/ id="(root_[^"]+)"/g)].map((match) => match[1] ?? ''))
}

/** `/members/@<row>/share` → `root_members_1_share`. */
function rjsfId(values: JsonObject, place: RecordPath): string {
  const steps = place.split('/').slice(1)
  const names = steps.map((step, i) =>
    step.startsWith('@') ? rowsAt(values, `/${steps.slice(0, i).join('/')}`).findIndex((row) => row === step.slice(1)) : unescapeName(step),
  )
  return ['root', ...names].join('_')
}

function expectSameFields(instance: Instance, context: FormContext): void {
  const { form } = instance
  const values = visibleValues(form, instance.values(), context)
  const theirs = shownByRjsf(form, values)
  const places = form.nodes.flatMap((node) => placesOf(values, node.path))
  const ours = places.filter((place) => instance.isPresent(place)).map((place) => rjsfId(values, place))
  const all = new Set(form.nodes.flatMap((node) => placesOf(instance.values(), node.path)).map((place) => rjsfId(instance.values(), place)))
  expect([...theirs].filter((id) => all.has(id)).toSorted()).toEqual(ours.toSorted())
}

/** Values worth trying for a field that conditions read. */
function alternatives(instance: Instance, path: RecordPath): readonly (JsonValue | undefined)[] {
  const node = instance.form.byPath.get(path)
  if (node === undefined || node.kind !== 'field' || node.repeats.length > 0) return []
  if (node.type === 'yes-no') return [true, false, undefined]
  return [
    ...node.choices.map((choice) => choice.value),
    ...(node.settings.list === undefined
      ? []
      : instance
          .choices(path)
          .slice(0, 3)
          .map((choice) => choice.value)),
    undefined,
  ]
}

describe.each(forms)('%s', (file, text) => {
  const form = compiled(text)
  const own = samples.filter(([path]) => path.startsWith(file.replace('form.json', '')))
  const opened = own.map(([, sample]) => {
    const { asOf, values, previous } = JSON.parse(sample) as { asOf: string; values: JsonObject; previous?: JsonObject } // read as it lies there
    const context: FormContext = { asOf, lists: codeListsOf(lists, asOf), demo: true, previous: previous ?? null }
    return { values, context }
  })

  it('shows the same fields as a stock RJSF form, for every sample', () => {
    expect(opened.length).toBeGreaterThan(0)
    for (const { values, context } of opened) expectSameFields(createInstance(form, values, context), context)
  })

  it('shows the same fields whatever is chosen where conditions look', () => {
    const [{ values, context } = { values: {}, context: null }] = opened
    if (context === null) throw new Error('no sample')
    const asked = form.nodes.filter((node) => (form.program.dependents.get(node.path)?.presence.length ?? 0) > 0)
    for (const node of asked) {
      const instance = createInstance(form, values, context)
      for (const value of alternatives(instance, node.path)) {
        instance.set(node.path, value)
        expectSameFields(instance, context)
      }
    }
  })
})
