import { jsonPointer } from '../lib/json-pointer.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { admissionLimits } from './admission.ts'
import { expansionIssues } from './admission-expansion.ts'
import { schemaIssues } from './admission-schema.ts'
import { declaredFields, type DeclaredField } from './declared-fields.ts'
import type { JsonSchema } from './json-schema.ts'

/** JSON pointer → the settings to put there: an id, and the type of a field that can only be an island. */
type Missing = ReadonlyMap<string, { readonly id?: string; readonly type?: 'island' }>

function withIds(value: JsonValue, pointer: string, missing: Missing): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue, i) => withIds(item, `${pointer}/${i}`, missing))
  if (!isJsonObject(value)) return value
  const filled = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(item, jsonPointer(pointer, key), missing)]))
  const given = missing.get(pointer)
  if (given === undefined) return filled
  const settings = filled['x-phieu']
  return { ...filled, 'x-phieu': { ...given, ...(isJsonObject(settings) ? settings : {}) } }
}

/** A field without an id gets one at every site of its own; its type must be known, or there is no field yet. */
function missingIds(fields: readonly DeclaredField[], makeId: () => string): Missing {
  const missing = new Map<string, { readonly id?: string; readonly type?: 'island' }>()
  for (const field of fields) {
    const type = field.settings.type === 'island' && field.schema['x-phieu']?.type === undefined ? { type: 'island' as const } : {}
    if (field.settings.type === undefined || (field.settings.id !== undefined && type.type === undefined)) continue
    // The settings may come with a `$ref`; the id then belongs to the place that refers.
    const sites = field.sites.filter(({ schema }) => schema['x-phieu'] !== undefined || schema.$ref !== undefined)
    const known = sites.map((site) => missing.get(site.pointer)?.id).find((id) => id !== undefined)
    const id = field.settings.id ?? known ?? makeId()
    for (const site of sites) missing.set(site.pointer, { id, ...type })
  }
  return missing
}

/**
 * A definition being written, with the ids that its fields and rules lack. What has an id keeps it.
 * A schema that cannot be walked safely comes back as it is: parsing tells what is wrong with it.
 * @param makeId 8 random characters `[a-z0-9]`; asked again when the document has them already
 */
export function fillFieldIds(document: JsonValue, makeId: () => string): JsonValue {
  if (!isJsonObject(document) || !isJsonObject(document['schema'])) return document
  const schema = document['schema'] as unknown as JsonSchema // walked only when `schemaIssues` finds its shape right
  if (schemaIssues(schema).length > 0 || expansionIssues(schema, admissionLimits).length > 0) return document
  const text = JSON.stringify(document)
  const given = new Set<string>()
  const fresh = (): string => {
    for (;;) {
      const id = makeId()
      if (given.has(id) || text.includes(`"${id}"`)) continue
      given.add(id)
      return id
    }
  }
  const filled = withIds(schema as unknown as JsonObject, '/schema', missingIds(declaredFields(schema), fresh))
  const rules = document['rules']
  const withRuleId = (rule: JsonValue): JsonValue => (isJsonObject(rule) && rule['id'] === undefined ? { id: fresh(), ...rule } : rule)
  return { ...document, schema: filled, ...(Array.isArray(rules) ? { rules: rules.map(withRuleId) } : {}) }
}
