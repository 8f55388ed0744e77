import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formsRoot, jsonFilesIn, readJson } from '#testing/form-samples.ts'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import { isJsonObject } from '../../../lib/json.ts'
import { unescapeName } from '../../../lib/record-path.ts'
import { newField } from '../../authoring/new-field.ts'
import { compileForm } from '../../compile.ts'
import { declaredFields } from '../../declared-fields.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import { fieldTypeNames, type FieldTypeName } from '../../field-settings.ts'
import { fillFieldIds } from '../../fill-field-ids.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { parseFormDefinition } from '../../parse.ts'
import { dataOf, smallAbout } from '../../testing/panel-data.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'
import type { FieldParts } from './panel.ts'
import { panelSchema } from './panel-schema.ts'
import { entriesOf, readPanel } from './read-panel.ts'
import { writePanel } from './write-panel.ts'

interface Case extends FieldParts {
  readonly name: string
  readonly type: FieldTypeName
}

const uiOf = (type: FieldTypeName): UiSchema => (type === 'hidden' ? { 'ui:widget': 'hidden' } : {})

const newCases: readonly Case[] = fieldTypeNames.map((type) => ({
  name: `a new ${type}`,
  type,
  schema: { ...newField({ type, title: 'Mục mới' }) },
  uiSchema: uiOf(type),
}))

function uiAt(ui: unknown, path: string): UiSchema {
  let at: unknown = ui
  for (const step of path.split('/').slice(1)) at = isJsonObject(at) ? at[step === '@' ? 'items' : unescapeName(step)] : undefined
  return isJsonObject(at) ? at : {}
}

const folders = readdirSync(formsRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(formsRoot, entry.name)).map((key) => join(formsRoot, entry.name, key, 'form.json')))
  .filter((file) => existsSync(file))

const realCases: readonly Case[] = folders.flatMap((file) => {
  const { key, schema, uiSchema } = readJson<FormDefinition>(file)
  return declaredFields(schema).flatMap((field) =>
    field.sites.flatMap((site): readonly Case[] => {
      const type = site.schema['x-phieu']?.type
      return type === undefined ? [] : [{ name: `${key}${field.path}`, type, schema: site.schema, uiSchema: uiAt(uiSchema, field.path) }]
    }),
  )
})

const lists = jsonFilesIn(join(formsRoot, 'code-lists'))
const admits = (schema: JsonSchema, data: JsonValue): readonly JsonValue[] => {
  const found: JsonObject[] = []
  createSchemaCompiler(schema)(schema)(data, '', { report: ({ code, path }) => void found.push({ code, path }), demo: true }, null)
  return found
}

const compileIssues = (field: FieldParts) => {
  let last = 0
  const definition = smallDefinition({ schema: smallSchema({ made: field.schema }), uiSchema: { made: field.uiSchema } })
  const filled = fillFieldIds(definition as unknown as JsonObject, () => `id${String(++last).padStart(6, '0')}`) // JSON by its type
  const parsed = parseFormDefinition(filled)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  return compiled.ok ? [] : compiled.error
}

describe('a panel that shows a field', () => {
  it('has fields of all the real forms to show', () => {
    expect(lists.length).toBeGreaterThan(10)
    expect(new Set(realCases.map(({ type }) => type)).size).toBeGreaterThan(20)
  })

  const writesBack = ({ name, type, schema, uiSchema }: Case): void => {
    const same = { ok: true, value: { schema, uiSchema, notes: [] } }
    expect(writePanel(type, schema, uiSchema, readPanel(type, schema, uiSchema)), name).toEqual(same)
    for (const entry of entriesOf(type, { schema, uiSchema })) {
      const own = entry.read({ schema, uiSchema })
      if (Object.keys(own).length > 0) expect(entry.write({ schema, uiSchema }, own), name).toEqual(same)
    }
  }
  const admitsItself = ({ name, type, schema, uiSchema }: Case): void =>
    expect(admits(panelSchema(type, schema, uiSchema, smallAbout).schema, readPanel(type, schema, uiSchema)), name).toEqual([])

  it.each(newCases)('writes $name back as it read it, each entry by itself too, and admits what it shows', (each) => {
    writesBack(each)
    admitsItself(each)
  })

  it('does the same with every field of the real forms', () => {
    for (const each of realCases) {
      writesBack(each)
      admitsItself(each)
    }
  })
})

/** A switch that is off, a list that is empty: as good as not there. */
const isNothing = (value: JsonValue | undefined): boolean =>
  value === undefined || value === false || (Array.isArray(value) && value.length === 0)

/** Boxes that were ticked, in whatever order. */
const inOrder = (value: JsonValue | undefined): JsonValue | undefined =>
  Array.isArray(value) && value.every((each: JsonValue) => typeof each === 'string') ? value.toSorted() : value

const hasCodes = (value: JsonValue | undefined): boolean =>
  !Array.isArray(value) || value.every((row: JsonValue) => !isJsonObject(row) || !('title' in row) || 'code' in row)

