import type { RJSFSchema } from '@rjsf/utils'
import type { FullSchema } from '#core/form/validate/full-schema.ts'

/** Keywords under which a schema, a list of them, or a map of them lies. */
const nested = new Set(['items', 'not', 'if', 'then', 'else', 'contains', 'additionalProperties', 'additionalItems', 'propertyNames'])
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'])
const maps = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependencies'])

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema with each part put through `change`, from the inside out. The same schema gives the same object: RJSF and the validator compare them. */
export function mapped(change: (schema: Node) => Node): (schema: unknown) => unknown {
  const known = new WeakMap<object, unknown>()
  const each = (schema: unknown): unknown => {
    if (!isNode(schema)) return schema
    const found = known.get(schema)
    if (found !== undefined) return found
    const parts = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
      if (Array.isArray(value)) return [keyword, lists.has(keyword) ? value.map(each) : value]
      if (maps.has(keyword) && isNode(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, each(part)]))]
      return [keyword, nested.has(keyword) ? each(value) : value]
    })
    const made = change(Object.fromEntries(parts))
    known.set(schema, made)
    return made
  }
  return each
}

/** RJSF knows tuples and dependencies by their names of draft 7, and draws no field for `true`. */
const toRjsf = mapped((schema) => {
  const { prefixItems, items, dependentRequired, dependentSchemas, ...rest } = schema
  const dependencies = { ...(isNode(dependentRequired) ? dependentRequired : {}), ...withNames(dependentSchemas, dependentRequired) }
  return {
    ...rest,
    ...(prefixItems === undefined
      ? items === undefined
        ? {}
        : { items: items === true ? {} : items }
      : { items: prefixItems, additionalItems: items ?? true }),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
  }
})

/** A property that both asks for others and brings in a schema says so in one. */
function withNames(schemas: unknown, required: unknown): Node {
  if (!isNode(schemas)) return {}
  const names = isNode(required) ? required : {}
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      Object.hasOwn(names, name) ? { allOf: [schema, { required: names[name] }] } : schema,
    ]),
  )
}

/** Back into the words of 2020-12, as the validator reads them: RJSF makes schemas of its own from the parts that it was given. */
const fromRjsf = mapped((schema) => {
  const { items, additionalItems, dependencies, ...rest } = schema
  const given = isNode(dependencies) ? Object.entries(dependencies) : []
  const required = given.filter(([, value]) => Array.isArray(value))
  const schemas = given.filter(([, value]) => !Array.isArray(value))
  return {
    ...rest,
    ...(Array.isArray(items) ? { prefixItems: items, ...(additionalItems === undefined ? {} : { items: additionalItems }) } : {}),
    ...(items !== undefined && !Array.isArray(items) ? { items } : {}),
    ...(required.length === 0 ? {} : { dependentRequired: Object.fromEntries(required) }),
    ...(schemas.length === 0 ? {} : { dependentSchemas: Object.fromEntries(schemas) }),
  }
})

// Both sides type JSON Schema; only the names of some keywords differ, and those are what these functions change.
export const rjsfSchema = (schema: object): RJSFSchema => toRjsf(schema) as RJSFSchema
export const plainSchema = (schema: object): FullSchema => fromRjsf(schema) as FullSchema
