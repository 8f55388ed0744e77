// @vitest-environment happy-dom
import Form from '@rjsf/core'
import type { UiSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { testContext } from '#core/form/testing/compiled.ts'
import { validateValues } from '#core/form/validate-values.ts'
import { formats } from '#core/form/validate/formats.ts'
import { must } from '#core/lib/assert.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { propertyPath, unescapeName } from '#core/lib/record-path.ts'
import { plainJson } from '#renderer/rjsf/plain-json.ts'
import { rjsfSchema } from '#renderer/rjsf/rjsf-schema.ts'
import { renderForm } from '#renderer/testing/render-form.tsx'
import type { Edit, PlaygroundExample } from './playground-example.ts'
import { playgroundExamples } from './playground-examples.ts'
import { playgroundForm } from './playground-form.ts'

afterEach(cleanup)

const stockFormats = Object.fromEntries(
  Object.entries(formats).map(([name, format]) => [name, (value: string) => format(value, { demo: true }) === null]),
)
const stock = customizeValidator({ ajvOptionsOverrides: { strict: false, multipleOfPrecision: 9 }, customFormats: stockFormats })
const context = testContext()

interface AjvError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: { readonly missingProperty?: string; readonly additionalProperty?: string }
}

/** Where Ajv finds fault. Of alternatives that all fail it also tells each branch's own faults, of `if` that a branch failed; we tell the one mistake. */
function stockWrong(form: CompiledForm, values: JsonObject): readonly string[] {
  const { errors = [], validationError } = stock.rawValidation<AjvError>(rjsfSchema(form.definition.schema), values)
  if (validationError !== undefined) throw validationError
  const told = errors.filter((each) => each.keyword !== 'if' && !/\/(anyOf|oneOf)\/\d+\//.test(each.schemaPath))
  const paths = told.map(({ instancePath, params }) => {
    const name = params.missingProperty ?? params.additionalProperty
    return name === undefined ? instancePath : `${instancePath}/${name}`
  })
  return [...new Set(paths)].toSorted()
}

/** A record path with rows by position and names as they are. */
function plainPath(values: JsonObject, path: string): string {
  let at: JsonValue | undefined = values
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => {
      const index: number =
        Array.isArray(at) && step.startsWith('@')
          ? at.findIndex((row: JsonValue) => isJsonObject(row) && row['_row'] === step.slice(1))
          : -1
      const name = index < 0 ? unescapeName(step) : String(index)
      at = Array.isArray(at) ? (at as readonly JsonValue[])[Number(name)] : isJsonObject(at) ? at[name] : undefined // isArray forgets what the items are
      return name
    })
  return steps.map((step) => `/${step}`).join('')
}

/** Empty objects and lists are not kept by us. */
function withoutEmpty(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([name, part]): [string, JsonValue] => [name, withoutEmpty(part)])
  return Object.fromEntries(entries.filter(([, part]) => typeof part !== 'object' || part === null || Object.keys(part).length > 0))
}

/** The id of our control for RJSF's way to it. */
function ourId(form: CompiledForm, way: Edit['at']): string {
  for (let length = way.length; length > 0; length--) {
    const node = form.byPath.get(way.slice(0, length).reduce<string>((path, step) => propertyPath(path, String(step)), ''))
    if (node !== undefined && node.type === 'island') return [`f-${node.key}-in`, ...way.slice(length)].join('_')
    if (node !== undefined) return `f-${node.key}`
  }
  throw new Error(`nothing at ${way.join('/')}`)
}

const byId = (id: string): HTMLElement => must(document.getElementById(id), id)

function perform(edit: Edit, id: string, typed: string): void {
  switch (edit.kind) {
    case 'type':
      fireEvent.focus(byId(id))
      fireEvent.input(byId(id), { target: { value: typed } })
      return void fireEvent.blur(byId(id))
    case 'choose':
      return void fireEvent.change(byId(id), { target: { value: String(edit.to) } })
    case 'alternative':
      return void fireEvent.change(byId(`${id}__${edit.of}_select`), { target: { value: String(edit.to) } })
    case 'tick':
      return void fireEvent.click(byId(id))
    case 'add':
      return void fireEvent.click(byId(`${id}__add`))
  }
}

async function ours(example: PlaygroundExample, edits: readonly Edit[]): Promise<JsonObject> {
  const form = playgroundForm(example)
  const instance = createInstance(form, {}, context)
  for (const node of form.nodes)
    if (node.type !== 'island' && node.schema.default !== undefined) instance.set(node.path, node.schema.default)
  renderForm({}, { instance, formContext: context, isNew: true })
  await act(() => Promise.resolve())
  for (const edit of edits) perform(edit, ourId(form, edit.at), edit.kind === 'type' ? edit.text : '')
  return instance.values()
}

async function theirs(example: PlaygroundExample, edits: readonly Edit[]): Promise<JsonObject> {
  cleanup()
  const { schema, uiSchema } = playgroundForm(example).definition
  const held: { data: unknown } = { data: {} }
  const latest = (event: { readonly formData?: unknown }) => {
    held.data = event.formData
  }
  render(<Form schema={rjsfSchema(schema)} uiSchema={uiSchema as UiSchema} validator={stock} onChange={latest} />) // admitted, and RJSF's own format
  await act(() => Promise.resolve())
  for (const edit of edits) perform(edit, ['root', ...edit.at].join('_'), edit.kind === 'type' ? (edit.stock ?? edit.text) : '')
  const data = plainJson(held.data)
  return isJsonObject(data) ? data : {}
}

// Islands come with a chunk of their own; the first one waits for it.
beforeAll(async () => {
  await ours(must(playgroundExamples.at(-1), 'an example'), [])
  await waitFor(() => expect(document.querySelector('.ph-island')).not.toBeNull(), { timeout: 60_000 })
}, 90_000)

// Two forms are mounted and filled in: a busy machine takes its time.
describe.each(playgroundExamples.map((example) => [example.name, example] as const))('%s', { timeout: 60_000 }, (_, example) => {
  const form = playgroundForm(example)

  test.each(example.data.map((data) => [data.name, data] as const))(
    '%s: right or wrong at the same places as for Ajv',
    (__, { values, wrong }) => {
      const found = validateValues(form, values, context).map((each) => plainPath(values, each.path))
      expect([...new Set(found)].toSorted()).toEqual(wrong.toSorted())
      expect(stockWrong(form, values)).toEqual(wrong.toSorted())
    },
  )

  test('a new record begins with the values that a stock form begins with', async () => {
    const [own, stocks] = [withoutEmpty(await ours(example, [])), withoutEmpty(await theirs(example, []))]
    expect(own).toEqual(example.difference?.begins ?? stocks)
    // A difference that is none any more is taken out of the list.
    if (example.difference !== undefined) expect(own).not.toEqual(stocks)
  })

  test('the same edits give the same record as in a stock form', async () => {
    const [own, stocks] = [withoutEmpty(await ours(example, example.edits)), withoutEmpty(await theirs(example, example.edits))]
    expect(own).toEqual(example.difference?.ends ?? stocks)
    expect(own).not.toEqual({})
  })
})
