import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import type { FieldTypeName } from '../field-settings.ts'
import { uiIssues } from '../admission-ui.ts'

const branches = ['then', 'else'] as const
const lists = ['allOf', 'anyOf', 'oneOf'] as const

/** Widgets that are types of fields here. */
const types: Readonly<Record<string, FieldTypeName>> = { textarea: 'long-text', range: 'slider', hidden: 'hidden' }

const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
const member = (value: JsonValue | undefined, name: string): JsonObject => {
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return isJsonObject(found) ? found : {}
}

/** Both ways of RJSF to say a thing: `ui:help` beside the field, `help` in its `ui:options`. */
const said = (ui: JsonObject, name: string): JsonValue | undefined => ui[`ui:${name}`] ?? member(ui, 'ui:options')[name]

/** Choices with the names that RJSF keeps beside them. */
function named(schema: JsonObject, ui: JsonObject): JsonObject {
  const names = said(ui, 'enumNames') ?? schema['enumNames']
  const values = schema['enum']
  if (!Array.isArray(values) || !Array.isArray(names)) return schema
  const { enum: _, enumNames: __, ...rest } = schema
  return { ...rest, oneOf: values.map((value: JsonValue, i) => ({ const: value, title: text(names[i] as JsonValue) ?? String(value) })) } // an array of JSON
}

/** One field's schema with the words, and the type, that its `uiSchema` gives it. */
function fieldWith(schema: JsonObject, ui: JsonObject): JsonObject {
  const [title, help] = [text(said(ui, 'title')), text(said(ui, 'description')) ?? text(said(ui, 'help'))]
  const type = types[text(said(ui, 'widget')) ?? '']
  const items = schema['items']
  return {
    ...named(schema, ui),
    ...(title === null ? {} : { title }),
    ...(help === null ? {} : { description: help }),
    ...(said(ui, 'readonly') === true || said(ui, 'disabled') === true ? { readOnly: true } : {}),
    ...(type === undefined ? {} : { 'x-phieu': { ...member(schema, 'x-phieu'), type } }),
    ...(isJsonObject(items) ? { items: objectWith(named(items, ui), member(ui, 'items')) } : {}),
  }
}

function objectWith(schema: JsonObject, ui: JsonObject): JsonObject {
  const made: Record<string, JsonValue> = { ...schema }
  const properties = schema['properties']
  if (isJsonObject(properties)) {
    made['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, each]) => {
        const own = member(ui, name)
        return [name, isJsonObject(each) ? objectWith(fieldWith(each, own), own) : each]
      }),
    )
  }
  for (const keyword of branches) if (isJsonObject(schema[keyword])) made[keyword] = objectWith(schema[keyword], ui)
  for (const keyword of lists) {
    const list = schema[keyword]
    if (Array.isArray(list)) made[keyword] = list.map((each: JsonValue) => (isJsonObject(each) ? objectWith(each, ui) : each))
  }
  return made
}

const carried = ['title', 'description', 'help', 'widget', 'readonly', 'disabled', 'enumNames']

/** What is left of the `uiSchema`: the order of fields; words and types went into the schema, everything else is told. */
function restOf(ui: JsonObject, path: string, notes: Issue[]): JsonObject {
  const kept: Record<string, JsonValue> = {}
  const leave = (pointer: string, keyword: string) => notes.push(issue('import.dropped', pointer, { keyword }))
  for (const [key, value] of Object.entries(ui)) {
    const pointer = jsonPointer(path, key)
    if (key === 'ui:order' || (key === 'ui:widget' && value === 'hidden')) kept[key] = value
    else if (key === 'ui:options') {
      const options = isJsonObject(value) ? Object.keys(value) : []
      for (const name of options) if (!carried.includes(name)) leave(jsonPointer(pointer, name), name)
    } else if (key.startsWith('ui:')) {
      const widget = key === 'ui:widget' && types[text(value) ?? ''] === undefined
      if (widget || !carried.includes(key.slice(3))) leave(pointer, key)
    } else if (isJsonObject(value)) {
      const rest = restOf(value, pointer, notes)
      if (Object.keys(rest).length > 0) kept[key] = rest
    } else leave(pointer, key)
  }
  return uiIssues(kept, path).length === 0 ? kept : {}
}

export interface WithUi {
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  /** What of the `uiSchema` was left out: `import.dropped`. */
  readonly notes: readonly Issue[]
}

/** A schema with what RJSF's `uiSchema` says about words and types put where a form says it. */
export function withUi(schema: JsonObject, uiSchema: JsonValue | undefined): WithUi {
  const notes: Issue[] = []
  const ui = isJsonObject(uiSchema) ? uiSchema : {}
  return { schema: objectWith(schema, ui), uiSchema: restOf(ui, '/uiSchema', notes), notes }
}
