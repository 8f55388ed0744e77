import type { FieldEdit } from '#core/form/authoring/edit/change-field.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'

/** How a change came about: of `type`s with the same key, one after the other, an undo takes back all at once. */
export interface Gesture {
  readonly gesture: 'type' | 'act'
  /** The setting, and its line where it has lines: `maxLength`, `choices/2`. */
  readonly key: string
}

/** What is given on to whoever holds the form: `changeField` writes it there. */
export type FieldChange = Gesture & Exclude<FieldEdit, { readonly kind: 'type' }>

const isTyped = ({ type, oneOf, enum: codes }: JsonSchema): boolean =>
  (type === 'string' || type === 'number' || type === 'integer') && oneOf === undefined && codes === undefined

/** The setting's schema, wherever in the panel it stands. */
const schemaOf = (panel: JsonSchema, name: string): JsonSchema | undefined =>
  [panel, ...(panel.allOf ?? []).map(({ then }) => then ?? {})].flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, name) ? [properties[name]] : [],
  )[0]

/** The one line of two lists in which they differ, if it is one, and only in what is typed. */
function typedLine(before: JsonValue | undefined, after: JsonValue | undefined): number | null {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return null
  const lines = after.flatMap((row: JsonValue, at: number) => (JSON.stringify(row) === JSON.stringify(before[at]) ? [] : [at]))
  const [line, another] = lines
  if (line === undefined || another !== undefined) return null
  const [old, now] = [before[line] as JsonValue, after[line] as JsonValue] // of lists of JSON
  return isJsonObject(old) && isJsonObject(now) && old['code'] === now['code'] && old['image'] === now['image'] ? line : null
}

export function gestureOf(panel: JsonSchema, name: string, before: JsonObject, after: JsonObject): Gesture {
  const schema = schemaOf(panel, name)
  if (schema === undefined) return { gesture: 'act', key: name }
  if (schema.type !== 'array') return { gesture: isTyped(schema) ? 'type' : 'act', key: name }
  const line = typedLine(before[name], after[name])
  return line === null ? { gesture: 'act', key: name } : { gesture: 'type', key: `${name}/${line}` }
}
