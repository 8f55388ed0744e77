import { issue, type Issue } from '../../../../lib/issue.ts'
import type { JsonObject } from '../../../../lib/json.ts'
import type { Result } from '../../../../lib/result.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { choiceAmong, dataOf, done, refused, rowsIn, setting, textIn, withKeyword, withSetting } from '../field-parts.ts'
import type { FieldParts, PanelEntry, Written } from '../panel.ts'
import { options, said } from '../panel-words.ts'
import { filterOf, filterRows, filterSchema } from './filter-rows.ts'
import { choiceRow, choiceRows, choiceSchema, codedRows, constantsWith, removedNotes, withChoiceSchema } from './inline-choices.ts'

const choicesSchema: JsonSchema = { ...said('choices', 'help'), type: 'array', minItems: 1, maxItems: 5000, items: choiceRow }
const choicesUi = { 'ui:field': 'PanelChoices' }

/** A default that is no choice any more goes with it. */
function withoutLostDefault(field: FieldParts, codes: readonly string[]): { readonly field: FieldParts; readonly notes: readonly Issue[] } {
  const start = field.schema.default
  if (typeof start !== 'string' || codes.includes(start)) return { field, notes: [] }
  return { field: withKeyword(field, 'default', undefined), notes: [issue('default.removed', '', { value: start })] }
}

function writeChoices(field: FieldParts, rows: readonly JsonObject[]): Result<Written> {
  const own = choiceSchema(field)
  if (own === null) return refused('panel.written-elsewhere', '/choices')
  const before = choiceRows(field)
  const coded = codedRows(
    rows,
    'choices',
    before.flatMap((row) => textIn(row, 'code') ?? []),
  )
  if (!coded.ok) return coded
  const written = withChoiceSchema(field, constantsWith({ ...own, type: 'string' }, coded.value))
  const kept = withoutLostDefault(
    written,
    coded.value.map(({ code }) => code),
  )
  return done(kept.field, [...removedNotes('choice.removed', before, coded.value), ...kept.notes])
}

/** Inline choices in their order. `panel.code-twice` {code} · `panel.written-elsewhere` (a definition of the form has them). */
export const ownChoicesEntry: PanelEntry = {
  group: 'choices',
  names: ['choices'],
  part: (_about, field) =>
    choiceSchema(field) === null
      ? { properties: {} }
      : { properties: { choices: choicesSchema }, required: ['choices'], ui: { choices: choicesUi } },
  read: (field) => dataOf({ choices: choiceSchema(field) === null ? undefined : choiceRows(field) }),
  write: (field, data) => writeChoices(field, rowsIn(data, 'choices')),
}

const when = (source: string, then: JsonSchema): JsonSchema => ({
  if: { properties: { source: { const: source } }, required: ['source'] },
  then,
})

function writeList(field: FieldParts, data: JsonObject): Result<Written> {
  const list = textIn(data, 'list')
  const isOther = list !== setting(field, 'list')
  const rows = rowsIn(data, 'filter')
  const old = filterRows(field)
  // Another list has other columns.
  const filter = isOther && JSON.stringify(rows) === JSON.stringify(old) ? undefined : filterOf(rows)
  if (filter === null) return refused('panel.column-twice', '/filter')
  const own = choiceSchema(field)
  const bare = own === null || setting(field, 'list') !== undefined ? field : withChoiceSchema(field, without(own))
  const start = isOther ? withoutLostDefault(bare, []) : { field: bare, notes: [] }
  return done(withSetting(withSetting(start.field, 'list', list), 'filter', filter), [
    ...removedNotes('choice.removed', choiceRows(field), []),
    ...start.notes,
  ])
}

function without(schema: JsonSchema): JsonSchema {
  const { oneOf: _, enum: __, ...rest } = schema
  return rest
}

function writeOwn(field: FieldParts, data: JsonObject): Result<Written> {
  const isOther = setting(field, 'list') !== undefined
  const bare = withSetting(withSetting(field, 'list', undefined), 'filter', undefined)
  return writeChoices(isOther ? bare : field, rowsIn(data, 'choices'))
}

/** Choices of the form's own, or those of a code list, which other fields may narrow. */
export const choicesEntry: PanelEntry = {
  group: 'choices',
  names: ['source', 'choices', 'list', 'filter'],
  part: (about, field) => ({
    properties: { source: { ...said('source'), type: 'string', ...options('source', ['own', 'list']) } },
    allOf: [
      when('own', { properties: { choices: choicesSchema }, required: ['choices'] }),
      when('list', {
        properties: {
          list: { ...said('list'), ...choiceAmong(about.lists, [setting(field, 'list')]) },
          filter: filterSchema(about, field),
        },
        required: ['list'],
      }),
    ],
    ...(choiceSchema(field) === null && setting(field, 'list') === undefined ? {} : { required: ['source'] }),
    ui: { choices: choicesUi, source: { 'ui:widget': 'radio' } },
  }),
  read(field) {
    const list = setting(field, 'list')
    if (list !== undefined) return dataOf({ source: 'list', list, filter: filterRows(field) })
    return choiceSchema(field) === null ? {} : { source: 'own', choices: choiceRows(field) }
  },
  write: (field, data) => (textIn(data, 'source') === 'list' ? writeList(field, data) : writeOwn(field, data)),
}

/** A code list alone: of places. */
export const listEntry: PanelEntry = {
  group: 'choices',
  names: ['list', 'filter'],
  part: (about, field) => ({
    properties: { list: { ...said('list'), ...choiceAmong(about.lists, [setting(field, 'list')]) }, filter: filterSchema(about, field) },
    required: ['list'],
  }),
  read: (field) => dataOf({ list: setting(field, 'list'), filter: filterRows(field) }),
  write: writeList,
}

const looks = ['any', 'radio', 'select'] as const

/** How another renderer shows the choice; ours decides by their number. */
export const lookEntry: PanelEntry = {
  group: 'look',
  names: ['look'],
  part: () => ({ properties: { look: { ...said('look'), type: 'string', default: 'any', ...options('look', looks) } } }),
  read: ({ uiSchema }) => ({
    look: uiSchema['ui:widget'] === 'radio' || uiSchema['ui:widget'] === 'select' ? uiSchema['ui:widget'] : 'any',
  }),
  write: (field, data) => {
    const look = textIn(data, 'look')
    return done({ ...field, uiSchema: withWidget(field.uiSchema, look === 'any' ? undefined : look) })
  },
}

function withWidget(ui: FieldParts['uiSchema'], widget: string | undefined): FieldParts['uiSchema'] {
  const { 'ui:widget': _, ...rest } = ui
  return widget === 'radio' || widget === 'select' ? { ...rest, 'ui:widget': widget } : rest
}
