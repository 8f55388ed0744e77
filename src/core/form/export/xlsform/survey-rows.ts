import type { JsonValue } from '../../../lib/json.ts'
import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import { requiredOf } from '../../authoring/rules/presence-of.ts'
import { isJsonObject } from '../../../lib/json.ts'
import { fieldWords } from '../field-words.ts'
import { calculationCell } from './calculation.ts'
import { filterColumn, type Choices, type Chosen } from './choices.ts'
import { relevantCell, requiredCell } from './conditions.ts'
import { constraintCells } from './constraint.ts'
import { quoted } from './expression/said.ts'
import { notes, type Told } from './left-out.ts'
import type { Known } from './places.ts'
import { placeAt } from './places.ts'
import type { QuestionType } from './question-type.ts'
import { settingNotes } from './settings-lost.ts'
import { languagesOf, wordCells, type Row, type Words } from './words.ts'

export interface Survey {
  readonly known: Known
  readonly choices: Choices
  /** The definition with its blocks written out. */
  readonly whole: FormDefinition
  readonly told: Told
}

const childrenOf = ({ nodes }: CompiledForm, { children }: FormNode): readonly FormNode[] => children.flatMap((index) => nodes[index] ?? [])

/** The words of a field in each language; what is missing in one stays empty there. */
function wordsOf({ definition }: CompiledForm, node: FormNode, part: 'title' | 'help'): Words {
  const others = languagesOf(definition).slice(1)
  return {
    vi: node[part],
    ...Object.fromEntries(others.map((language) => [language, fieldWords(definition, node, language)[part] ?? ''])),
  }
}

/** What the field is called, and below it its help and its unit. */
function labelCells({ known: { form }, told }: Survey, node: FormNode): Row {
  const help = wordsOf(form, node, 'help')
  const { suffix } = node.settings
  if (suffix !== undefined) told.push(notes.unit(node.path, node.title, suffix))
  const hint = Object.fromEntries(
    Object.entries(help).map(([language, text]) => [language, [text, suffix ?? ''].filter((part) => part !== '').join('\n')]),
  )
  return { ...wordCells('label', wordsOf(form, node, 'title'), node.path, told), ...wordCells('hint', hint, node.path, told) }
}

/** The condition that narrows a list by the answers beside the field. */
function choiceFilter({ known, told }: Survey, node: FormNode): string {
  const holder = node.path.slice(0, node.path.lastIndexOf('/'))
  const parts = Object.entries(node.settings.filter ?? {}).flatMap(([column, value]) => {
    const name = filterColumn(column)
    if (name !== column) told.push(notes.filter(node.path, node.title, column))
    if (value.startsWith('=')) return [`${name} = ${quoted(value.slice(1))}`]
    const sibling = known.form.byPath.get(`${holder}/${value}`)
    const field = sibling === undefined ? null : placeAt(known, node, false).one(refOf(sibling))
    if (field === null) told.push(notes.filter(node.path, node.title, column))
    return field === null ? [] : [`${name} = ${field.text.startsWith('.') ? `current()/${field.text}` : field.text}`]
  })
  return parts.join(' and ')
}

const refOf = ({ path }: FormNode) => {
  const row = path.lastIndexOf('/@/')
  return { from: row < 0 ? 'record' : 'row', path: (row < 0 ? path : path.slice(row + 2)).split('/').slice(1) } as const
}

function chosenOf({ choices, known }: Survey, node: FormNode, type: QuestionType): Chosen | null {
  if (!/^(?:select_|rank)/.test(type.type)) return null
  if (node.type === 'yes-no') return choices.yesNo()
  const { list } = node.settings
  return list === undefined
    ? choices.inline(node, known.names.of[node.index] ?? node.name)
    : choices.listed(node, list, type.type !== 'rank')
}

const typeCell = ({ type }: QuestionType, chosen: Chosen | null): string =>
  chosen === null ? type : `${type}${chosen.isFile ? '_from_file' : ''} ${chosen.argument}`

const part = (ui: UiSchema, name: string): UiSchema => {
  const inner = Object.hasOwn(ui, name) ? ui[name] : undefined
  return isJsonObject(inner) ? inner : {}
}

/** How a field is shown, by its template path. */
const uiAt = (ui: UiSchema, { path }: FormNode): UiSchema =>
  path
    .split('/')
    .slice(1)
    .reduce<UiSchema>((inner, name) => (name === '@' ? (inner.items ?? {}) : part(inner, name)), ui)

const MOST_RADIOS = 10

function appearanceOf({ known: { form } }: Survey, node: FormNode, type: QuestionType): string {
  const isShort = node.choices.length <= MOST_RADIOS && uiAt(form.definition.uiSchema, node)['ui:widget'] === 'select'
  return type.type === 'select_one' && node.type !== 'yes-no' && node.choices.length > 0 && isShort ? 'minimal' : (type.appearance ?? '')
}

