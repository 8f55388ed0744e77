import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../lib/json.ts'
import { newField } from '../../authoring/new-field.ts'
import { compileForm } from '../../compile.ts'
import { fieldTypeNames, type FieldSettings, type FieldTypeName } from '../../field-settings.ts'
import { fillFieldIds } from '../../fill-field-ids.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { parseFormDefinition } from '../../parse.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { convertField, conversionsOf } from './convert-field.ts'
import type { FieldParts } from './panel.ts'

const uiOf = (type: FieldTypeName) => (type === 'hidden' ? { 'ui:widget': 'hidden' as const } : {})

function made(type: FieldTypeName, more: JsonSchema = {}, settings: Partial<FieldSettings> = {}): FieldParts {
  const schema = newField({ type, title: 'Mục', help: 'Ghi gì.', concept: 'a.b' })
  const own = { ...schema['x-phieu'], id: 'field000', ...settings } as FieldSettings // with its type
  return { schema: { ...schema, ...more, 'x-phieu': own }, uiSchema: uiOf(type) }
}

function issuesOf({ schema, uiSchema }: FieldParts) {
  let last = 0
  const definition = smallDefinition({ schema: smallSchema({ made: schema }), uiSchema: { made: uiSchema } })
  const filled = fillFieldIds(definition as unknown as JsonObject, () => `id${String(++last).padStart(6, '0')}`) // JSON by its type
  const parsed = parseFormDefinition(filled)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  return compiled.ok ? [] : compiled.error
}

const lost = (from: FieldTypeName, to: FieldTypeName, field: FieldParts) =>
  convertField(from, to, field).lost.map(({ code, params }) => `${code} ${String(params['name'] ?? params['keyword'])}`)

describe('a field of another type', () => {
  it.each(fieldTypeNames)('from %s to any other is admitted and compiles, with its words, its id and its concept', (from) => {
    for (const to of fieldTypeNames.filter((each) => each !== from)) {
      const { schema, uiSchema } = convertField(from, to, made(from))
      expect([
        from,
        to,
        schema['x-phieu']?.type,
        schema.title,
        schema.description,
        schema['x-phieu']?.id,
        schema['x-phieu']?.concept,
      ]).toEqual([from, to, to, 'Mục', 'Ghi gì.', 'field000', 'a.b'])
      // A hidden field stays hidden, which only some types can be shown as.
      expect([from, to, issuesOf({ schema, uiSchema })]).toEqual([from, to, []])
    }
  })

  it('keeps what means the same there, and tells the rest', () => {
    const text = made('text', { minLength: 2, maxLength: 50, pattern: '^[0-9]+$', default: '123' }, { upperCase: true })
    const long = convertField('text', 'long-text', text)
    expect([long.schema.minLength, long.schema.maxLength, long.schema.default, long.uiSchema]).toEqual([
      2,
      50,
      '123',
      { 'ui:widget': 'textarea' },
    ])
    expect(lost('text', 'long-text', text)).toEqual(['convert.setting shape', 'convert.setting capitals'])
    expect(lost('text', 'date', text)).toEqual([
      'convert.setting leastCharacters',
      'convert.setting mostCharacters',
      'convert.setting shape',
      'convert.setting capitals',
      'convert.setting default',
    ])
  })

  it('keeps the codes of choices, not only their words', () => {
    const oneOf = [
      { const: 'old', title: 'Cũ' },
      { const: 'new', title: 'Mới' },
    ]
    const several = convertField('choice', 'multi-choice', made('choice', { oneOf }))
    expect([several.schema.items?.oneOf, several.lost]).toEqual([oneOf, []])
    expect(convertField('multi-choice', 'ranking', several).schema.items?.oneOf).toEqual(oneOf)
    expect(
      convertField('multi-choice', 'image-choice', several).schema.items?.oneOf ??
        convertField('choice', 'image-choice', several).schema.oneOf,
    ).toEqual(oneOf)
  })

  it('keeps numbers within their limits, and a limit that is none there is told', () => {
    const decimal = made('decimal', { minimum: 0.5, maximum: 90 }, { suffix: 'm²' })
    const whole = convertField('decimal', 'integer', decimal)
    expect([whole.schema.maximum, whole.schema['x-phieu']?.suffix]).toEqual([90, 'm²'])
    expect(lost('decimal', 'integer', decimal)).toContain('convert.setting least')
  })

  it('a group becomes rows with all its fields and conditions, and back', () => {
    const inner = { name: { ...newField({ type: 'text', title: 'Tên' }) } }
    const condition: JsonSchema = {
      if: { properties: { name: { const: 'x' } }, required: ['name'] },
      then: { properties: { more: newField({ type: 'text', title: 'Thêm' }) } },
    }
    const group = made('group', { properties: inner, required: ['name'], allOf: [condition] })
    const rows = convertField('group', 'repeat', { ...group, uiSchema: { 'ui:order': ['name', 'more'] } })
    expect(issuesOf(rows)).toEqual([])
    expect([rows.schema.items?.required, rows.schema.items?.allOf, rows.lost]).toEqual([['_row', 'name'], [condition], []])
    expect(rows.uiSchema).toEqual({ items: { 'ui:order': ['name', 'more'], _row: { 'ui:widget': 'hidden' } } })
    const back = convertField('repeat', 'group', rows)
    expect([back.schema, back.uiSchema, back.lost]).toEqual([group.schema, { 'ui:order': ['name', 'more'] }, []])
  })

  it('tells the fields that were inside and have no place', () => {
    expect(lost('address', 'text', made('address'))).toEqual(['convert.field province', 'convert.field commune', 'convert.field detail'])
  })

  it('a value that is worked out stays so', () => {
    const sum = convertField('integer', 'decimal', made('integer', { readOnly: true }, { computed: true }))
    expect([sum.schema.readOnly, sum.schema['x-phieu']?.computed, sum.lost]).toEqual([true, true, []])
  })
})

describe('the conversions offered first', () => {
  it.each(fieldTypeNames)('of %s are of other types', (type) => {
    expect(conversionsOf(type)).not.toContain(type)
    expect(conversionsOf(type).length).toBeGreaterThan(0)
  })
  it('are those that lose least', () => expect(conversionsOf('integer').slice(0, 2)).toEqual(['decimal', 'money']))
})
