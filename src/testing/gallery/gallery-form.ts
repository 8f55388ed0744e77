import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import type { FieldCase } from './field-case.ts'
import { keyedForm } from './keyed-form.ts'

export const galleryStates = ['empty', 'filled', 'invalid', 'warning', 'read-only', 'masked', 'disabled', 'read'] as const
export type GalleryState = (typeof galleryStates)[number]

const WARNING_ID = 'gwarning'

/** Every field of the schema that somebody would fill in, read-only. */
function readOnly(schema: JsonSchema): JsonSchema {
  const { properties, items } = schema
  return {
    ...schema,
    readOnly: true,
    ...(properties === undefined || !isContainer(schema)
      ? {}
      : {
          properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, name === '_row' ? each : readOnly(each)])),
        }),
    ...(items === undefined || schema['x-phieu']?.type !== 'repeat' ? {} : { items: { ...readOnly(items), readOnly: false } }),
  }
}

const isContainer = (schema: JsonSchema): boolean =>
  ['group', 'address', 'grid', 'matrix', 'repeat', undefined].includes(schema['x-phieu']?.type)

const masked = { masked: true }

/** As a reader without the right gets it: each value hidden, rows still counted. */
function mask(schema: JsonSchema, value: JsonValue): JsonValue {
  if (!isContainer(schema)) return masked
  if (Array.isArray(value)) return value.map((row: JsonValue) => mask(schema.items ?? {}, row))
  if (!isJsonObject(value)) return masked
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === '_row' ? each : mask(schema.properties?.[name] ?? {}, each ?? null)]),
  )
}

/** The values of a case in a state. */
export function valuesOf(field: FieldCase, state: GalleryState): JsonObject {
  const around = field.around ?? {}
  if (state === 'empty') return {}
  if (state === 'masked') return { ...around, field: mask(field.schema, field.filled) }
  if (state !== 'invalid') return { ...around, field: field.filled }
  return field.invalid.value === undefined ? around : { ...around, field: field.invalid.value }
}

function definitionOf(field: FieldCase, state: GalleryState): FormDefinition {
  const schema = state === 'read-only' ? readOnly(field.schema) : field.schema
  const rules = [
    ...(field.rules ?? []),
    ...(state === 'warning'
      ? [
          {
            id: WARNING_ID,
            check: '1 > 2',
            at: '/field',
            severity: 'warn' as const,
            message: 'Khác với hồ sơ năm trước. Kiểm tra lại trên giấy tờ.',
          },
        ]
      : []),
  ]
  return {
    format: 1,
    key: 'field-gallery',
    version: 1,
    title: 'Trang trưng bày',
    department: 'so-khcn',
    owner: 'Giám đốc Sở',
    purpose: 'Xem từng loại mục',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Không lưu' },
    ...(field.type === 'period' ? { period: { kind: 'month' as const, field: '/field' } } : {}),
    identityKeys: [],
    searchable: [],
    titleFields: ['/note'],
    personalData: {},
    schema: {
      type: 'object',
      properties: {
        ...field.siblings,
        field: schema,
        note: { type: 'string', title: 'Ghi chú', 'x-phieu': { id: 'gnote000', type: 'text' } },
      },
      ...(field.optional === true ? {} : { required: ['field'] }),
      unevaluatedProperties: false,
    },
    uiSchema: {
      ...(field.ui === undefined ? {} : { field: field.ui }),
      'ui:options': {
        sections: [
          // With a neighbour, or a group would leave its heading to the section's.
          { id: `${slug(field.name)}-${state}`, title: state, fields: [...Object.keys(field.siblings ?? {}), 'field', 'note'] },
        ],
      },
    },
    rules,
    translations: {
      en: {
        fields: field.en,
        ...(state === 'warning' ? { rules: { [WARNING_ID]: 'Differs from last year’s record. Check the papers.' } } : {}),
      },
    },
  }
}

export const slug = (name: string): string => name.replace(/[^a-z0-9]+/gi, '-')

/** One definition per case, compiled by the engine; a state changes what a form would change for it. */
export function galleryForm(field: FieldCase, state: GalleryState): CompiledForm {
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(definitionOf(field, state))))
  assert(parsed.ok, `${field.name}: ${JSON.stringify(parsed)}`)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, `${field.name}: ${JSON.stringify(compiled)}`)
  return keyedForm(compiled.value, `${slug(field.name)}-${state}`)
}
