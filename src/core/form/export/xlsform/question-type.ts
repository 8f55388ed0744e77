import type { FormNode } from '../../compiled-form.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import { digits, type SaidType } from './expression/said.ts'

/** What a field is in a workbook. */
export interface QuestionType {
  /** What stands in the column `type`; the choices' list follows a `select_…` and `rank`. */
  readonly type: string
  readonly appearance?: string
  readonly parameters?: string
  readonly said: SaidType
  /** It says less than the field's own type. */
  readonly isPlainer: boolean
}

const as = (type: string, said: SaidType, isPlainer = false, more: Partial<QuestionType> = {}): QuestionType => ({
  type,
  said,
  isPlainer,
  ...more,
})
const plainText = as('text', 'text', true)

const plain: Readonly<Record<FieldTypeName, QuestionType | null>> = {
  group: as('begin_group', 'none'),
  address: as('begin_group', 'none', true),
  grid: as('begin_group', 'none', true),
  matrix: as('begin_group', 'none', false, { appearance: 'table-list' }),
  repeat: as('begin_repeat', 'rows'),
  text: as('text', 'text'),
  'long-text': as('text', 'text', false, { appearance: 'multiline' }),
  integer: as('integer', 'integer'),
  decimal: as('decimal', 'decimal'),
  money: as('integer', 'integer', true),
  date: as('date', 'date'),
  'partial-date': as('date', 'date', false, { appearance: 'month-year' }),
  period: plainText,
  'yes-no': as('select_one', 'boolean', true),
  choice: as('select_one', 'code'),
  'multi-choice': as('select_multiple', 'codes'),
  ranking: as('rank', 'codes'),
  'image-choice': as('select_one', 'code', true),
  'admin-unit': as('select_one', 'code', true),
  'personal-id': plainText,
  'tax-code': plainText,
  phone: plainText,
  email: plainText,
  url: plainText,
  'social-insurance': plainText,
  'health-insurance': plainText,
  'agency-code': plainText,
  'parcel-id': plainText,
  barcode: as('barcode', 'text'),
  'geo-point': as('geopoint', 'none'),
  'geo-line': as('geotrace', 'none'),
  'geo-polygon': as('geoshape', 'none'),
  'record-ref': as('text', 'none', true),
  // The server gives it, from its own counters.
  'assigned-number': null,
  file: as('file', 'none'),
  photo: as('image', 'none'),
  audio: as('audio', 'none'),
  time: as('time', 'time'),
  'date-time': as('dateTime', 'date-time'),
  rating: as('range', 'integer', false, { appearance: 'rating' }),
  slider: as('range', 'integer'),
  note: as('note', 'none'),
  hidden: as('hidden', 'text'),
  island: null,
}

const ofSchema = ({ schema }: FormNode): SaidType => {
  switch (schema.type) {
    case 'integer':
      return 'integer'
    case 'number':
      return 'decimal'
    case 'boolean':
      return 'boolean'
    default:
      return schema.format === 'date' ? 'date' : schema.format === 'date-time' ? 'date-time' : 'text'
  }
}

function ranged(node: FormNode, type: QuestionType): QuestionType {
  const { minimum: low = 0, maximum: high = 10, multipleOf: step = 1 } = node.schema
  const isStars = node.type === 'rating' && low === 1 && high <= 10
  return {
    ...type,
    said: ofSchema(node),
    parameters: `start=${digits(low)} end=${digits(high)} step=${digits(step)}`,
    ...(node.type === 'rating' && !isStars ? { appearance: '', isPlainer: true } : {}),
  }
}

/** Lines of a table there all have the same answers. */
const isTable = (children: readonly FormNode[]): boolean =>
  children.length > 0 &&
  children.every(
    ({ type, choices, presence }) =>
      type === 'choice' &&
      choices.length > 0 &&
      presence.some((all) => all.length === 0) &&
      JSON.stringify(choices) === JSON.stringify(children[0]?.choices),
  )

/** Null: the workbook has nothing like it. */
export function questionTypeOf(node: FormNode, children: readonly FormNode[]): QuestionType | null {
  const type = plain[node.type]
  if (type === null) return null
  const { schema, settings } = node
  if (node.type === 'hidden') {
    const isList = schema.type === 'array' || schema.type === 'object'
    return isList ? null : settings.computed === true ? as('calculate', ofSchema(node)) : as('hidden', ofSchema(node))
  }
  if (node.type === 'matrix' && !isTable(children)) return as('begin_group', 'none', true)
  if (node.type === 'yes-no' && schema.const === true) return as('acknowledge', 'boolean')
  if (node.type === 'rating' || node.type === 'slider') return ranged(node, type)
  // Codes are texts there.
  const isOther = type.type.startsWith('select_') && node.type === 'choice' && node.choices.some(({ value }) => typeof value !== 'string')
  return isOther ? { ...type, isPlainer: true } : type
}
