import fc from 'fast-check'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '#core/lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { formsRoot, jsonFilesIn, readJson, type FormSample } from '#testing/form-samples.ts'
import { playgroundExamples } from '#testing/playground/playground-examples.ts'
import { canonicalText } from '../canonical.ts'
import { codeListsOf } from '../code-lists.ts'
import { compileForm } from '../compile.ts'
import type { FormContext, FormIssue } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'
import { createInstance } from '../instance.ts'
import type { JsonSchema } from '../json-schema.ts'
import { parseFormDefinition } from '../parse.ts'
import { fromJsonSchema } from './from-json-schema.ts'
import type { ImportedForm } from './imported-form.ts'
import { plainSchema } from '../export/plain-schema.ts'

const meta = {
  key: 'imported',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử nhập lược đồ',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Thử' },
} as const

const context: FormContext = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsOf([], '2026-11-20') }

function imported(schema: JsonValue, uiSchema: JsonValue = {}): ImportedForm {
  let last = 0
  const made = fromJsonSchema(
    { schema, uiSchema },
    { ...meta, legalBasis: [...meta.legalBasis] },
    () => `id${String(++last).padStart(6, '0')}`,
  )
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const refused = (schema: JsonValue): readonly string[] => {
  const made = fromJsonSchema({ schema }, { ...meta, legalBasis: [...meta.legalBasis] }, () => 'id000001')
  return made.ok ? [] : made.error.map(({ code }) => code)
}

const typesOf = ({ definition }: ImportedForm): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(definition.schema.properties ?? {}).map(([name, each]) => [name, each['x-phieu']?.type]))

