import type { Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { Sheet } from '../../../spreadsheet/spreadsheet.ts'
import type { CodeList } from '../../code-list.ts'
import { declaredFields } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { putAt } from '../../authoring/rules/object-place.ts'
import { draftedDefinition, type ImportedForm, type ImportMeta } from '../imported-form.ts'
import { admittedDefinition } from './admitted-definition.ts'
import { calculated, counted } from './calculations.ts'
import { readChoices } from './choices.ts'
import { CodeListsMade } from './code-lists.ts'
import { templatePath, withConditions } from './conditions.ts'
import { constrained } from './constraints.ts'
import { knownFields } from './fields.ts'
import { layoutOf, type Layout } from './layout.ts'
import { refusals } from './left-out.ts'
import { otherCells } from './other-cells.ts'
import { isMatrix, objectOf, titleOf, uiOf, type Made, type Making } from './schema-of.ts'
import { settingsOf, titleFieldsOf, type Settings } from './settings.ts'
import { sheetRows, type ReadSheet } from './sheet-rows.ts'
import { everyQuestion, readSurvey, underHeadings, type Question } from './survey.ts'
import { translationsOf } from './translations.ts'
import { withoutBadConditions, type Tried } from './without-bad-conditions.ts'
import { languagesOf } from './words.ts'
import { tidyWords } from './work.ts'

export interface FormFromXlsForm extends ImportedForm {
  /** Code lists made of choices that a filter narrows; the form needs them. */
  readonly lists: readonly CodeList[]
}

/** Whether a workbook is an XLSForm: it has a sheet `survey` whose heading names types. */
export const isXlsForm = (sheets: readonly Sheet[]): boolean =>
  sheetRows(sheets, 'survey')?.headings.some(({ base }) => base === 'type') === true

interface Read {
  readonly survey: ReadSheet
  readonly settings: ReadSheet | null
  readonly said: Settings
  readonly top: readonly Question[]
  readonly all: readonly Question[]
  readonly making: Making
  readonly lists: CodeListsMade
}

/** Labels as they are written: other words speak of a question by them. */
function labelsOf(all: readonly Question[], languages: Making['languages']): Map<string, string> {
  return new Map(
    all.map(({ written, row }) => {
      const labels = row.cells.filter(({ heading }) => heading.base === 'label')
      const label = labels.find(({ heading }) => heading.language === languages.base) ?? labels[0]
      return [written, label === undefined || label.text.includes('${') ? written : label.text.replaceAll(/<[^<>]*>|\*\*/g, '').trim()]
    }),
  )
}

function readAll(sheets: readonly Sheet[], meta: ImportMeta): Result<Read, readonly Issue[]> {
  const told: Issue[] = []
  const survey = sheetRows(sheets, 'survey')
  if (survey === null) return err([refusals.noSurvey()])
  const [choices, external, settings] = [sheetRows(sheets, 'choices'), sheetRows(sheets, 'external_choices'), sheetRows(sheets, 'settings')]
  const said = settingsOf(settings, meta.key, told)
  const top = readSurvey(survey, told)
  if (!top.ok) return top
  const all = everyQuestion(top.value)
  const languages = languagesOf([survey, ...(choices === null ? [] : [choices])], said.language, told)
  const labels = labelsOf(all, languages)
  const tidy = tidyWords({ notes: told, labels })
  const [inside, outside] = [readChoices(choices, languages, tidy, told), readChoices(external, languages, tidy, told)]
  const fields = knownFields(top.value, all, inside)
  const find = (question: Question, name: string): Question | null => fields.find(question, name)
  const lists = new CodeListsMade({ key: meta.key, choices: inside, external: outside, find, version: said.version, told })
  const making: Making = { notes: told, languages, lists: inside, labels, fields, made: [], listOf: lists.of }
  return ok({ survey, settings, said, top: top.value, all, making, lists })
}

/** The fields of a definition by their paths. */
function schemaFinder(definition: FormDefinition): (made: Made) => JsonSchema | undefined {
  const schemas = new Map(declaredFields(definition.schema).map(({ path, schema }) => [path, schema]))
  return (made) => schemas.get(templatePath(made.path))
}

/** Repeats with so many rows and no others. */
function withCounts(definition: FormDefinition, fixed: ReadonlyMap<Made, number>): FormDefinition {
  const pointers = new Map(declaredFields(definition.schema).map(({ path, sites }) => [path, sites[0]?.pointer]))
  let { schema } = definition
  for (const [{ path }, count] of fixed) {
    const keys = pointers.get(templatePath(path))?.split('/').slice(2)
    if (keys === undefined) continue
    schema = putAt(schema, [...keys, 'minItems'], count)
    schema = putAt(schema, [...keys, 'maxItems'], count)
  }
  return { ...definition, schema }
}

/** Ids that the document does not have yet. */
function freshIds(definition: FormDefinition, makeId: () => string): () => string {
  const text = JSON.stringify(definition)
  const given = new Set<string>()
  return () => {
    for (;;) {
      const id = makeId()
      if (given.has(id) || text.includes(`"${id}"`)) continue
      given.add(id)
      return id
    }
  }
}

function completed(
  { making, settings, said }: Read,
  plain: FormDefinition,
  layout: Layout,
  makeId: () => string,
): Result<FormDefinition, readonly Issue[]> {
  const newId = freshIds(plain, makeId)
  const schemaAt = schemaFinder(plain)
  const counts = counted(making, newId)
  const worked = calculated(making, newId, schemaAt)
  const { definition: bounded, rules: checks } = constrained(making, withCounts(plain, counts.fixed), newId, schemaAt)
  const rules = [...worked, ...counts.rules, ...checks]
  const isInForm = (question: Question): boolean => making.made.some((made) => made.question === question)
  const titles = titleFieldsOf(settings, (name) => making.fields.find(null, name), isInForm, making.notes)
  const withRules: FormDefinition = {
    ...bounded,
    rules: rules.map(({ rule }) => rule),
    ...(titles.length === 0 ? {} : { titleFields: [...titles], searchable: [...titles] }),
  }
  const finish = (without: ReadonlySet<string>): Tried => {
    const conditioned = withConditions(making, withRules, newId, without)
    const whole = { ...conditioned.definition, title: said.title ?? plain.title }
    const translations = translationsOf(whole, [...making.languages.others.values()], making.made, rules, layout.words)
    return { ...conditioned, admitted: admittedDefinition({ ...whole, translations }, rules, making.notes) }
  }
  return withoutBadConditions(making, finish)
}

const sheetOrder = ['survey', 'choices', 'external_choices', 'settings']

/** In the order in which the workbook is read by people; each place once for each thing. */
function sorted(told: readonly Issue[]): readonly Issue[] {
  const unique = [...new Map(told.map((note) => [JSON.stringify(note), note])).values()]
  const sheet = ({ params }: Issue): number => sheetOrder.indexOf(String(params['sheet']))
  const row = ({ params }: Issue): number => Number(params['row'])
  return unique.toSorted((a, b) => sheet(a) - sheet(b) || row(a) - row(b))
}

/**
 * A form from the sheets of an XLSForm (`survey`, `choices`, `settings`, `external_choices`), as ODK and Kobo read it. What has no place in a form, or another
 * meaning there, is told cell by cell: `import.xlsform-*` {sheet, row, column, what}. Pure; `makeId` gives 8 characters `[a-z0-9]`.
 * Issues: `import.xlsform-no-survey`, `import.xlsform-no-column`, `import.xlsform-nesting`, `import.too-long`, `import.empty`, and `import.no-title`, and those of parsing and compiling.
 */
export function fromXlsForm(sheets: readonly Sheet[], meta: ImportMeta, makeId: () => string): Result<FormFromXlsForm, readonly Issue[]> {
  const read = readAll(sheets, meta)
  if (!read.ok) return read
  const { making, survey, said, top, all, lists } = read.value
  const asked = underHeadings(top)
  const schema = objectOf(making, asked)
  const headings = new Map(top.filter(({ isSection }) => isSection).map((section) => [section, titleOf(making, section)]))
  const layout = layoutOf(top, schema, { made: making.made, headings }, said.isInPages)
  const options = { sections: layout.sections, ...(layout.pages.length === 0 ? {} : { pages: layout.pages }) }
  // Computed fields come with their rules, and those need ids first.
  const shown = { ...uiOf(asked, schema), 'ui:options': options }
  const plain = draftedDefinition({ title: said.title, schema, uiSchema: shown }, meta, makeId)
  if (!plain.ok) return plain
  const whole = completed(read.value, plain.value, layout, makeId)
  if (!whole.ok) return whole
  const told = [...making.notes, ...otherCells(survey, all, (question) => isMatrix(making, question))]
  return ok({ definition: whole.value, notes: sorted(told), lists: [...lists.lists.values()] })
}
