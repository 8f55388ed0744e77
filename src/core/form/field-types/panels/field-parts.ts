import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts'
import { issue, type Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import type { FieldParts, Named, Written } from './panel.ts'

type Keyword = Exclude<keyof JsonSchema, 'x-phieu'>
type Setting = Exclude<keyof FieldSettings, 'id' | 'type'>

const put = <T extends object>(object: T, name: string, value: unknown): T => {
  const entries = Object.entries(object).filter(([key]) => key !== name)
  return Object.fromEntries(value === undefined ? entries : [...entries, [name, value]]) as T // the same members but one
}

export const withKeyword = (field: FieldParts, name: Keyword, value: unknown): FieldParts => ({
  ...field,
  schema: put(field.schema, name, value),
})

export const setting = <Name extends Setting>({ schema }: FieldParts, name: Name): FieldSettings[Name] | undefined =>
  schema['x-phieu']?.[name]

export const withSetting = (field: FieldParts, name: Setting, value: unknown): FieldParts => ({
  ...field,
  schema: { ...field.schema, 'x-phieu': put(field.schema['x-phieu'] ?? {}, name, value) as FieldSettings }, // id and type are untouched
})

/** A keyword of the items of a list. */
export const withItems = (field: FieldParts, items: JsonSchema): FieldParts => withKeyword(field, 'items', items)

export const withUi = (field: FieldParts, name: string, value: unknown): FieldParts => ({
  ...field,
  uiSchema: put(field.uiSchema, name, value),
})

export const uiOption = ({ uiSchema }: FieldParts, name: string): unknown => uiSchema['ui:options']?.[name]

export function withUiOption(field: FieldParts, name: string, value: unknown): FieldParts {
  const options = put(field.uiSchema['ui:options'] ?? {}, name, value)
  return withUi(field, 'ui:options', Object.keys(options).length === 0 ? undefined : options)
}

export const done = (field: FieldParts, notes: readonly Issue[] = []): Result<Written> => ok({ ...field, notes })

export const refused = (code: string, path: string, params: JsonObject = {}): Result<never> => err([issue(code, path, params)])

/** Data without the members that have no value. */
export const dataOf = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))

export const textIn = (data: JsonObject, name: string): string | undefined => {
  const value = data[name]
  return typeof value === 'string' ? value : undefined
}

export const numberIn = (data: JsonObject, name: string): number | undefined => {
  const value = data[name]
  return typeof value === 'number' ? value : undefined
}

/** The rows of a list of objects. */
export const rowsIn = (data: JsonObject, name: string): readonly JsonObject[] => {
  const value = data[name]
  return Array.isArray(value) ? value.filter((each: JsonValue) => isJsonObject(each)) : []
}

/** A choice among things with names; what is chosen already is among them, named by its key where nobody knows it. */
export function choiceAmong(known: readonly Named[], chosen: readonly (string | undefined)[]): JsonSchema {
  const others = [...new Set(chosen)].filter((key): key is string => key !== undefined && !known.some((each) => each.key === key))
  const all = [...known, ...others.map((key) => ({ key, title: key }))]
  // A choice among nothing: no value is one of these.
  if (all.length === 0) return { type: 'string', maxLength: 0, minLength: 1 }
  return { type: 'string', oneOf: all.map(({ key, title }) => ({ const: key, title })) }
}