/** Rows of a form carry ids, which values from elsewhere lack. */
function withRows(schema: JsonSchema | undefined, value: JsonValue): JsonValue {
  const isRepeat = schema?.['x-phieu']?.type === 'repeat'
  if (Array.isArray(value)) {
    if (!isRepeat) return value
    const row = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`
    return value.map((each: JsonValue, at) => ({ _row: row(at), ...(withRows(schema?.items, each) as JsonObject) })) // rows are objects
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withRows(schema?.properties?.[name], each)]))
}

function issuesOf(definition: FormDefinition, values: JsonObject): readonly FormIssue[] {
  const compiled = compileForm(definition)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  return createInstance(compiled.value, withRows(definition.schema, values) as JsonObject, context).allIssues() // an object went in
}

const codes = (notes: readonly Issue[]): readonly string[] => notes.map(({ code, path }) => `${code} ${path}`)

describe('a form from a JSON Schema', () => {
  it('a field without a type is asked for: one of some texts as a choice, anything else as an island', () => {
    const open = { anyOf: [{ type: 'string' }, { type: 'object', patternProperties: { '^a': { type: 'number' } } }] }
    const made = imported({
      type: 'object',
      properties: { name: { type: 'string' }, kind: { enum: ['a', 'b'] }, open, any: {}, said: { title: 'Lời' } },
      allOf: [
        { properties: { said: { type: 'string' } } },
        { if: { properties: { kind: { const: 'a' } }, required: ['kind'] }, then: { properties: { name: { minLength: 2 } } } },
      ],
    })
    expect(typesOf(made)).toEqual({ name: 'text', kind: 'choice', open: 'island', any: 'island', said: undefined })
    expect(issuesOf(made.definition, { name: 'x', kind: 'a', open: { a1: 1 } }).map(({ code }) => code)).toEqual(['minLength'])
  })

  it.each(playgroundExamples.map((example) => [example.name, example] as const))('judges values as the example does: %s', (_, example) => {
    const schema = { type: 'object', title: example.title, ...example.schema, unevaluatedProperties: false }
    const made = imported(plainSchema(schema as unknown as JsonSchema), (example.uiSchema ?? {}) as JsonObject) // examples are JSON
    for (const { name, values, wrong } of example.data)
      expect([name, issuesOf(made.definition, values).filter(({ severity }) => severity === 'block').length > 0]).toEqual([
        name,
        wrong.length > 0,
      ])
  })

  it.each(
    readdirSync(formsRoot, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('form.json'))
      .map((path) => [path, join(formsRoot, path)] as const),
  )('takes the schema of a form of the city, and its valid records: %s', (_, path) => {
    const own = readJson<FormDefinition>(path)
    const made = imported(plainSchema(own.schema))
    const samples = join(path, '..', 'samples')
    for (const file of jsonFilesIn(samples).filter((each) => each.startsWith('valid')))
      expect([file, issuesOf(made.definition, readJson<FormSample>(join(samples, file)).values)]).toEqual([file, []])
  })

  it('guesses types, gives ids and headings, and its document is canonical', () => {
    const made = imported({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Trang trại',
      definitions: { money: { type: 'number', minimum: 0, multipleOf: 0.01 } },
      properties: {
        farmName: { type: 'string' },
        story: { type: 'string', maxLength: 2000 },
        born: { type: 'string', format: 'date' },
        heads: { type: 'integer' },
        price: { $ref: '#/definitions/money' },
        kind: { enum: ['pig', 'fish'], type: 'string' },
        skills: { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a', 'b'] } },
        site: { type: 'string', format: 'uri' },
        barns: { type: 'array', items: { type: 'object', properties: { size: { type: 'integer' } }, required: ['size'] } },
        any: { type: ['string', 'null'] },
      },
      required: ['farmName'],
    })
    expect(typesOf(made)).toEqual({
      farmName: 'text',
      story: 'long-text',
      born: 'date',
      heads: 'integer',
      price: 'decimal',
      kind: 'choice',
      skills: 'multi-choice',
      site: 'url',
      barns: 'repeat',
      any: 'island',
    })
    expect(made.definition.title).toBe('Trang trại')
    expect(made.definition.schema.properties?.['farmName']?.title).toBe('Farm name')
    expect(codes(made.notes)).toEqual(['import.island /schema/properties/any'])
    const text = canonicalText(made.definition)
    const again = parseFormDefinition(JSON.parse(text))
    expect(again.ok && canonicalText(again.value)).toBe(text)
  })

  it('takes the words, the types and the order of RJSF’s pair, and tells what it leaves out', () => {
    const made = imported(
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string', enum: ['x', 'y'] }, c: { type: 'string' } } },
      {
        'ui:order': ['c', '*'],
        a: { 'ui:widget': 'textarea', 'ui:title': 'Ghi chú', 'ui:help': 'Viết ngắn.', 'ui:placeholder': '…' },
        b: { 'ui:enumNames': ['Một', 'Hai'] },
        c: { 'ui:options': { readonly: true, rows: 3 } },
      },
    )
    const { a, b, c } = made.definition.schema.properties ?? {}
    expect(typesOf(made)).toEqual({ a: 'long-text', b: 'choice', c: 'text' })
    expect([a?.title, a?.description, b?.oneOf, c?.readOnly]).toEqual([
      'Ghi chú',
      'Viết ngắn.',
      [
        { const: 'x', title: 'Một' },
        { const: 'y', title: 'Hai' },
      ],
      true,
    ])
    expect(made.definition.uiSchema).toEqual({ 'ui:order': ['c', '*'] })
    expect(codes(made.notes)).toEqual(['import.dropped /uiSchema/a/ui:placeholder', 'import.dropped /uiSchema/c/ui:options/rows'])
  })

  it('keeps a condition, and requires what it tests', () => {
    const made = imported({
      type: 'object',
      properties: { k: { type: 'string', enum: ['x', 'y'] } },
      if: { properties: { k: { const: 'x' } } },
      then: { properties: { more: { type: 'string' } }, required: ['more'] },
    })
    expect(codes(made.notes)).toEqual(['import.test-required /schema/if'])
    expect(issuesOf(made.definition, { k: 'x' }).map(({ code, path }) => `${code} ${path}`)).toEqual(['required /more'])
    expect(issuesOf(made.definition, { k: 'y' })).toEqual([])
    expect(issuesOf(made.definition, {})).toEqual([])
  })

  it('keeps recursion in an island, with the definitions that it needs', () => {
    const made = imported({
      type: 'object',
      properties: { name: { type: 'string' }, tree: { $ref: '#/$defs/node' } },
      $defs: {
        node: { type: 'object', properties: { label: { type: 'string' }, below: { type: 'array', items: { $ref: '#/$defs/node' } } } },
      },
    })
    expect(typesOf(made)).toEqual({ name: 'text', tree: 'island' })
    expect(issuesOf(made.definition, { tree: { label: 'a', below: [{ label: 'b', below: [] }] } })).toEqual([])
    expect(issuesOf(made.definition, { tree: { label: 1 } })).not.toEqual([])
  })

  it('keeps a list of what leads back to itself in an island, wherever the circle begins', () => {
    const person = { type: 'object', properties: { name: { type: 'string' }, kids: { type: 'array', items: { $ref: '#/$defs/person' } } } }
    const islands = (schema: JsonObject) => typesOf(imported({ ...schema, $defs: { person } }))
    const all = { type: 'object', properties: { n: { type: 'string' }, kids: { type: 'array', items: { $ref: '#/$defs/person' } } } }
    expect(islands(all)).toEqual({ n: 'text', kids: 'island' })
    expect(islands({ $ref: '#/$defs/person' })).toEqual({ name: 'text', kids: 'island' })
  })

  it('refuses a circle through the whole or through a field with its place, and leaves out one that says nothing', () => {
    const named = (more: JsonObject) => ({ type: 'object', properties: { n: { type: 'string' }, ...more } })
    expect(refused(named({ all: { type: 'array', items: { $ref: '#' } } }))).toEqual(['ref.recursive'])
    expect(refused(named({ a: { type: 'object', properties: { b: { $ref: '#/properties/a' } } } }))).toEqual(['ref.not-local'])
    expect(codes(imported({ ...named({}), allOf: [{ $ref: '#' }] }).notes)).toEqual(['import.dropped /schema/allOf/0/$ref'])
  })

  it('leaves out what no form may have, and says so', () => {
    const made = imported(
      JSON.parse('{"properties":{"a":{"type":"string","contentEncoding":"base64"},"_row":{"type":"string"}},"minProperties":1}'),
    )
    expect(typesOf(made)).toEqual({ a: 'text' })
    expect(codes(made.notes)).toEqual([
      'import.dropped /schema/minProperties',
      'import.dropped /schema/properties/a/contentEncoding',
      'import.reserved /schema/properties/_row',
    ])
  })

  it.each([
    ['no object', { type: 'string' }, ['import.no-object']],
    ['no schema', 7, ['import.no-object']],
    [
      'rows alone',
      { properties: { a: { type: 'array', items: { type: 'object', properties: { b: { type: 'string' } } } } } },
      ['import.no-title'],
    ],
    ['a circle', { $ref: '#' }, ['import.no-object']],
  ])('refuses what asks for nothing: %s', (_, schema, expected) => {
    expect(refused(schema as JsonValue)).toEqual(expected)
  })

  it('refuses names that would poison an object', () => {
    expect(refused(JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'))).not.toEqual([])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'toString', 'x-phieu'), fc.jsonValue({ maxDepth: 3 })),
        (schema, properties) => {
          fromJsonSchema({ schema: schema as JsonValue }, { ...meta, legalBasis: [] }, () => 'id000001')
          fromJsonSchema(
            { schema: { type: 'object', properties } as JsonValue, uiSchema: schema as JsonValue },
            { ...meta, legalBasis: [...meta.legalBasis] },
            () => 'id000001',
          )
        },
      ),
    )
  })
})
