import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { mapped } from './rjsf-schema.ts'

type Say = (text: string) => string

/** A schema with its titles and descriptions in the language of the screen. Its values are no words. */
export const saidSchema = (say: Say): ((schema: unknown) => unknown) =>
  mapped(({ title, description, ...rest }) => ({
    ...rest,
    ...(typeof title === 'string' ? { title: say(title) } : {}),
    ...(typeof description === 'string' ? { description: say(description) } : {}),
  }))

const texts = new Set(['title', 'description', 'help', 'placeholder', 'enumNames'])

const isText = (key: string, around: string): boolean =>
  key.startsWith('ui:') ? texts.has(key.slice(3)) : around === 'ui:options' && texts.has(key)

function said(say: Say, value: JsonValue): JsonValue {
  if (typeof value === 'string') return say(value)
  return Array.isArray(value) ? value.map((each: JsonValue) => said(say, each)) : value
}

/** The same for a uiSchema: the texts that it puts in the place of the schema's. */
export function saidUi(say: Say, ui: JsonObject, around = ''): JsonObject {
  const entries = Object.entries(ui).map(([key, value]): [string, JsonValue] => {
    if (isText(key, around)) return [key, said(say, value)]
    return [key, isJsonObject(value) ? saidUi(say, value, key) : value]
  })
  return Object.fromEntries(entries)
}
