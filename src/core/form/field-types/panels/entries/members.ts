import type { JsonObject } from '../../../../lib/json.ts'
import { withoutIds } from '../../../authoring/without-ids.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import type { FieldParts } from '../panel.ts'
import type { CodedRow } from './inline-choices.ts'

/** A field inside a field, by its property name and its words. */
export const namedRow: JsonSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,39}$' },
    title: { type: 'string', minLength: 1, maxLength: 500 },
  },
  required: ['title'],
}

export const namedRows = ({ properties = {} }: JsonSchema): readonly JsonObject[] =>
  Object.entries(properties).map(([name, each]) => ({ code: name, title: each.title ?? name }))

/**
 * An object with these members in this order: those that were there as they were, new ones `like` another, which get ids of their own,
 * and are required where all others are.
 * @param read the rows as they were read: only words that were changed are written
 */
export function membersOf(object: JsonSchema, rows: readonly CodedRow[], like: JsonSchema, read: readonly JsonObject[]): JsonSchema {
  const { required, ...rest } = object
  const before = object.properties ?? {}
  const words = new Map(read.map((row) => [row['code'], row['title']]))
  const member = ({ code, title }: CodedRow): JsonSchema => {
    const old = Object.hasOwn(before, code) ? before[code] : undefined
    if (old === undefined) return { ...withoutIds(like), title }
    return words.get(code) === title ? old : { ...old, title }
  }
  const names = Object.keys(before)
  const allRequired = names.length > 0 && names.every((name) => required?.includes(name) === true)
  const kept = allRequired ? rows.map(({ code }) => code) : required?.filter((name) => rows.some(({ code }) => code === name))
  return {
    ...rest,
    properties: Object.fromEntries(rows.map((row) => [row.code, member(row)])),
    ...(kept === undefined || kept.length === 0 ? {} : { required: kept }),
  }
}

/** The order of a uiSchema would hold against another order of the members. */
function orderedAs({ 'ui:order': order, ...rest }: FieldParts['uiSchema'], rows: readonly CodedRow[]): FieldParts['uiSchema'] {
  return order === undefined ? rest : { 'ui:order': rows.map(({ code }) => code), ...rest }
}

export const withMembers = (field: FieldParts, rows: readonly CodedRow[], like: JsonSchema): FieldParts => ({
  schema: membersOf(field.schema, rows, like, namedRows(field.schema)),
  uiSchema: orderedAs(field.uiSchema, rows),
})
