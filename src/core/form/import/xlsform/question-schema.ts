import { newField, type NewField } from '../../authoring/new-field.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import type { ValueType } from './expression/known-field.ts'
import { isRating, looksOf, parametersOf } from './appearance.ts'
import { cellOf } from './sheet-rows.ts'
import type { Question } from './survey.ts'
import { yesNo } from './work.ts'

/** What becomes of a question's type. */
export interface Kind {
  readonly type: FieldTypeName
  readonly value: ValueType
}

const plain: Readonly<Record<string, Kind>> = {
  text: { type: 'text', value: 'text' },
  integer: { type: 'integer', value: 'integer' },
  decimal: { type: 'decimal', value: 'decimal' },
  note: { type: 'note', value: 'other' },
  geopoint: { type: 'geo-point', value: 'other' },
  geotrace: { type: 'geo-line', value: 'other' },
  geoshape: { type: 'geo-polygon', value: 'other' },
  date: { type: 'date', value: 'date' },
  time: { type: 'time', value: 'time' },
  datetime: { type: 'date-time', value: 'date-time' },
  dateTime: { type: 'date-time', value: 'date-time' },
  image: { type: 'photo', value: 'other' },
  audio: { type: 'audio', value: 'other' },
  file: { type: 'file', value: 'other' },
  barcode: { type: 'barcode', value: 'text' },
  acknowledge: { type: 'yes-no', value: 'boolean' },
  hidden: { type: 'hidden', value: 'text' },
  email: { type: 'text', value: 'text' },
  select_one: { type: 'choice', value: 'text' },
  select_multiple: { type: 'multi-choice', value: 'choices' },
  rank: { type: 'ranking', value: 'choices' },
  select_one_from_file: { type: 'choice', value: 'text' },
  select_multiple_from_file: { type: 'multi-choice', value: 'choices' },
  select_one_external: { type: 'choice', value: 'text' },
}

/** What the record itself holds: who, when, on which device. */
export const recorded: ReadonlySet<string> = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'subscriberid',
  'simserial',
  'phonenumber',
  'username',
  'email',
  'audit',
  'start-geopoint',
  'background-audio',
  'background-geopoint',
  'imei',
])

export const isSelect = ({ type }: Question): boolean => type.startsWith('select_') || type === 'rank'

const isWhole = (text: string | undefined, instead: number): boolean => Number.isSafeInteger(text === undefined ? instead : Number(text))

/** A text that nobody can write into and nothing fills in: the older way to tell something. */
const isOnlyTold = ({ row }: Question): boolean =>
  yesNo(row, 'readonly') === 'yes' && cellOf(row, 'calculation') === '' && cellOf(row, 'default') === ''

/** Null: no type of field is like it. */
export function kindOf(question: Question): Kind | null {
  const looks = looksOf(question.row)
  const [first] = [question.type]
  if (first === 'range') {
    const { start, end, step } = parametersOf(question.row)
    if (isRating(question.row)) return { type: 'rating', value: 'integer' }
    return { type: 'slider', value: isWhole(start, 0) && isWhole(end, 10) && isWhole(step, 1) ? 'integer' : 'decimal' }
  }
  if (first === 'text' && isOnlyTold(question)) return { type: 'note', value: 'other' }
  if (first === 'text' && looks.includes('multiline')) return { type: 'long-text', value: 'text' }
  if (first === 'date' && (looks.includes('month-year') || looks.includes('year'))) return { type: 'partial-date', value: 'date' }
  return Object.hasOwn(plain, first) ? (plain[first] ?? null) : null
}

/** A decimal of an XForm has as many places as it likes; a field has six. */
const decimalStep = 0.000001

function rangeSchema(question: Question, schema: JsonSchema, { type, value }: Kind): JsonSchema {
  const { start = '0', end = '10', step = '1' } = parametersOf(question.row)
  const [low, high] = [Math.min(Number(start), Number(end)), Math.max(Number(start), Number(end))]
  if (![low, high, Number(step)].every(Number.isFinite) || low === high) return schema
  if (type === 'rating') return { ...schema, minimum: 1, maximum: high }
  const isOne = value === 'integer' && Number(step) === 1
  return {
    ...schema,
    type: value === 'integer' ? 'integer' : 'number',
    minimum: low,
    maximum: high,
    ...(isOne ? {} : { multipleOf: Math.abs(Number(step)) || 1 }),
  }
}

/** The schema of a question by its type alone; `field` has its words and its choices. */
export function kindSchema(question: Question, kind: Kind, field: Omit<NewField, 'type'>): JsonSchema {
  const schema = newField({ ...field, type: kind.type })
  if (question.type === 'range') return rangeSchema(question, schema, kind)
  const { minimum: _, ...free } = schema
  if (kind.type === 'integer') return free
  if (kind.type === 'decimal') return { ...free, multipleOf: decimalStep }
  // What is read aloud to somebody is agreed to, or not answered.
  if (question.type === 'acknowledge') return { ...schema, const: true }
  // Nothing says how long a text may be.
  if (kind.type === 'text') return { ...schema, maxLength: 500 }
  return schema
}
