import { isIsoDate } from '../../../lib/calendar.ts'
import type { JsonValue } from '../../../lib/json.ts'
import type { UiSchema } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { newField, rowsOf } from '../../authoring/new-field.ts'
import { propertyName } from '../../authoring/property-name.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'
import { looksOf, parametersOf } from './appearance.ts'
import type { Choice } from './choices.ts'
import type { ValueType } from './expression/known-field.ts'
import type { Fields } from './fields.ts'
import { heard } from './heard.ts'
import { fittedValue } from './fitted-value.ts'
import { faultNotes, notes } from './left-out.ts'
import { isSelect, kindOf, kindSchema, recorded } from './question-schema.ts'
import { atCell, cellOf } from './sheet-rows.ts'
import type { Question } from './survey.ts'
import { firstLine, joinWords, type Words } from './words.ts'
import { fixedCount, questionWords, yesNo, type Work } from './work.ts'

/** A field that the form has, and where its words came from. */
export interface Made {
  readonly question: Question
  readonly path: readonly string[]
  readonly title: Words
  readonly help: Words
  readonly choices: readonly Choice[]
}

export interface Making extends Work {
  readonly fields: Fields
  readonly made: Made[]
  /** Code lists in place of choices, by question. */
  readonly listOf: (question: Question) => { readonly list: string; readonly filter: Readonly<Record<string, string>> | null } | null
}

const other: Words = { base: 'Khác', others: { en: 'Other' } }
const otherText: Words = { base: 'Khác (ghi rõ)', others: { en: 'Other (please specify)' } }

