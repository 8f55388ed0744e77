import type { JsonObject } from '../../../../lib/json.ts'
import type { Result } from '../../../../lib/result.ts'
import { newField } from '../../../authoring/new-field.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { dataOf, done, refused, rowsIn, textIn } from '../field-parts.ts'
import type { FieldParts, PanelEntry, Written } from '../panel.ts'
import { said } from '../panel-words.ts'
import { choiceRow, choiceRowsIn, codedRows, constantsWith, removedNotes } from './inline-choices.ts'
import { namedRow, namedRows, withMembers } from './members.ts'

const statements = (field: FieldParts): readonly JsonObject[] => namedRows(field.schema)

/** The first statement's answers, which are those of all. */
const answersOf = (field: FieldParts): JsonSchema | null => {
  const [first] = Object.values(field.schema.properties ?? {})
  return first === undefined || first.$ref !== undefined ? null : first
}

function writeAnswers(field: FieldParts, rows: readonly JsonObject[]): Result<Written> {
  const own = answersOf(field)
  if (own === null) return refused('panel.written-elsewhere', '/answers')
  const before = choiceRowsIn(own)
  const coded = codedRows(
    rows,
    'answers',
    before.flatMap((row) => textIn(row, 'code') ?? []),
  )
  if (!coded.ok) return coded
  const properties = Object.fromEntries(
    Object.entries(field.schema.properties ?? {}).map(([name, row]) => [name, constantsWith(row, coded.value)]),
  )
  return done({ ...field, schema: { ...field.schema, properties } }, removedNotes('choice.removed', before, coded.value))
}

/** What people are asked about. `panel.code-twice` {code}. */
export const statementsEntry: PanelEntry = {
  group: 'content',
  names: ['statements'],
  part: () => ({
    properties: { statements: { ...said('statements', 'help'), type: 'array', minItems: 1, maxItems: 200, items: namedRow } },
    required: ['statements'],
    ui: { statements: { 'ui:field': 'PanelChoices' } },
  }),
  read: (field) => ({ statements: statements(field) }),
  write(field, data) {
    const before = statements(field)
    const coded = codedRows(
      rowsIn(data, 'statements'),
      'statements',
      before.flatMap((row) => textIn(row, 'code') ?? []),
    )
    if (!coded.ok) return coded
    const like = Object.values(field.schema.properties ?? {})[0] ?? newField({ type: 'choice', title: '' })
    return done(withMembers(field, coded.value, like), removedNotes('row.removed', before, coded.value))
  },
}

/** The answers of all statements alike. */
export const answersEntry: PanelEntry = {
  group: 'choices',
  names: ['answers'],
  part: (_about, field) =>
    answersOf(field) === null
      ? { properties: {} }
      : {
          properties: { answers: { ...said('answers', 'help'), type: 'array', minItems: 1, maxItems: 50, items: choiceRow } },
          required: ['answers'],
          ui: { answers: { 'ui:field': 'PanelChoices' } },
        },
  read: (field) => {
    const own = answersOf(field)
    return dataOf({ answers: own === null ? undefined : choiceRowsIn(own) })
  },
  write: (field, data) => writeAnswers(field, rowsIn(data, 'answers')),
}
