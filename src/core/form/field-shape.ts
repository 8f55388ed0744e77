import { scaleOf } from '../lib/numbers.ts'
import { overlayRef } from './compile/overlay-ref.ts'
import { constantsOf } from './validate/check-choice.ts'
import type { DeclaredField } from './declared-fields.ts'
import type { FieldSettings, FieldTypeName } from './field-settings.ts'
import { MAX_POINTS } from './field-types/geo-shape-value.ts'
import type { JsonSchema } from './json-schema.ts'

const maxScale = 6

/** What a field of a type must say, as pairs of a name for the message and whether it does. */
type Demand = (schema: JsonSchema, settings: Partial<FieldSettings>, root: JsonSchema) => readonly (readonly [string, boolean])[]

const ofType =
  (type: string, ...formats: readonly string[]): Demand =>
  (schema) => [
    [`type: ${type}`, schema.type === type],
    ...(formats.length === 0 ? [] : [[`format: ${formats.join(' | ')}`, formats.includes(schema.format ?? '')] as const]),
  ]

const isScaled = (schema: JsonSchema): boolean => schema.multipleOf !== undefined && scaleOf(schema.multipleOf) <= maxScale

const isInline = (schema: JsonSchema): boolean => schema.oneOf !== undefined || schema.enum !== undefined

const choice: Demand = (schema, settings) => [
  ['type: string', schema.type === 'string'],
  ['list, or oneOf', (settings.list === undefined) === isInline(schema)],
]

const multiChoice: Demand = (schema, settings) => [
  ['type: array', schema.type === 'array'],
  ['uniqueItems', schema.uniqueItems === true],
  ['items.type: string', schema.items?.type === 'string'],
  ['list, or items.oneOf', (settings.list === undefined) === isInline(schema.items ?? {})],
]

const withProperties =
  (...names: readonly string[]): Demand =>
  (schema) => [
    ['type: object', schema.type === 'object'],
    ...names.map((name) => [`properties.${name}`, Object.hasOwn(schema.properties ?? {}, name)] as const),
  ]

/** As a choice among a few, or several of them, each with its picture. */
const imageChoice: Demand = (schema, settings) => {
  const own = schema.type === 'array' ? (schema.items ?? {}) : schema
  const codes = constantsOf(own.oneOf) ?? own.enum ?? []
  const pictures = Object.keys(settings.images ?? {})
  return [
    ['type: string | array', schema.type === 'string' || schema.type === 'array'],
    ['uniqueItems', schema.type !== 'array' || schema.uniqueItems === true],
    ['oneOf of strings', own.type === 'string' && codes.length > 0],
    ['images, one for each choice', codes.length === pictures.length && codes.every((code) => pictures.includes(String(code)))],
  ]
}

const ranking: Demand = (schema, settings, root) => [...multiChoice(schema, settings, root), ['items.oneOf', isInline(schema.items ?? {})]]

/** Rows are choices of their own, among the same answers. */
const isSameAnswers = (schema: JsonSchema, root: JsonSchema): boolean => {
  const rows = Object.values(schema.properties ?? {}).map((row) => overlayRef(root, row)?.schema)
  const answers = rows.map((row) => (row?.['x-phieu']?.type === 'choice' ? (constantsOf(row.oneOf) ?? row.enum ?? []).join('\n') : ''))
  return answers.length > 0 && answers.every((each) => each !== '' && each === answers[0])
}

const geometry = (schema: JsonSchema): unknown => schema.properties?.['type']?.const

const positions = (list: JsonSchema | undefined): readonly [string, boolean] => [
  `coordinates: arrays of numbers, maxItems ≤ ${MAX_POINTS + 1}`,
  list?.items?.items?.type === 'number' && list.maxItems !== undefined && list.maxItems <= MAX_POINTS + 1,
]

const isScalar = (schema: JsonSchema): boolean => ['string', 'integer', 'number', 'boolean'].includes(String(schema.type))

const ends = (schema: JsonSchema): readonly (readonly [string, boolean])[] => [
  ['minimum', schema.minimum !== undefined],
  ['maximum', schema.maximum !== undefined && schema.maximum > (schema.minimum ?? -Infinity)],
]

const repeat: Demand = (schema, _settings, root) => {
  const items = schema.items === undefined ? undefined : overlayRef(root, schema.items)?.schema
  return [
    ['type: array', schema.type === 'array'],
    ['items.type: object', items?.type === 'object'],
    ['items.properties._row', Object.hasOwn(items?.properties ?? {}, '_row') && (items?.required ?? []).includes('_row')],
  ]
}

const isSameColumns = (schema: JsonSchema, root: JsonSchema): boolean => {
  const rows = Object.values(schema.properties ?? {}).map((row) => Object.keys(overlayRef(root, row)?.schema.properties ?? {}).join('\n'))
  return rows.length > 0 && rows.every((columns) => columns === rows[0] && columns !== '')
}

