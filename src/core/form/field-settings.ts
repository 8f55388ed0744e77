import Type from 'typebox'
import type { GeoBounds } from '../lib/geohash.ts'
import { fileTypes, MAX_FILE_BYTES, MAX_RECORDING_SECONDS } from './file-limits.ts'
import { symbologies, type Symbology } from './symbologies.ts'

/** The field types, one file each in `field-types/`. The first four and `matrix` hold other nodes and have no value of their own. */
export type FieldTypeName =
  | 'group'
  | 'address'
  | 'grid'
  | 'repeat'
  | 'text'
  | 'long-text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'partial-date'
  | 'period'
  | 'yes-no'
  | 'choice'
  | 'multi-choice'
  | 'personal-id'
  | 'tax-code'
  | 'phone'
  | 'email'
  | 'social-insurance'
  | 'health-insurance'
  | 'agency-code'
  | 'parcel-id'
  | 'admin-unit'
  | 'geo-point'
  | 'record-ref'
  | 'assigned-number'
  | 'file'
  | 'photo'
  | 'time'
  | 'date-time'
  | 'url'
  | 'rating'
  | 'slider'
  | 'note'
  | 'hidden'
  | 'ranking'
  | 'image-choice'
  | 'matrix'
  | 'island'
  | 'geo-line'
  | 'geo-polygon'
  | 'barcode'
  | 'audio'

export const fieldTypeNames = [
  'group',
  'address',
  'grid',
  'repeat',
  'text',
  'long-text',
  'integer',
  'decimal',
  'money',
  'date',
  'partial-date',
  'period',
  'yes-no',
  'choice',
  'multi-choice',
  'personal-id',
  'tax-code',
  'phone',
  'email',
  'social-insurance',
  'health-insurance',
  'agency-code',
  'parcel-id',
  'admin-unit',
  'geo-point',
  'record-ref',
  'assigned-number',
  'file',
  'photo',
  'time',
  'date-time',
  'url',
  'rating',
  'slider',
  'note',
  'hidden',
  'ranking',
  'image-choice',
  'matrix',
  'island',
  'geo-line',
  'geo-polygon',
  'barcode',
  'audio',
] as const satisfies readonly FieldTypeName[]

/** Types that hold other nodes, each with its own value; all others are one value. */
export const containerTypes: readonly FieldTypeName[] = ['group', 'address', 'grid', 'repeat', 'matrix']

/**
 * The schema keyword `x-phieu` of a field.
 * Code-list fields are `choice`, `multi-choice` and `admin-unit`: `list` names the list, `filter` narrows it.
 */
export interface FieldSettings {
  /** 8 characters `[a-z0-9]`, never reused within a form. `npm run format` fills it in. */
  readonly id: string
  readonly type: FieldTypeName
  /** A term of the data dictionary, e.g. `person.full-name`: drives prefill, cross-form unity and duplicate search. */
  readonly concept?: string
  readonly list?: string
  /** List column → name of a sibling property whose value it must equal, or `=text` for a fixed value. */
  readonly filter?: Readonly<Record<string, string>>
  /** Text in capitals when the field is left. */
  readonly upperCase?: boolean
  /** A unit shown after the number: `m²`, `người`. */
  readonly suffix?: string
  /** Tax code: a 12-digit personal id is as good (Law 38/2019 Art 35.7). */
  readonly allowPersonalId?: boolean
  /** Record reference: the form looked in, and what is copied: path there → sibling property here. */
  readonly form?: string
  readonly copy?: Readonly<Record<string, string>>
  /**
   * Assigned number: the series of numbers, one counter per unit, series, year and the values at `by` (template paths of
   * required fields outside repeats). `pattern` knows `{n}`, `{yyyy}` and the names of required top-level fields: `{case_kind}`.
   */
  readonly series?: string
  readonly by?: readonly string[]
  readonly pattern?: string
  /** Point, line, polygon and parcel id: where they may lie, degrees WGS84; one of the boxes is enough. */
  readonly bounds?: readonly GeoBounds[]
  /** File: the media types taken; all that are safe to keep when absent. */
  readonly accept?: readonly string[]
  /** File, photo and recording: bytes at most. */
  readonly maxBytes?: number
  /** Photo: the longer side after shrinking, pixels. */
  readonly maxEdge?: number
  /** Image choice: choice → its picture, a `data:` address of a PNG, JPEG or WebP; no drawings that could carry more than a picture. */
  readonly images?: Readonly<Record<string, string>>
  /** Barcode: the kinds that the camera looks for; all it knows when absent. */
  readonly symbologies?: readonly Symbology[]
  /** Recording: how long it may get, seconds. */
  readonly maxSeconds?: number
  /** Time, date and time: to the second. */
  readonly seconds?: boolean
  /** The value comes from a compute rule and cannot be typed. */
  readonly computed?: boolean
}

