import type { FieldSettings, FieldTypeName } from '../field-settings.ts'
import { MAX_POINTS } from '../field-types/geo-shape-value.ts'
import type { JsonSchema } from '../json-schema.ts'
import { ROW_PROPERTY } from '../validate/check-object.ts'
import { blankPicture } from './blank-picture.ts'

/** What is known of a field when it is made. */
export interface NewField {
  readonly type: FieldTypeName
  readonly title: string
  readonly help?: string
  /** Of a choice, by their words; without them a new choice has two to be renamed. */
  readonly choices?: readonly string[]
  /** The code list of a choice. */
  readonly list?: string
  readonly filter?: Readonly<Record<string, string>>
  readonly concept?: string
  readonly suffix?: string
}

type Made = Omit<JsonSchema, 'title' | 'description' | 'x-phieu'> & { readonly settings?: Partial<FieldSettings> }
type Make = (field: NewField) => Made

const closed = { unevaluatedProperties: false } as const
const text = (more: Omit<JsonSchema, 'x-phieu'> = {}): Made => ({ type: 'string', ...more })
const formatted =
  (format: string): Make =>
  () =>
    text({ format })

/** `c1`, `c2`…: codes stay when words change. */
const constants = (words: readonly string[]): readonly JsonSchema[] => words.map((title, at) => ({ title, const: `c${at + 1}` }))
const twoChoices = ['Lựa chọn 1', 'Lựa chọn 2']
const choicesOf = ({ list, choices = twoChoices }: NewField): Made =>
  list === undefined ? { type: 'string', oneOf: constants(choices) } : { type: 'string', settings: { list } }

const several: Make = (field) => {
  const { settings, ...items } = choicesOf(field)
  return { type: 'array', uniqueItems: true, items, ...(settings === undefined ? {} : { settings }) }
}

const fileValue: Make = () => ({
  type: 'object',
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    size: { type: 'integer', minimum: 1 },
    type: { type: 'string', maxLength: 100 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
  },
  required: ['sha256', 'size', 'type', 'name'],
  ...closed,
})

const position: JsonSchema = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }
const points: JsonSchema = { type: 'array', items: position, minItems: 2, maxItems: MAX_POINTS }
const geometry = (name: string, coordinates: JsonSchema): Made => ({
  type: 'object',
  properties: { type: { const: name }, coordinates },
  required: ['type', 'coordinates'],
  ...closed,
})

const row = (type: FieldTypeName, title: string): JsonSchema => ({ ...newField({ type, title }) })

