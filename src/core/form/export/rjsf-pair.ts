import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { outlineOf } from '../authoring/outline.ts'
import type { FormDefinition } from '../definition.ts'
import { jsonSchemaOf } from './json-schema-of.ts'

const ours = new Set(['sections', 'pages', 'layout'])

/** Without what only our renderer reads: sections, pages, the layout of rows. */
function stockUi(ui: JsonObject): JsonObject {
  const kept = Object.entries(ui).map(([key, value]): [string, JsonValue] => {
    if (!isJsonObject(value)) return [key, value]
    return [key, key === 'ui:options' ? Object.fromEntries(Object.entries(value).filter(([name]) => !ours.has(name))) : stockUi(value)]
  })
  return Object.fromEntries(kept.filter(([, value]) => !isJsonObject(value) || Object.keys(value).length > 0))
}

/** RJSF's pair in one document: the schema, and a `uiSchema` in which a stock form finds its widgets and the order of the fields. */
export function rjsfPairOf(definition: FormDefinition): JsonObject {
  const order = outlineOf(definition).sections.flatMap(({ nodes }) => nodes.map(({ name }) => name))
  const ui = stockUi(definition.uiSchema as JsonObject) // JSON by its type
  return { schema: jsonSchemaOf(definition), uiSchema: { ...ui, 'ui:order': [...order, '*'] } }
}