const Name = Type.String({ minLength: 1, maxLength: 100 })
const ListKey = Type.String({ pattern: '^[a-z][a-z0-9-]{2,47}$' })

const Degrees = (limit: number) => Type.Number({ minimum: -limit, maximum: limit })
const Bounds = Type.Object(
  { south: Degrees(90), west: Degrees(180), north: Degrees(90), east: Degrees(180) },
  { additionalProperties: false },
)

/** Begins as the bytes of its kind do; 48 kB of them at most, for a definition has 512 kB in all. */
export const pictureText = {
  pattern: '^data:image/(png;base64,iVBORw0KGgo|jpeg;base64,/9j/|webp;base64,UklGR)[A-Za-z0-9+/]*={0,2}$',
  maxLength: 64_000,
} as const
const Picture = Type.String(pictureText)

/** What `x-phieu` may hold, at a field or at the root of a `$defs` schema (which leaves the id to the place that refers to it). */
export const FieldSettingsShape = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[a-z0-9]{8}$' })),
    type: Type.Optional(Type.Union(fieldTypeNames.map((name) => Type.Literal(name)))),
    concept: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$', maxLength: 100 })),
    list: Type.Optional(ListKey),
    filter: Type.Optional(Type.Record(Type.String({ pattern: '^.{1,100}$' }), Name, { additionalProperties: false })),
    upperCase: Type.Optional(Type.Boolean()),
    suffix: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    allowPersonalId: Type.Optional(Type.Boolean()),
    form: Type.Optional(ListKey),
    copy: Type.Optional(Type.Record(Type.String({ pattern: '^(/[^/]+)+$' }), Name, { additionalProperties: false })),
    series: Type.Optional(ListKey),
    by: Type.Optional(Type.Array(Type.String({ pattern: '^(/[^/]+)+$', maxLength: 500 }), { minItems: 1, maxItems: 4, uniqueItems: true })),
    pattern: Type.Optional(Type.String({ minLength: 3, maxLength: 60 })),
    bounds: Type.Optional(Type.Array(Bounds, { minItems: 1, maxItems: 20 })),
    accept: Type.Optional(Type.Array(Type.Union(fileTypes.map((type) => Type.Literal(type))), { minItems: 1, uniqueItems: true })),
    maxBytes: Type.Optional(Type.Integer({ minimum: 1000, maximum: MAX_FILE_BYTES })),
    maxEdge: Type.Optional(Type.Integer({ minimum: 320, maximum: 8192 })),
    images: Type.Optional(Type.Record(Type.String({ pattern: '^.{1,100}$' }), Picture, { additionalProperties: false })),
    symbologies: Type.Optional(Type.Array(Type.Union(symbologies.map((name) => Type.Literal(name))), { minItems: 1, uniqueItems: true })),
    maxSeconds: Type.Optional(Type.Integer({ minimum: 5, maximum: MAX_RECORDING_SECONDS })),
    seconds: Type.Optional(Type.Boolean()),
    computed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