const makes: Readonly<Record<FieldTypeName, Make>> = {
  group: () => ({ type: 'object', properties: {}, ...closed }),
  address: () => ({
    type: 'object',
    properties: {
      province: newField({ type: 'admin-unit', title: 'Tỉnh, thành phố', list: 'provinces', concept: 'address.province' }),
      commune: newField({
        type: 'admin-unit',
        title: 'Xã, phường, đặc khu',
        list: 'communes',
        filter: { province: 'province' },
        concept: 'address.commune',
      }),
      detail: newField({ type: 'text', title: 'Số nhà, đường, thôn, tổ dân phố', concept: 'address.detail' }),
    },
    required: ['province', 'commune'],
    ...closed,
  }),
  repeat: () => ({ type: 'array', items: rowsOf({ type: 'object', ...closed }) }),
  grid: () => ({
    type: 'object',
    properties: Object.fromEntries(
      ['row_1', 'row_2'].map((name, at) => [
        name,
        {
          title: `Dòng ${at + 1}`,
          'x-phieu': { type: 'group' } as FieldSettings, // ids are filled in last
          type: 'object',
          properties: { column_1: row('integer', 'Cột 1'), column_2: row('integer', 'Cột 2') },
          ...closed,
        } satisfies JsonSchema,
      ]),
    ),
    ...closed,
  }),
  matrix: () => ({
    type: 'object',
    properties: { row_1: row('choice', 'Dòng 1'), row_2: row('choice', 'Dòng 2') },
    ...closed,
  }),
  text: () => text({ maxLength: 200 }),
  'long-text': () => text({ maxLength: 4000 }),
  integer: ({ suffix }) => ({ type: 'integer', minimum: 0, ...withSuffix(suffix) }),
  decimal: ({ suffix }) => ({ type: 'number', minimum: 0, multipleOf: 0.01, ...withSuffix(suffix) }),
  money: () => ({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, settings: { suffix: 'đồng' } }),
  date: formatted('date'),
  'partial-date': formatted('partial-date'),
  period: () => text({ format: 'period', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }),
  time: formatted('local-time'),
  'date-time': formatted('date-time'),
  'yes-no': () => ({ type: 'boolean' }),
  choice: choicesOf,
  'multi-choice': several,
  ranking: several,
  'image-choice': (field) => ({
    ...choicesOf(field),
    settings: { images: Object.fromEntries(constants(field.choices ?? twoChoices).map((each) => [String(each.const), blankPicture])) },
  }),
  'admin-unit': ({ list = 'communes', filter }) => ({ type: 'string', settings: { list, ...(filter === undefined ? {} : { filter }) } }),
  rating: () => ({ type: 'integer', minimum: 1, maximum: 5 }),
  slider: ({ suffix }) => ({ type: 'integer', minimum: 0, maximum: 100, ...withSuffix(suffix) }),
  'personal-id': formatted('personal-id'),
  'tax-code': formatted('tax-code'),
  phone: formatted('phone-vn'),
  email: formatted('email'),
  url: () => text({ format: 'uri', maxLength: 500 }),
  'social-insurance': formatted('social-insurance'),
  'health-insurance': formatted('health-insurance'),
  'agency-code': formatted('agency-code'),
  'parcel-id': formatted('parcel-id'),
  barcode: () => text({ maxLength: 100 }),
  'geo-point': () => ({
    type: 'object',
    properties: {
      lat: { type: 'number', minimum: -90, maximum: 90 },
      lon: { type: 'number', minimum: -180, maximum: 180 },
      accuracy: { type: 'number', minimum: 0 },
    },
    required: ['lat', 'lon'],
    ...closed,
  }),
  'geo-line': () => geometry('LineString', points),
  'geo-polygon': () =>
    geometry('Polygon', { type: 'array', minItems: 1, maxItems: 1, items: { ...points, minItems: 4, maxItems: MAX_POINTS + 1 } }),
  'record-ref': () => ({
    type: 'object',
    properties: {
      recordId: { type: 'string', format: 'uuid' },
      unitId: { type: 'string', format: 'uuid' },
      title: { type: 'string', maxLength: 500 },
    },
    required: ['recordId', 'unitId', 'title'],
    ...closed,
    settings: { form: 'other-form' },
  }),
  'assigned-number': () => ({ type: 'string', readOnly: true, maxLength: 60, settings: { series: 'register', pattern: '{n}/{yyyy}' } }),
  file: fileValue,
  photo: fileValue,
  audio: fileValue,
  note: () => ({ type: 'null' }),
  hidden: () => text({ maxLength: 200 }),
  island: () => ({ type: 'object', additionalProperties: { type: 'string' } }),
}

const withSuffix = (suffix: string | undefined): Pick<Made, 'settings'> => (suffix === undefined ? {} : { settings: { suffix } })

/** An object as the rows of a repeat: each with its id. */
export const rowsOf = (object: JsonSchema): JsonSchema => ({
  ...object,
  properties: { [ROW_PROPERTY]: { type: 'string', format: 'uuid' }, ...object.properties },
  required: [ROW_PROPERTY, ...(object.required ?? [])],
})

/** The schema that a field begins with: complete for its type, admitted, with words of its own. Ids are filled in last (`fillFieldIds`). */
export function newField(field: NewField): JsonSchema {
  const { settings = {}, ...schema } = makes[field.type](field)
  const { type, title, help, concept, filter } = field
  const own = { type, ...(concept === undefined ? {} : { concept }), ...settings, ...(filter === undefined ? {} : { filter }) }
  return { title, ...(help === undefined ? {} : { description: help }), 'x-phieu': own as FieldSettings, ...schema }
}