/** A value that a new record begins with; null: it cannot be written. */
function defaultText(type: QuestionType, value: JsonValue | undefined, renamed: ReadonlyMap<string, string>): string | null {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return type.type === 'acknowledge' ? (value ? 'OK' : null) : value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.includes('${') || /\(.*\)/.test(value) ? null : value
  const codes = Array.isArray(value)
    ? value.map((each: JsonValue) => (typeof each === 'string' ? (renamed.get(each) ?? each) : ' '))
    : [' ']
  return codes.some((code) => /\s/.test(code)) ? null : codes.join(' ')
}

function valueCells(survey: Survey, node: FormNode, type: QuestionType): Row {
  const { known, told } = survey
  const isComputed = node.settings.computed === true
  const calculation = isComputed ? calculationCell(known, node, type, told) : null
  const start = defaultText(type, node.schema.default, known.codes[node.index] ?? new Map())
  if (start === null) told.push(notes.default(node.path, node.title))
  const isFixed = calculation !== null ? type.type !== 'calculate' : node.readOnly && !isComputed && type.type !== 'note'
  return {
    calculation: calculation ?? '',
    default: isComputed ? '' : (start ?? ''),
    readonly: isFixed ? 'yes' : '',
    required: isComputed || type.type === 'note' ? '' : requiredCell(known, survey.whole, node, told),
  }
}

/** One question. A value that is only worked out, and cannot be, is asked for as a text that nobody needs to see. */
function questionRow(survey: Survey, node: FormNode, type: QuestionType): Row {
  const { known, told } = survey
  const values = valueCells(survey, node, type)
  const isLost = type.type === 'calculate' && values['calculation'] === ''
  const chosen = chosenOf(survey, node, type)
  const edge = type.type === 'image' && node.settings.maxEdge !== undefined ? `max-pixels=${node.settings.maxEdge}` : ''
  return {
    type: isLost ? 'hidden' : typeCell(type, chosen),
    name: known.names.of[node.index] ?? '',
    ...(['calculate', 'hidden'].includes(type.type)
      ? wordCells('label', wordsOf(known.form, node, 'title'), node.path, told)
      : labelCells(survey, node)),
    ...values,
    relevant: relevantCell(known, survey.whole, node, told),
    ...constraintCells(known, node, { type, isRequired: values['required'] === 'yes' }, told),
    appearance: appearanceOf(survey, node, type),
    parameters: type.parameters ?? edge,
    choice_filter: chosen === null ? '' : choiceFilter(survey, node),
  }
}

/** Whether something in a group must be answered: there the group is needed then. */
function asksFor({ known: { form, types } }: Survey, node: FormNode): boolean {
  const isAsked = (child: FormNode): boolean => {
    const type = types[child.index] ?? null
    if (child.kind === 'group' || child.kind === 'grid') return asksInside(child)
    if (child.kind === 'repeat') return isFixedRepeat(child)
    return (
      type !== null && !['note', 'calculate', 'hidden'].includes(type.type) && child.settings.computed !== true && child.required.length > 0
    )
  }
  const asksInside = (group: FormNode): boolean => childrenOf(form, group).some(isAsked)
  return asksInside(node)
}

const isFixedRepeat = ({ schema: { minItems, maxItems } }: FormNode): boolean => minItems !== undefined && minItems === maxItems

function holderRows(survey: Survey, node: FormNode, type: QuestionType): readonly Row[] {
  const { known, told, whole } = survey
  const isRepeat = node.kind === 'repeat'
  const demand = requiredOf(whole, node.path).kind
  const isSame = demand !== 'when' && (demand === 'always') === (isRepeat ? isFixedRepeat(node) : asksFor(survey, node))
  if (!isSame) told.push(notes.group(node.path, node.title))
  constraintCells(known, node, null, told)
  const begin: Row = {
    type: type.type,
    name: known.names.of[node.index] ?? '',
    ...labelCells(survey, node),
    relevant: relevantCell(known, whole, node, told),
    appearance: type.appearance ?? '',
    repeat_count: isRepeat && isFixedRepeat(node) ? String(node.schema.minItems) : '',
  }
  const inner = childrenOf(known.form, node).flatMap((child) => nodeRows(survey, child))
  return [begin, ...inner, { type: isRepeat ? 'end_repeat' : 'end_group' }]
}

/** The rows of a field and of what it holds; none where it has no place in a workbook. */
export function nodeRows(survey: Survey, node: FormNode): readonly Row[] {
  const { known, told } = survey
  const type = known.types[node.index] ?? null
  if (known.flags.has(node.path)) {
    told.push(notes.flag(node.path, node.name))
    return []
  }
  if (type === null) {
    told.push(notes.field(node.path, node.title))
    constraintCells(known, node, null, told)
    return []
  }
  if (type.isPlainer) told.push(notes.type(node.path, node.title, type.type))
  settingNotes(known.form, node, type, told)
  return node.kind === 'field' ? [questionRow(survey, node, type)] : holderRows(survey, node, type)
}
