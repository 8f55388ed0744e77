import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { fold } from '../../lib/vietnamese.ts'
import type { Sheet } from '../../spreadsheet/spreadsheet.ts'
import { newField, type NewField } from '../authoring/new-field.ts'
import { propertyName } from '../authoring/property-name.ts'
import type { CodeList } from '../code-list.ts'
import type { JsonSchema } from '../json-schema.ts'
import { cellText, countCell, dataTypes, emptyCount, type ColumnCount, type DataType } from './data-column.ts'
import { guessField } from './guess-field.ts'
import { importedDefinition, type ImportedForm, type ImportMeta } from './imported-form.ts'

/** Of a column's cells, how many must read as a type. */
const ENOUGH = 0.98
const MOST_CHOICES = 20
const MOST_COLUMNS = 500
/** How often a choice comes again, on average, before few values count as choices. */
const AGAIN = 3

/** What was made of one column, and what else its cells could be. */
export interface ColumnGuess {
  /** From 1. */
  readonly column: number
  readonly name: string
  readonly field: NewField
  /** `fits` of `of` filled cells read as the field's type. */
  readonly fits: number
  readonly of: number
  readonly isRequired: boolean
  /** No value comes twice and none is missing: a record could be known by it. */
  readonly isUnique: boolean
  readonly alternatives: readonly { readonly type: DataType; readonly fits: number }[]
}

export interface FormFromData extends ImportedForm {
  readonly columns: readonly ColumnGuess[]
}

/** What of a code list is compared with a column. */
export type ListCodes = Pick<CodeList, 'key' | 'items'>

const isEnough = (count: ColumnCount, type: DataType): boolean => count.filled > 0 && count.fits[type] >= count.filled * ENOUGH

/** The list that has all of a column's values, by code or by name, marks apart. */
function listOf({ distinct, filled }: ColumnCount, lists: readonly ListCodes[]): ListCodes | undefined {
  if (distinct.size < 2 || filled < 4) return undefined
  return lists.find(({ items }) => {
    const known = new Set(items.flatMap(({ code, name }) => [fold(code), fold(name)]))
    return [...distinct].every((value) => known.has(fold(value)))
  })
}

function choicesOf({ distinct, filled, isUnique }: ColumnCount): readonly string[] | undefined {
  const isFew = distinct.size >= 2 && distinct.size <= MOST_CHOICES && filled >= distinct.size * AGAIN && !isUnique
  return isFew && [...distinct].every((value) => value.length <= 100) ? [...distinct] : undefined
}

function fieldOf(title: string, count: ColumnCount, lists: readonly ListCodes[]): NewField & { readonly counted: DataType } {
  const counted = dataTypes.find((type) => isEnough(count, type)) ?? 'text'
  const known = guessField({ kind: 'field', line: 1, depth: 0, label: title, spec: '', help: '', isRequired: false }).field
  const concept = known.concept === undefined ? {} : { concept: known.concept }
  if (counted === 'integer' && known.type === 'money' && count.lowest >= 0) return { type: 'money', title, counted }
  if (counted !== 'text') return { type: counted, title, ...(known.type === counted ? concept : {}), counted }
  const list = listOf(count, lists)
  if (list !== undefined) return { type: 'choice', title, list: list.key, counted }
  const choices = choicesOf(count)
  if (choices !== undefined) return { type: 'choice', title, choices, counted }
  return { type: count.longest > 200 ? 'long-text' : 'text', title, ...(known.type === 'text' ? concept : {}), counted }
}

/** By decimals; a field has six at most. */
const steps = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001] as const

/** The field's schema, its limits wide enough for what the column holds. */
function schemaOf(field: NewField, count: ColumnCount): JsonSchema {
  const schema = newField(field)
  const { minimum, multipleOf, ...rest } = schema
  if (field.type === 'long-text') return { ...schema, maxLength: Math.max(4000, count.longest) }
  if (field.type !== 'integer' && field.type !== 'decimal') return schema
  return {
    ...rest,
    ...(minimum === undefined || count.lowest < minimum ? {} : { minimum }),
    ...(multipleOf === undefined ? {} : { multipleOf: steps[Math.min(6, Math.max(2, count.scale))] ?? multipleOf }),
  }
}

