import { dangerousNames } from '../../../../lib/entrance.ts'
import { issue, type Issue } from '../../../../lib/issue.ts'
import type { JsonObject, JsonValue } from '../../../../lib/json.ts'
import { err, ok, type Result } from '../../../../lib/result.ts'
import { propertyName } from '../../../authoring/property-name.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { constantsOf } from '../../../validate/check-choice.ts'
import { textIn, withItems, withKeyword } from '../field-parts.ts'
import type { FieldParts } from '../panel.ts'

export interface InlineChoice {
  readonly value: JsonValue
  readonly title: string
}

/** The schema that says which codes there are: of the items of a list. Null when it is written elsewhere. */
export const choiceSchema = ({ schema }: FieldParts): JsonSchema | null => {
  const own = schema.type === 'array' ? schema.items : schema
  return own === undefined || own.$ref !== undefined ? null : own
}

export function choicesIn(own: JsonSchema | null): readonly InlineChoice[] {
  const constants = constantsOf(own?.oneOf)
  if (constants !== null) return constants.map((value, at) => ({ value, title: own?.oneOf?.[at]?.title ?? String(value) }))
  return (own?.enum ?? []).map((value) => ({ value, title: String(value) }))
}

export const inlineChoices = (field: FieldParts): readonly InlineChoice[] => choicesIn(choiceSchema(field))

/** A row of a choices panel. Without a code it is new: its code is made from its words. */
export const choiceRow: JsonSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[^\\s](.*[^\\s])?$' },
    title: { type: 'string', minLength: 1, maxLength: 500 },
  },
  required: ['title'],
}

export const choiceRows = (field: FieldParts): readonly JsonObject[] => choiceRowsIn(choiceSchema(field))
export const choiceRowsIn = (own: JsonSchema | null): readonly JsonObject[] =>
  choicesIn(own).map(({ value, title }) => ({ code: String(value), title }))

export interface CodedRow {
  readonly code: string
  readonly title: string
  /** The row as it came. */
  readonly row: JsonObject
}

/**
 * Rows with a code each: their own, or one made from the words, like no other, also not like one that went.
 * `panel.code-twice` {code} at the second of two, `panel.code-reserved` {code}.
 * @param before codes that stood here and must not come to mean something else
 */
export function codedRows(rows: readonly JsonObject[], name: string, before: readonly string[]): Result<readonly CodedRow[]> {
  const given = rows.flatMap((row) => textIn(row, 'code') ?? [])
  const faults = rows.flatMap((row, at): readonly Issue[] => {
    const code = textIn(row, 'code')
    if (code !== undefined && dangerousNames.has(code)) return [issue('panel.code-reserved', `/${name}/${at}`, { code })]
    const isSecond = code !== undefined && rows.slice(0, at).some((other) => textIn(other, 'code') === code)
    return isSecond ? [issue('panel.code-twice', `/${name}/${at}`, { code })] : []
  })
  if (faults.length > 0) return err(faults)
  const taken = new Set([...given, ...before])
  return ok(
    rows.map((row) => {
      const title = textIn(row, 'title') ?? ''
      const code = textIn(row, 'code') ?? propertyName(title, taken)
      taken.add(code)
      return { code, title, row }
    }),
  )
}

/** Those that stood here and stand here no more. */
export const removedNotes = (code: string, before: readonly JsonObject[], after: readonly CodedRow[]): readonly Issue[] => {
  const kept = new Set(after.map((row) => row.code))
  return before.filter((row) => !kept.has(textIn(row, 'code') ?? '')).map((row) => issue(code, '', row))
}

/** The constants of a schema with these rows; what a row said besides its words stays with it, and codes without words stay a list of codes. */
export function constantsWith(own: JsonSchema, rows: readonly CodedRow[]): JsonSchema {
  const { oneOf = [], enum: codes, ...rest } = own
  if (codes !== undefined && rows.every(({ code, title }) => code === title)) return { ...rest, enum: rows.map(({ code }) => code) }
  const known = new Map(oneOf.map((branch) => [branch.const, branch]))
  return { ...rest, oneOf: rows.map(({ code, title }) => ({ ...known.get(code), title, const: code })) }
}

/** The field with another schema of its codes. */
export function withChoiceSchema(field: FieldParts, own: JsonSchema): FieldParts {
  if (field.schema.type === 'array') return withItems(field, own)
  return withKeyword(withKeyword(field, 'oneOf', own.oneOf), 'enum', own.enum)
}
