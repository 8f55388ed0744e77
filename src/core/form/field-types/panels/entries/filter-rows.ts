import type { JsonObject } from '../../../../lib/json.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { choiceAmong, setting, textIn } from '../field-parts.ts'
import type { FieldParts, PanelAbout } from '../panel.ts'
import { options, said } from '../panel-words.ts'

/** A column may equal another field, or a text. */
type Filter = Readonly<Record<string, string>>

/** The filter in rows: `{column, by: 'field', field}` or `{column, by: 'text', text}`. */
export const filterRows = (field: FieldParts): readonly JsonObject[] | undefined => {
  const filter = setting(field, 'filter')
  if (filter === undefined) return undefined
  return Object.entries(filter).map(([column, source]) =>
    source.startsWith('=') ? { column, by: 'text', text: source.slice(1) } : { column, by: 'field', field: source },
  )
}

/** Null when a column stands in two rows. */
export function filterOf(rows: readonly JsonObject[]): Filter | null | undefined {
  const entries = rows.map((row): [string, string] => [
    textIn(row, 'column') ?? '',
    textIn(row, 'by') === 'text' ? `=${textIn(row, 'text') ?? ''}` : (textIn(row, 'field') ?? ''),
  ])
  if (new Set(entries.map(([column]) => column)).size < entries.length) return null
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const when = (by: string, name: string, schema: JsonSchema): JsonSchema => ({
  if: { properties: { by: { const: by } }, required: ['by'] },
  then: { properties: { [name]: { ...said(`filter-${name}`), ...schema } }, required: [name] },
})

/** Columns and siblings that there are, and those that the filter names already. */
export function filterSchema(about: PanelAbout, field: FieldParts): JsonSchema {
  const rows = filterRows(field) ?? []
  const columns = about.lists.find(({ key }) => key === setting(field, 'list'))?.columns ?? []
  const named = rows.map((row) => textIn(row, 'column'))
  const column = choiceAmong(
    columns.map((key) => ({ key, title: key })),
    named,
  )
  const sources = rows.map((row) => textIn(row, 'field'))
  return {
    ...said('filter', 'help'),
    type: 'array',
    maxItems: column.oneOf === undefined ? 0 : column.oneOf.length,
    items: {
      type: 'object',
      properties: {
        column: { ...said('filter-column'), ...column },
        by: { ...said('filter-by'), type: 'string', ...options('filter-by', ['field', 'text']) },
      },
      required: ['column', 'by'],
      allOf: [
        when('field', 'field', choiceAmong(about.siblings, sources)),
        when('text', 'text', { type: 'string', minLength: 1, maxLength: 90 }),
      ],
    },
  }
}
