import type { JsonObject } from '../../../../lib/json.ts'
import type { FieldSettings } from '../../../field-settings.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { newField } from '../../../authoring/new-field.ts'
import { dataOf, done, refused, rowsIn, textIn } from '../field-parts.ts'
import type { FieldParts, PanelEntry } from '../panel.ts'
import { said } from '../panel-words.ts'
import { codedRows, removedNotes, type CodedRow } from './inline-choices.ts'
import { membersOf, namedRow, namedRows, withMembers } from './members.ts'

const rowsOf = (field: FieldParts): readonly JsonSchema[] => Object.values(field.schema.properties ?? {})

/** The columns of a row that is written here and not in a definition. */
const columnsOf = (field: FieldParts): readonly JsonObject[] | null => {
  const rows = rowsOf(field)
  const [first] = rows
  return first === undefined || rows.some((row) => row.$ref !== undefined) ? null : namedRows(first)
}

const emptyRow: JsonSchema = {
  'x-phieu': { type: 'group' } as FieldSettings, // ids are filled in last
  type: 'object',
  properties: {},
  unevaluatedProperties: false,
}

const before = (rows: readonly JsonObject[]): readonly string[] => rows.flatMap((row) => textIn(row, 'code') ?? [])

/** The lines of a grid. `panel.code-twice` {code}. */
export const gridRowsEntry: PanelEntry = {
  group: 'content',
  names: ['rows'],
  part: () => ({
    properties: { rows: { ...said('rows', 'help'), type: 'array', minItems: 1, maxItems: 200, items: namedRow } },
    required: ['rows'],
    ui: { rows: { 'ui:field': 'PanelChoices' } },
  }),
  read: (field) => ({ rows: namedRows(field.schema) }),
  write(field, data) {
    const old = namedRows(field.schema)
    const coded = codedRows(rowsIn(data, 'rows'), 'rows', before(old))
    if (!coded.ok) return coded
    return done(withMembers(field, coded.value, rowsOf(field)[0] ?? emptyRow), removedNotes('row.removed', old, coded.value))
  },
}

const withColumns = (row: JsonSchema, columns: readonly CodedRow[], read: readonly JsonObject[]): JsonSchema =>
  membersOf(row, columns, Object.values(row.properties ?? {}).at(-1) ?? newField({ type: 'integer', title: '' }), read)

/** Its columns, the same in every line: a new one is of the kind of the last. */
export const gridColumnsEntry: PanelEntry = {
  group: 'content',
  names: ['columns'],
  part: (_about, field) =>
    columnsOf(field) === null
      ? { properties: {} }
      : {
          properties: { columns: { ...said('columns', 'help'), type: 'array', minItems: 1, maxItems: 40, items: namedRow } },
          required: ['columns'],
          ui: { columns: { 'ui:field': 'PanelChoices' } },
        },
  read: (field) => dataOf({ columns: columnsOf(field) ?? undefined }),
  write(field, data) {
    const old = columnsOf(field)
    if (old === null) return refused('panel.written-elsewhere', '/columns')
    const coded = codedRows(rowsIn(data, 'columns'), 'columns', before(old))
    if (!coded.ok) return coded
    const properties = Object.fromEntries(
      Object.entries(field.schema.properties ?? {}).map(([name, row]) => [name, withColumns(row, coded.value, old)]),
    )
    return done({ ...field, schema: { ...field.schema, properties } }, removedNotes('column.removed', old, coded.value))
  },
}