/** `household_size` → `Household size`. */
const fromName = (name: string): string => {
  const words = name.replaceAll(/[_.-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function titleOf(making: Making, { row, written, type }: Question): Words {
  const label = questionWords(making, row, 'label')
  if (label.base !== '') return label
  if (!['calculate', 'hidden', 'group'].includes(type)) making.notes.push(notes.noLabel(atCell(row, 'label'), written))
  return { base: fromName(written === '' ? type : written), others: {} }
}

/** The words of a choice follow their list, but for the one that `or_other` adds. */
export function choicesOf(making: Making, question: Question): readonly Choice[] {
  const choices = making.lists.get(question.argument) ?? []
  return question.orOther && !choices.some(({ code }) => code === 'other')
    ? [...choices, { code: 'other', words: other, columns: {}, row: question.row }]
    : choices
}

const constants = (choices: readonly Choice[]): readonly JsonSchema[] =>
  choices.map(({ code, words }) => ({ const: code, title: words.base }))

function withChoices(schema: JsonSchema, choices: readonly Choice[]): JsonSchema {
  if (schema.type === 'array') return { ...schema, items: { type: 'string', oneOf: constants(choices) } }
  return { ...schema, oneOf: constants(choices) }
}

function selectSchema(making: Making, question: Question, title: Words, help: Words): JsonSchema | null {
  const kind = kindOf(question)
  const listed = making.listOf(question)
  if (kind === null) return null
  const words = { title: title.base, ...(help.base === '' ? {} : { help: help.base }) }
  if (listed !== null) {
    const schema = kindSchema(question, kind, { ...words, list: listed.list })
    const settings = { ...schema['x-phieu'], ...(listed.filter === null ? {} : { filter: listed.filter }) } as FieldSettings // ids come last
    return { ...schema, 'x-phieu': settings }
  }
  const choices = choicesOf(making, question)
  if (choices.length > 0) return withChoices(kindSchema(question, kind, words), choices)
  making.notes.push(notes.noList(atCell(question.row, 'type'), question.argument))
  return newField({ ...words, type: 'text' })
}

const computedSchemas: Readonly<Partial<Record<ValueType, JsonSchema>>> = {
  integer: { type: 'integer' },
  decimal: { type: 'number', multipleOf: 0.000001 },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
}

/** A value that nobody sees, worked out by a rule. */
function hiddenSchema(type: ValueType, title: string): JsonSchema {
  const shape = computedSchemas[type] ?? { type: 'string' }
  return { title, 'x-phieu': { type: 'hidden', computed: true } as FieldSettings, ...shape, readOnly: true } // ids come last
}

const number = /^[-+]?\d+(\.\d+)?$/
const isDynamic = (text: string): boolean => /\$\{/.test(text) || /[\w:-]+\(.*\)/.test(text)

/** A value that a new record begins with; null: it would have to be worked out, or is none of the type. */
function defaultOf(schema: JsonSchema, text: string): JsonValue | null {
  if (isDynamic(text)) return null
  const codes = (schema.oneOf ?? schema.items?.oneOf)?.map((each) => each.const)
  switch (schema.type) {
    case 'integer':
    case 'number':
      return number.test(text) && (schema.type === 'number' || Number.isSafeInteger(Number(text))) ? Number(text) : null
    case 'boolean':
      return ['ok', 'true', 'yes', '1'].includes(text.toLowerCase()) ? true : null
    case 'array': {
      const values = text.split(/\s+/)
      return codes === undefined || values.every((value) => codes.includes(value)) ? values : null
    }
    case 'string':
      if (schema.format === 'date') return isIsoDate(text) ? text : null
      if (schema.format === 'local-time') return /^\d{2}:\d{2}/.test(text) ? text.slice(0, 5) : null
      if (schema.format !== undefined) return null
      return codes === undefined || codes.includes(text) ? text : null
    default:
      return null
  }
}

/** The default, and whether it can be changed. */
function withDefault(making: Making, question: Question, schema: JsonSchema): JsonSchema {
  const text = cellOf(question.row, 'default')
  const readonly = yesNo(question.row, 'readonly')
  if (typeof readonly === 'object') making.notes.push(notes.cell(atCell(question.row, 'readonly'), readonly.expression))
  const fixed = readonly === 'yes' && schema.type !== 'null' ? { readOnly: true } : {}
  if (text === '') return { ...schema, ...fixed }
  const value = defaultOf(schema, text)
  if (value === null) making.notes.push(notes.default(atCell(question.row, 'default'), text))
  return { ...schema, ...fixed, ...(value === null ? {} : { default: value }) }
}

const photoEdges = (question: Question, schema: JsonSchema): JsonSchema => {
  const edge = Number(parametersOf(question.row)['max-pixels'])
  const isEdge = question.type === 'image' && Number.isSafeInteger(edge) && edge >= 320 && edge <= 8192
  return isEdge ? { ...schema, 'x-phieu': { ...schema['x-phieu'], maxEdge: edge } as FieldSettings } : schema // ids come last
}

/** What is computed and seen: the question's own type, which nobody types into. */
const seenComputed = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  readOnly: true,
  'x-phieu': { ...schema['x-phieu'], computed: true } as FieldSettings, // ids come last
})

/** Null: there is no such field in the form; a note says why. */
function questionSchema(making: Making, question: Question): JsonSchema | null {
  const { row, type } = question
  if (recorded.has(type)) {
    making.notes.push(notes.recorded(atCell(row, 'type'), type))
    return null
  }
  const calculation = making.fields.calculation(question)
  if (calculation?.ok === false) heard(making, atCell(row, 'calculation'), cellOf(row, 'calculation'), calculation)
  if (type === 'calculate') {
    const title = titleOf(making, question)
    if (calculation?.ok !== true) {
      if (calculation === null) making.notes.push(notes.empty(atCell(row, 'calculation'), question.written))
      return null
    }
    making.made.push({ question, path: question.path, title, help: { base: '', others: {} }, choices: [] })
    return hiddenSchema(calculation.value.value.value.type, title.base)
  }
  const kind = kindOf(question)
  if (kind === null) {
    making.notes.push(notes.type(atCell(row, 'type'), cellOf(row, 'type')))
    return null
  }
  const [title, more] = firstLine(titleOf(making, question))
  const help = joinWords('\n\n', more, questionWords(making, row, 'hint'), questionWords(making, row, 'guidance_hint'))
  const words = { title: title.base, ...(help.base === '' ? {} : { help: help.base }) }
  const schema = isSelect(question) ? selectSchema(making, question, title, help) : kindSchema(question, kind, words)
  if (schema === null) return null
  const isInline = schema.oneOf !== undefined || schema.items?.oneOf !== undefined
  making.made.push({ question, path: question.path, title, help, choices: isInline ? choicesOf(making, question) : [] })
  if (calculation?.ok === true && fittedValue(calculation.value.value.value, schema) !== null) return seenComputed(schema)
  if (calculation?.ok === true) making.notes.push(faultNotes.type(atCell(row, 'calculation'), cellOf(row, 'calculation')))
  return withDefault(making, question, photoEdges(question, schema))
}

/** What follows a choice that is not in the list. */
function otherField(making: Making, question: Question, taken: ReadonlySet<string>): readonly [string, JsonSchema] {
  const name = propertyName(`${question.name}_other`, taken)
  making.made.push({ question, path: [...question.path.slice(0, -1), name], title: otherText, help: { base: '', others: {} }, choices: [] })
  return [name, { ...newField({ type: 'text', title: otherText.base }), minLength: 1 }]
}

const neverAsked = new Set(['note', 'calculate', 'hidden'])

/** Whether something in a group must be answered: the group is there then, though all of it be empty. */
const asksFor = (question: Question): boolean => {
  if (question.kind === 'question') return yesNo(question.row, 'required') !== 'no' && !neverAsked.has(question.type)
  return question.kind === 'group' ? question.children.some(asksFor) : fixedCount(question.row) !== null
}

function isRequired(question: Question, schema: JsonSchema): boolean {
  if (question.kind !== 'question') return asksFor(question)
  const isAsked = !neverAsked.has(question.type) && schema.type !== 'null' && schema['x-phieu']?.computed !== true
  return isAsked && yesNo(question.row, 'required') === 'yes'
}

/** A text that must be there is not empty. */
const filled = (schema: JsonSchema, required: boolean): JsonSchema =>
  required && schema.type === 'string' && schema.maxLength !== undefined && schema.minLength === undefined
    ? { ...schema, minLength: 1 }
    : schema

/** Questions that all have the same answers, shown as lines of one table. */
export function isMatrix(making: Making, question: Question): boolean {
  const [first] = question.children
  return (
    looksOf(question.row).includes('table-list') &&
    question.kind === 'group' &&
    first !== undefined &&
    making.lists.has(first.argument) &&
    question.children.every(
      (child) =>
        child.type === 'select_one' &&
        child.argument === first.argument &&
        !child.orOther &&
        cellOf(child.row, 'relevant') === '' &&
        making.listOf(child) === null,
    )
  )
}

function fieldSchema(making: Making, question: Question): JsonSchema | null {
  if (question.kind === 'question') return questionSchema(making, question)
  const title = titleOf(making, question)
  const help = questionWords(making, question.row, 'hint')
  const at = making.made.push({ question, path: question.path, title, help, choices: [] }) - 1
  const type = question.kind === 'repeat' ? 'repeat' : isMatrix(making, question) ? 'matrix' : 'group'
  const field = newField({ type, title: title.base, ...(help.base === '' ? {} : { help: help.base }) })
  const object = objectOf(making, question.children)
  if (Object.keys(object.properties ?? {}).length === 0) {
    making.notes.push(notes.empty(atCell(question.row, 'type'), question.written))
    making.made.splice(at, 1)
    return null
  }
  if (type === 'repeat') return { ...field, items: rowsOf(object) }
  return { ...field, ...object }
}

/** Questions side by side as an object. */
export function objectOf(making: Making, questions: readonly Question[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  const taken = new Set(questions.map(({ name }) => name))
  for (const question of questions) {
    const schema = fieldSchema(making, question)
    if (schema === null) continue
    const demanded = isRequired(question, schema)
    properties[question.name] = filled(schema, demanded)
    if (demanded) required.push(question.name)
    const isInline = schema.oneOf !== undefined || schema.items?.oneOf !== undefined
    if (question.orOther && isInline) {
      const [name, text] = otherField(making, question, taken)
      properties[name] = text
      taken.add(name)
    }
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), unevaluatedProperties: false }
}

const MOST_RADIOS = 10

function questionUi(question: Question, schema: JsonSchema | undefined): UiSchema {
  const looks = looksOf(question.row)
  const type = schema?.['x-phieu']?.type
  if (type === 'hidden') return { 'ui:widget': 'hidden' }
  if (type === 'long-text') return { 'ui:widget': 'textarea' }
  if (type === 'yes-no') return { 'ui:widget': 'radio' }
  const isSmall = (schema?.oneOf ?? schema?.items?.oneOf ?? []).length <= MOST_RADIOS
  const isShort = looks.some((word) => ['minimal', 'autocomplete', 'search'].includes(word)) || !isSmall
  if (type === 'choice' && schema?.oneOf !== undefined) return { 'ui:widget': isShort ? 'select' : 'radio' }
  return type === 'multi-choice' && schema?.items?.oneOf !== undefined && !isShort ? { 'ui:widget': 'checkboxes' } : {}
}

/** How the fields of an object are shown. */
export function uiOf(questions: readonly Question[], object: JsonSchema): UiSchema {
  const parts = questions.flatMap((question): readonly (readonly [string, UiSchema])[] => {
    const schema = object.properties?.[question.name]
    if (schema === undefined) return []
    if (question.kind === 'question') return [[question.name, questionUi(question, schema)]]
    if (question.kind === 'group') return schema['x-phieu']?.type === 'matrix' ? [] : [[question.name, uiOf(question.children, schema)]]
    const items = { [ROW_PROPERTY]: { 'ui:widget': 'hidden' }, ...uiOf(question.children, schema.items ?? {}) } as const
    return [[question.name, { items }]]
  })
  return Object.fromEntries(parts.filter(([, ui]) => Object.keys(ui).length > 0))
}