describe('what a panel admits', () => {
  it.each(newCases)('makes $name that is admitted and compiles, and is read again as it was written', ({ type, schema, uiSchema }) => {
    const panel = panelSchema(type, schema, uiSchema, smallAbout)
    let written = 0
    const runs = 60
    fc.assert(
      fc.property(dataOf(panel.schema), (value) => {
        const data = value as JsonObject // a panel's schema is of an object
        expect(admits(panel.schema, data)).toEqual([])
        const field = writePanel(type, schema, uiSchema, data)
        if (!field.ok) {
          expect(field.error.map(({ code }) => code.replace(/\..*/, ''))).toEqual(field.error.map(() => 'panel'))
          return
        }
        written++
        expect(compileIssues(field.value)).toEqual([])
        const again = readPanel(type, field.value.schema, field.value.uiSchema)
        for (const [name, given] of Object.entries(data))
          if (hasCodes(given) && !(isNothing(given) && isNothing(again[name])))
            expect([name, inOrder(again[name])]).toEqual([name, inOrder(given)])
      }),
      { numRuns: runs, seed: 20261120 },
    )
    expect(written).toBeGreaterThan(2)
  })

  it('leaves a setting alone that was not changed, whatever it is', () => {
    const odd: JsonSchema = { ...newField({ type: 'decimal', title: 'Tỷ lệ' }), multipleOf: 0.5, not: { const: 1 } }
    const data = { ...readPanel('decimal', odd, {}), unit: '%' }
    const field = writePanel('decimal', odd, {}, data)
    expect(field.ok && field.value.schema).toEqual({ ...odd, 'x-phieu': { ...odd['x-phieu'], suffix: '%' } })
  })
})

describe('the choices of a panel', () => {
  const status = newField({ type: 'choice', title: 'Tình trạng', choices: ['Đang làm', 'Xong'] })
  const rows = (...choices: readonly JsonObject[]) => writePanel('choice', status, {}, { ...readPanel('choice', status, {}), choices })
  const codes = (result: ReturnType<typeof rows>) => (result.ok ? result.value.schema.oneOf : result.error)

  it('keep their codes when their words or their order change', () => {
    expect(codes(rows({ code: 'c2', title: 'Đã xong' }, { code: 'c1', title: 'Đang làm' }))).toEqual([
      { const: 'c2', title: 'Đã xong' },
      { const: 'c1', title: 'Đang làm' },
    ])
  })

  it('get codes from their words, like no other and like none that went', () => {
    const made = rows({ code: 'c2', title: 'Xong' }, { title: 'C1' }, { title: 'Tạm dừng' }, { title: 'Tạm dừng' })
    expect(codes(made)).toEqual([
      { const: 'c2', title: 'Xong' },
      { const: 'c1_2', title: 'C1' },
      { const: 'tam_dung', title: 'Tạm dừng' },
      { const: 'tam_dung_2', title: 'Tạm dừng' },
    ])
    expect(made.ok && made.value.notes).toEqual([{ code: 'choice.removed', path: '', params: { code: 'c1', title: 'Đang làm' } }])
  })

  it('are refused with one code twice, or with a name that reaches further than a code', () => {
    expect(codes(rows({ code: 'c1', title: 'A' }, { code: 'c1', title: 'B' }))).toEqual([
      { code: 'panel.code-twice', path: '/choices/1', params: { code: 'c1' } },
    ])
    expect(codes(rows({ code: '__proto__', title: 'A' }))).toEqual([
      { code: 'panel.code-reserved', path: '/choices/0', params: { code: '__proto__' } },
    ])
  })

  it('take the default with them that was one of them', () => {
    const begun = { ...status, default: 'c1' }
    const field = writePanel('choice', begun, {}, { ...readPanel('choice', begun, {}), choices: [{ code: 'c2', title: 'Xong' }] })
    expect(field.ok && [field.value.schema.default, field.value.notes.map(({ code }) => code)]).toEqual([
      undefined,
      ['choice.removed', 'default.removed'],
    ])
  })
})

describe('settings that contradict each other', () => {
  const refusal = (type: FieldTypeName, more: JsonObject) => {
    const schema = newField({ type, title: 'Mục' })
    const field = writePanel(type, schema, {}, { ...readPanel(type, schema, {}), ...more })
    return field.ok ? [] : field.error.map(({ code, path }) => [code, path])
  }
  it.each([
    ['integer', { least: 10, most: 3 }, 'panel.least-over-most', '/most'],
    ['slider', { least: 3, most: 3 }, 'panel.least-over-most', '/most'],
    ['text', { leastCharacters: 9, mostCharacters: 3 }, 'panel.least-over-most', '/mostCharacters'],
    ['text', { shape: 'own', pattern: '(?=x)' }, 'panel.pattern', '/pattern'],
    ['text', { shape: 'digits', default: 'abc' }, 'panel.default', '/default'],
    ['geo-point', { bounds: [{ south: 21, north: 20, west: 106, east: 107 }] }, 'panel.bounds', '/bounds/0'],
    ['slider', { step: 0.123_456_7 }, 'panel.step-decimals', '/step'],
  ] as const)('%s %j: %s', (type, more, code, path) => expect(refusal(type, more as JsonObject)).toEqual([[code, path]]))

  it('no table has a column that is higher than a line', () => {
    const schema: JsonSchema = newField({ type: 'repeat', title: 'Dòng' })
    const items = { ...schema.items, properties: { ...schema.items?.properties, note: newField({ type: 'long-text', title: 'Ghi chú' }) } }
    const field = writePanel('repeat', { ...schema, items }, {}, { layout: 'table' })
    expect(field).toEqual({ ok: false, error: [{ code: 'panel.no-column', path: '/layout', params: { title: 'Ghi chú' } }] })
  })
})