const numbered: readonly string[] = ['personal-id', 'tax-code', 'social-insurance', 'health-insurance', 'agency-code', 'parcel-id']

/** A number that a record is known by: every row has one, none twice. */
const identifies = ({ field, isUnique, isRequired }: ColumnGuess): boolean =>
  isUnique && isRequired && (numbered.includes(field.type) || (field.type === 'text' && /^(ma|so)\b/.test(fold(field.title))))

const ofPersons: readonly string[] = ['personal-id', 'phone', 'email', 'social-insurance', 'health-insurance']
const isPersonal = ({ field }: ColumnGuess): boolean => field.concept?.startsWith('person.') === true || ofPersons.includes(field.type)

/** To be made good by the author: nobody else knows why it is asked. */
const personalGuess = { class: 'basic', why: 'Đoán từ tên cột: ghi rõ vì sao cần dữ liệu này.' } as const

/**
 * A form from the rows of a data file, whose first row that holds something is the heading. One pass over the rows. Every guess
 * comes with its evidence and what else fits. Issues: `import.no-columns`, `import.too-many-columns` {limit}, and those of
 * `importedDefinition`; notes: `import.read-as` {column, title, type, fits, of}.
 */
export function fromData(
  { rows }: Pick<Sheet, 'rows'>,
  lists: readonly ListCodes[],
  meta: ImportMeta,
  makeId: () => string,
): Result<FormFromData, readonly Issue[]> {
  const at = rows.findIndex((row) => row.some((cell) => cellText(cell) !== ''))
  const headings = (rows[at] ?? []).map(cellText)
  if (at < 0) return err([issue('import.no-columns')])
  if (headings.length > MOST_COLUMNS) return err([issue('import.too-many-columns', '', { limit: MOST_COLUMNS })])
  const counts = headings.map(emptyCount)
  let records = 0
  for (const row of rows.slice(at + 1)) {
    if (row.every((cell) => cellText(cell) === '')) continue
    records++
    for (const [column, count] of counts.entries()) countCell(count, row[column])
  }
  const properties: Record<string, JsonSchema> = {}
  const columns: ColumnGuess[] = []
  for (const [column, count] of counts.entries()) {
    const title = headings[column] ?? ''
    if (title === '' && count.filled === 0) continue
    const { counted, ...field } = fieldOf(title === '' ? `Cột ${column + 1}` : title.slice(0, 200), count, lists)
    const name = propertyName(field.title, new Set(Object.keys(properties)))
    properties[name] = schemaOf(field, count)
    const isRequired = records > 0 && count.filled === records && count.fits[counted] === count.filled
    const alternatives = dataTypes.flatMap((type) => (type !== counted && count.fits[type] > 0 ? [{ type, fits: count.fits[type] }] : []))
    const isUnique = records > 1 && count.filled === records && count.isUnique
    columns.push({ column: column + 1, name, field, fits: count.fits[counted], of: count.filled, isRequired, isUnique, alternatives })
  }
  const required = columns.flatMap(({ name, isRequired }) => (isRequired ? [name] : []))
  const schema: JsonSchema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}), unevaluatedProperties: false }
  const sections = [{ id: 'general', title: 'Thông tin chung', fields: Object.keys(properties) }]
  const identityKeys = columns
    .filter(identifies)
    .slice(0, 1)
    .map(({ name }) => [`/${name}`])
  const personal = new Map(columns.filter(isPersonal).map(({ name }) => [`/${name}`, personalGuess]))
  const asked = { title: undefined, schema, uiSchema: { 'ui:options': { sections } }, identityKeys, personal }
  const made = importedDefinition(asked, meta, makeId)
  if (!made.ok) return made
  const notes = columns.map(({ column, name, field, fits, of }) =>
    issue('import.read-as', jsonPointer('/schema/properties', name), { column, title: field.title, type: field.type, fits, of }),
  )
  return ok({ definition: made.value, notes, columns })
}