const demands: Readonly<Record<FieldTypeName, Demand>> = {
  group: ofType('object'),
  address: withProperties('province', 'commune'),
  grid: (schema, _settings, root) => [
    ['type: object', schema.type === 'object'],
    ['the same columns in every row', isSameColumns(schema, root)],
  ],
  repeat,
  text: ofType('string'),
  'long-text': ofType('string'),
  integer: ofType('integer'),
  decimal: (schema) => [
    ['type: number', schema.type === 'number'],
    [`multipleOf (${maxScale} decimals at most)`, isScaled(schema)],
  ],
  money: (schema) => [
    ['type: integer', schema.type === 'integer'],
    ['minimum', Number.isSafeInteger(schema.minimum)],
    ['maximum', Number.isSafeInteger(schema.maximum)],
  ],
  date: ofType('string', 'date'),
  'partial-date': ofType('string', 'partial-date'),
  period: ofType('string', 'period'),
  'yes-no': ofType('boolean'),
  choice,
  'multi-choice': multiChoice,
  'personal-id': ofType('string', 'personal-id'),
  'tax-code': ofType('string', 'tax-code', 'tax-code-or-personal-id'),
  phone: ofType('string', 'phone-vn'),
  email: ofType('string', 'email'),
  'social-insurance': ofType('string', 'social-insurance'),
  'health-insurance': ofType('string', 'health-insurance'),
  'agency-code': ofType('string', 'agency-code'),
  'parcel-id': ofType('string', 'parcel-id'),
  file: withProperties('sha256', 'size', 'type', 'name'),
  photo: withProperties('sha256', 'size', 'type', 'name'),
  time: ofType('string', 'local-time'),
  'date-time': ofType('string', 'date-time'),
  url: ofType('string', 'uri'),
  rating: (schema) => [
    ['type: integer', schema.type === 'integer'],
    ['minimum: 1', schema.minimum === 1],
    ['maximum (2 to 10)', schema.maximum !== undefined && schema.maximum >= 2 && schema.maximum <= 10],
  ],
  slider: (schema) => [
    ['type: integer | number', schema.type === 'integer' || schema.type === 'number'],
    ...ends(schema),
    ...(schema.type === 'number' ? [[`multipleOf (${maxScale} decimals at most)`, isScaled(schema)] as const] : []),
  ],
  ranking,
  'image-choice': imageChoice,
  matrix: (schema, _settings, root) => [
    ['type: object', schema.type === 'object'],
    ['rows of type choice with the same oneOf', isSameAnswers(schema, root)],
  ],
  'geo-line': (schema) => [['type: const LineString', geometry(schema) === 'LineString'], positions(schema.properties?.['coordinates'])],
  'geo-polygon': (schema) => [
    ['type: const Polygon', geometry(schema) === 'Polygon'],
    ['coordinates: one ring', schema.properties?.['coordinates']?.maxItems === 1],
    positions(schema.properties?.['coordinates']?.items),
  ],
  barcode: (schema) => [
    ['type: string', schema.type === 'string'],
    ['maxLength', schema.maxLength !== undefined],
  ],
  audio: withProperties('sha256', 'size', 'type', 'name'),
  note: ofType('null'),
  hidden: (schema) => [['type: string | integer | number | boolean', isScalar(schema)]],
  'admin-unit': (schema, settings) => [
    ['type: string', schema.type === 'string'],
    ['list', settings.list !== undefined],
  ],
  'geo-point': withProperties('lat', 'lon'),
  'record-ref': (schema, settings) => [
    ...withProperties('recordId', 'unitId', 'title')(schema, settings, {}),
    ['form', settings.form !== undefined],
  ],
  'assigned-number': (schema, settings) => [
    ['type: string', schema.type === 'string'],
    ['readOnly', schema.readOnly === true],
    ['series', settings.series !== undefined],
    ['pattern with {n}', settings.pattern?.includes('{n}') === true],
  ],
  // What an island may hold is its own affair; rules read it and never write.
  island: (_schema, settings) => [['not computed', settings.computed !== true]],
}

/** What a field's schema or settings lack of its type, in words of the format (`format: date`). */
export function missingOfType(field: DeclaredField, type: FieldTypeName, root: JsonSchema): readonly string[] {
  const own = demands[type](field.schema, field.settings, root)
  const computed: readonly (readonly [string, boolean])[] =
    field.settings.computed === true ? [['readOnly', field.schema.readOnly === true]] : []
  // Nobody could meet the demand.
  const free = type === 'assigned-number' || type === 'note'
  const unasked: readonly (readonly [string, boolean])[] = free ? [['not required', !field.isRequired]] : []
  return [...own, ...computed, ...unasked].filter(([, isThere]) => !isThere).map(([name]) => name)
}
