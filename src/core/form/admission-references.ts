import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject } from '../lib/json.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import type { DeclaredField } from './declared-fields.ts'
import type { FormDefinition, PageLayout, SectionLayout } from './definition.ts'
import { containerTypes } from './field-settings.ts'
import { repeatedIssues } from './repeated-issues.ts'

type Fields = ReadonlyMap<RecordPath, DeclaredField>

const at = (...steps: readonly (string | number)[]): string => steps.reduce<string>(jsonPointer, '')

/** A path of the meta part must lead to a value: a field, or an address as a whole. */
function pathIssue(path: RecordPath, pointer: string, fields: Fields, inRows: 'allowed' | 'refused'): readonly Issue[] {
  const type = fields.get(path)?.settings.type
  if (type === undefined) return [issue('path.unknown', pointer, { path })]
  if (type === 'note' || (type !== 'address' && containerTypes.includes(type))) return [issue('path.not-a-value', pointer, { path })]
  return inRows === 'refused' && path.includes('/@/') ? [issue('path.in-rows', pointer, { path })] : []
}

function pathIssues(definition: FormDefinition, fields: Fields): readonly Issue[] {
  const { period, identityKeys, searchable, titleFields } = definition
  return [
    ...identityKeys.flatMap((key, i) => key.flatMap((path, j) => pathIssue(path, at('identityKeys', i, j), fields, 'refused'))),
    ...searchable.flatMap((path, i) => pathIssue(path, at('searchable', i), fields, 'allowed')),
    ...titleFields.flatMap((path, i) => pathIssue(path, at('titleFields', i), fields, 'refused')),
    ...(period === undefined ? [] : pathIssue(period.field, at('period', 'field'), fields, 'refused')),
    ...(period === undefined || fields.get(period.field)?.settings.type === 'period'
      ? []
      : [issue('period.not-a-period', at('period', 'field'))]),
  ]
}

/** A field is named by its own id, or inside a `$ref` by the ids along the way, joined. */
function idIssues(definition: FormDefinition, ids: ReadonlySet<string>): readonly Issue[] {
  const isKnown = (id: string): boolean => id.split('-').every((part) => ids.has(part))
  const unknown = (names: readonly string[], ...steps: readonly string[]): readonly Issue[] =>
    names.filter((id) => !isKnown(id)).map((id) => issue('id.unknown', at(...steps, id), { id }))
  return [
    ...unknown(Object.keys(definition.personalData), 'personalData'),
    ...Object.entries(definition.translations).flatMap(([lang, words]) =>
      unknown(Object.keys(words.fields ?? {}), 'translations', lang, 'fields'),
    ),
  ]
}

/** What a translation gives other words for must stand in the schema: a text that was changed there has lost its translation. */
function wordIssues({ schema, uiSchema, translations }: FormDefinition): readonly Issue[] {
  const texts = textsOf([schema, uiSchema])
  return Object.entries(translations).flatMap(([lang, { fields = {} }]) =>
    Object.entries(fields).flatMap(([id, { words = {} }]) =>
      Object.keys(words)
        .filter((text) => !texts.has(text))
        .map((text) => issue('words.unknown', at('translations', lang, 'fields', id, 'words', text), { text })),
    ),
  )
}

/** Every text in a document, wherever it stands. */
function textsOf(document: unknown): ReadonlySet<string> {
  const texts = new Set<string>()
  const parts = [document]
  while (parts.length > 0) {
    const part = parts.pop()
    if (typeof part === 'string') texts.add(part)
    else if (typeof part === 'object' && part !== null) parts.push(...Object.values(part))
  }
  return texts
}

