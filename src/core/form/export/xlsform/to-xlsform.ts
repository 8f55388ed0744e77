import type { Issue } from '../../../lib/issue.ts'
import type { WrittenSheet } from '../../../spreadsheet/write-xlsx.ts'
import type { CodeLists } from '../../code-list.ts'
import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import { Choices, spacelessCodes, type ChoiceFile } from './choices.ts'
import { flagsOf } from './flags.ts'
import { notes, type Told } from './left-out.ts'
import { namesFor } from './names.ts'
import { placeAt, type Known } from './places.ts'
import { questionTypeOf } from './question-type.ts'
import { nodeRows, type Survey } from './survey-rows.ts'
import { topOrder } from './top-order.ts'
import { wholeSchema } from './whole-schema.ts'
import { languageName, wordCells, type Row } from './words.ts'

export interface XlsFormExport {
  /** `survey`, `choices`, `settings`. */
  readonly sheets: readonly WrittenSheet[]
  /** Tables of choices that are handed over beside the workbook. */
  readonly files: readonly ChoiceFile[]
  /** What it does not say, or says in another way: `export.xlsform-*`, by the place in the form. */
  readonly notes: readonly Issue[]
}

/** Columns in the order in which people look for them; those with languages follow the first part of their name. */
const order = [
  'list_name',
  'type',
  'name',
  'label',
  'hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'readonly',
  'default',
  'appearance',
  'parameters',
  'choice_filter',
  'repeat_count',
  'layout',
]
const rank = (column: string): number => {
  const at = order.indexOf(column.split('::')[0] ?? '')
  return at < 0 ? order.length : at
}
const widths: Readonly<Record<string, number>> = { type: 24, name: 24, list_name: 20, label: 44, hint: 44, constraint_message: 44 }

/** Only columns in which something stands, and those without which there is no sheet. */
function sheetOf(name: string, needed: readonly string[], rows: readonly Row[]): WrittenSheet {
  const filled = rows.flatMap((row) => Object.entries(row).flatMap(([column, text]) => (text === '' ? [] : [column])))
  const columns = [...new Set([...needed, ...filled])].toSorted((a, b) => rank(a) - rank(b))
  return {
    name,
    rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))],
    widths: columns.map((column) => widths[column.split('::')[0] ?? ''] ?? 28),
  }
}

/** Groups of their own around the fields of a section; the column `layout` tells them from groups of the form. */
function sectionRows(survey: Survey): readonly Row[] {
  const { form, names, top } = survey.known
  const { translations } = form.definition
  return top.flatMap(({ section, nodes }) => {
    const rows = nodes.flatMap((node) => nodeRows(survey, node))
    const name = section === null ? undefined : names.sections.get(section.id)
    if (section === null || rows.length === 0 || name === undefined) return rows
    const { id, title } = section
    const words = {
      vi: title,
      ...Object.fromEntries(Object.entries(translations).map(([language, { sections: said }]) => [language, said?.[id] ?? ''])),
    }
    const label = wordCells('label', words, '/uiSchema/ui:options/sections', survey.told)
    return [{ type: 'begin_group', name, ...label, layout: 'section' }, ...rows, { type: 'end_group' }]
  })
}

/** What a record is called by, out of the answers that make its title here. */
function instanceName(known: Known, told: Told): string {
  const { form } = known
  const [first] = form.nodes
  const texts = form.definition.titleFields.map((path) => {
    const node = form.byPath.get(path)
    const at = node === undefined || first === undefined ? null : placeAt(known, first, false)
    const said = node === undefined ? null : at?.one({ from: 'record', path: path.split('/').slice(1) })
    return said?.text.startsWith('${') === true ? said.text : null
  })
  if (texts.includes(null)) {
    told.push(notes.about('/titleFields', texts.length))
    return ''
  }
  return texts.length === 1 ? (texts[0] ?? '') : `concat(${texts.join(`, ' - ', `)})`
}

/** Each page is one section there. */
function isInPages({ pages, sections, definition }: CompiledForm, told: Told): boolean {
  if (definition.uiSchema['ui:options']?.pages === undefined) return false
  const isSame =
    pages.length === sections.length && pages.every((page, at) => page.sections.length === 1 && page.sections[0] === sections[at]?.id)
  if (!isSame) told.push(notes.pages())
  return true
}

function settingsRow(known: Known, told: Told): Row {
  const { definition } = known.form
  return {
    form_title: definition.title,
    form_id: definition.key,
    version: String(definition.version),
    default_language: languageName('vi'),
    instance_name: instanceName(known, told),
    style: isInPages(known.form, told) ? 'pages' : '',
  }
}

/** What a form says of itself and its fields, and a workbook does not. */
function aboutNotes({ definition, nodes }: CompiledForm, told: Told): void {
  const concepts = nodes.filter(({ settings }) => settings.concept !== undefined).length
  const parts: readonly (readonly [string, number])[] = [
    ['/owner', 1],
    ['/purpose', 1],
    ['/legalBasis', definition.legalBasis.length],
    ['/retention', 1],
    ['/recipients', definition.recipients?.length ?? 0],
    ['/access', definition.access === undefined ? 0 : 1],
    ['/period', definition.period === undefined ? 0 : 1],
    ['/identityKeys', definition.identityKeys.length],
    ['/searchable', definition.searchable.length],
    ['/personalData', Object.keys(definition.personalData).length],
    ['/upgrade', definition.upgrade?.length ?? 0],
    ['/concept', concepts],
    ...Object.entries(definition.translations).map(
      ([language, { title, purpose }]) =>
        [`/translations/${language}`, [title, purpose].filter((word) => word !== undefined).length] as const,
    ),
  ]
  for (const [path, count] of parts) if (count > 0) told.push(notes.about(path, count))
}

const unique = (told: Told): readonly Issue[] => [...new Map(told.map((note) => [JSON.stringify(note), note])).values()]

/**
 * A form as the sheets of an XLSForm, which ODK and Kobo read. Code lists are written out as they are on the day `asOf` (ISO). Whatever it cannot say, or says in
 * another way, is told: no field, condition, check or word goes missing unsaid. Pure.
 */
export function toXlsForm(form: CompiledForm, lists: CodeLists, asOf: string): XlsFormExport {
  const told: Told = []
  const names = namesFor(form, told)
  const childrenOf = (node: FormNode) => node.children.flatMap((index) => form.nodes[index] ?? [])
  const types = form.nodes.map((node) => questionTypeOf(node, childrenOf(node)))
  const codes = form.nodes.map((node) => spacelessCodes(node, lists, asOf))
  const known: Known = { form, names, top: topOrder(form), codes, types, flags: flagsOf(form) }
  const choices = new Choices({ form, lists, asOf, codes, told })
  const whole = { ...form.definition, schema: wholeSchema(form.definition.schema) }
  const rows = sectionRows({ known, choices, whole, told })
  const settings = settingsRow(known, told)
  aboutNotes(form, told)
  return {
    sheets: [
      sheetOf('survey', ['type', 'name', `label::${languageName('vi')}`], rows),
      sheetOf('choices', ['list_name', 'name', `label::${languageName('vi')}`], choices.rows),
      sheetOf('settings', [], [settings]),
    ],
    files: choices.files,
    notes: unique(told),
  }
}
