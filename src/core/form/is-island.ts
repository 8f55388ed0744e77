import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { cyclicDefs } from './cyclic-defs.ts'
import { defAt } from './schema-ref.ts'
import { constantsOf } from './validate/check-choice.ts'
import { discriminatorOf } from './validate/discriminator.ts'
import type { Schema } from './validate/full-schema.ts'

/** Keywords that no node of ours can state: their fields come and go with what is typed. */
const openKeywords = [
  'anyOf',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentSchemas',
  'dependentRequired',
  'prefixItems',
  'contains',
  'unevaluatedItems',
]
const extraKeywords = ['additionalProperties', 'unevaluatedProperties']
const maxHops = 32

/** The schema with what its `$ref`s name under it; null when they lead nowhere or in a circle. */
function resolved(root: JsonObject, site: JsonObject): JsonObject | null {
  let schema = site
  for (let hops = 0; schema['$ref'] !== undefined; hops++) {
    const target = defAt(root, schema['$ref'])
    if (!isJsonObject(target) || hops === maxHops) return null
    const { $ref: _, ...own } = schema
    const settings = [target['x-phieu'], own['x-phieu']].filter(isJsonObject)
    schema = { ...target, ...own, ...(settings.length === 0 ? {} : { 'x-phieu': Object.assign({}, ...settings) as JsonObject }) } // two objects of JSON make one
    if (target['$ref'] !== undefined) schema = { ...schema, $ref: target['$ref'] }
    else delete (schema as Record<string, JsonValue>)['$ref'] // the copy is ours
  }
  return schema
}

const schemasOf = (list: JsonValue | undefined): readonly Schema[] | undefined =>
  Array.isArray(list) && list.every(isJsonObject) ? (list as readonly Schema[]) : undefined // looked at member by member below

function isOpenList(root: JsonObject, items: JsonValue | undefined): boolean {
  const each = isJsonObject(items) ? resolved(root, items) : null
  if (each === null) return true
  if (isJsonObject(each['properties']) && Object.hasOwn(each['properties'], '_row')) return false
  return each['type'] !== 'string' || (each['enum'] === undefined && constantsOf(schemasOf(each['oneOf'])) === null)
}

function isOutside(root: JsonObject, schema: JsonObject): boolean {
  const { type, oneOf } = schema
  if (openKeywords.some((keyword) => keyword in schema)) return true
  if (extraKeywords.some((keyword) => keyword in schema && schema[keyword] !== false)) return true
  if (schema['format'] === 'data-url') return true
  const branches = schemasOf(oneOf)
  const isChoice = schema['enum'] !== undefined || constantsOf(branches) !== null
  if (isChoice) return type !== 'string'
  if (oneOf !== undefined && (type !== 'object' || discriminatorOf(branches) === null)) return true
  if (type === 'array') return isOpenList(root, schema['items'])
  return typeof type !== 'string' || type === 'null'
}

/**
 * Whether a field is an RJSF island: its settings say so, or they leave the type open and no other type can hold what the schema
 * says: open alternatives, several types, null, free keys, tuples, lists without choices or row ids, recursion, files as text.
 * Asked of schemas that nobody has looked at yet.
 */
export function isIsland(root: unknown, schema: unknown): boolean {
  if (!isJsonObject(root) || !isJsonObject(schema)) return false
  const own = resolved(root, schema)
  const settings = (own ?? schema)['x-phieu']
  const named = isJsonObject(settings) ? settings['type'] : undefined
  if (named !== undefined) return named === 'island'
  if (typeof schema['$ref'] === 'string' && cyclicDefs(root).has(schema['$ref'])) return true
  // Branches that only narrow a field declared elsewhere have neither settings nor a type.
  if (own === null || !isJsonObject(settings)) return false
  return isOutside(root, own)
}