function ruleIssues(definition: FormDefinition): readonly Issue[] {
  const ids = new Set(definition.rules.map((rule) => rule.id))
  const translated = Object.entries(definition.translations).flatMap(([lang, words]) =>
    Object.keys(words.rules ?? {}).map((id) => [lang, id] as const),
  )
  return [
    ...repeatedIssues(
      definition.rules.map((rule) => rule.id),
      'rule.id-duplicate',
      (i) => at('rules', i, 'id'),
    ),
    ...translated
      .filter(([, id]) => !ids.has(id))
      .map(([lang, id]) => issue('rule.unknown', at('translations', lang, 'rules', id), { id })),
  ]
}

const isNamed = (part: unknown, list: string): boolean =>
  isJsonObject(part) &&
  typeof part['id'] === 'string' &&
  part['id'] !== '' &&
  typeof part['title'] === 'string' &&
  part['title'] !== '' &&
  isTexts(part[list])
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

const where = ['uiSchema', 'ui:options'] as const
const optionsOf = ({ uiSchema }: FormDefinition): { readonly [option: string]: unknown } => uiSchema['ui:options'] ?? {}

/** Codes: `section.shape` · `page.shape`: uiSchema is open to RJSF's own options, so sections and pages may be anything. */
export function layoutShapeIssues(definition: FormDefinition): readonly Issue[] {
  const { sections = [], pages = [] } = optionsOf(definition)
  if (!Array.isArray(sections) || !sections.every((part) => isNamed(part, 'fields')))
    return [issue('section.shape', at(...where, 'sections'))]
  return Array.isArray(pages) && pages.every((part) => isNamed(part, 'sections')) ? [] : [issue('page.shape', at(...where, 'pages'))]
}

/** Sections hold top-level fields, pages hold sections, each at most once. */
function layoutIssues(definition: FormDefinition, fields: Fields): readonly Issue[] {
  const shape = layoutShapeIssues(definition)
  if (shape.length > 0) return shape
  const { sections = [], pages = [] } = definition.uiSchema['ui:options'] ?? {}
  const names = sections.flatMap((section: SectionLayout) => section.fields)
  const ids = sections.map((section: SectionLayout) => section.id)
  const onPages = pages.flatMap((page: PageLayout) => page.sections)
  const inSections = (): string => at(...where, 'sections')
  const inPages = (): string => at(...where, 'pages')
  return [
    ...names.filter((name) => !fields.has(propertyPath('', name))).map((name) => issue('section.field-unknown', inSections(), { name })),
    ...repeatedIssues(names, 'section.field-twice', inSections),
    ...repeatedIssues(ids, 'section.id-duplicate', inSections),
    ...onPages.filter((id) => !ids.includes(id)).map((id) => issue('page.section-unknown', inPages(), { id })),
    ...repeatedIssues(onPages, 'page.section-twice', inPages),
    ...repeatedIssues(
      pages.map((page: PageLayout) => page.id),
      'page.id-duplicate',
      inPages,
    ),
  ]
}

/** The record of a period is there for everybody or for nobody: who may not see it could neither be told of it nor enter another. */
const accessIssues = ({ access, period }: FormDefinition): readonly Issue[] =>
  access?.rows === 'named' && period !== undefined ? [issue('access.with-period', at('access', 'rows'))] : []

/**
 * Whatever the meta part names must be there. Codes: `path.unknown` {path} · `path.not-a-value` · `path.in-rows` · `period.not-a-period` ·
 * `access.with-period` (rows kept for named people, and one record per period) · `id.unknown` {id} · `rule.id-duplicate` · `rule.unknown` {id} · `section.shape|field-unknown|field-twice|id-duplicate` · `page.shape|section-unknown|section-twice|id-duplicate`.
 */
export function referenceIssues(definition: FormDefinition, declared: readonly DeclaredField[]): readonly Issue[] {
  const fields: Fields = new Map(declared.map((field) => [field.path, field]))
  const ids = new Set(declared.flatMap((field) => field.settings.id ?? []))
  return [
    ...pathIssues(definition, fields),
    ...accessIssues(definition),
    ...idIssues(definition, ids),
    ...ruleIssues(definition),
    ...wordIssues(definition),
    ...layoutIssues(definition, fields),
  ]
}
