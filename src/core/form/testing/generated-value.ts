import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'
import type { Draw } from './fuzzed-record.ts'
import { anyValue, names, numbers, texts } from './generated-schema.ts'

const at = <T>(draw: Draw, list: readonly T[]): T | undefined => list[draw(list.length)]

/** Sub-schemas that judge the same value. */
const besides = (root: FullSchema, schema: FullSchema): readonly Schema[] =>
  [
    schema.$ref === undefined ? undefined : (resolvePointer(root, schema.$ref === '#three' ? '#/$defs/three' : schema.$ref) ?? undefined),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.if,
    schema.then,
    schema.else,
    ...Object.values(schema.dependentSchemas ?? {}),
  ].filter((part) => part !== undefined)

function objectFor(root: FullSchema, schema: FullSchema, draw: Draw, depth: number): JsonValue {
  const named = Object.keys(schema.properties ?? {})
  const chosen = new Set([...(draw(6) > 0 ? (schema.required ?? []) : []), ...named.filter(() => draw(4) > 0)])
  if (draw(2) === 0) chosen.add(at(draw, names) ?? 'a')
  const rest = [...Object.values(schema.patternProperties ?? {}), schema.additionalProperties, schema.unevaluatedProperties].filter(
    (part) => part !== undefined,
  )
  const own = Object.fromEntries(
    [...chosen].map((name) => [name, valueFor(root, schema.properties?.[name] ?? at(draw, rest) ?? true, draw, depth + 1)]),
  )
  const part = at(draw, besides(root, schema))
  const more = part === undefined || depth > 6 ? null : valueFor(root, part, draw, depth + 1)
  return isJsonObject(more) ? { ...more, ...own } : own
}

function arrayFor(root: FullSchema, schema: FullSchema, draw: Draw, depth: number): JsonValue {
  const others = [schema.items, schema.contains, schema.unevaluatedItems].filter((part) => part !== undefined)
  return Array.from({ length: draw(4) }, (_, i) => valueFor(root, schema.prefixItems?.[i] ?? at(draw, others) ?? true, draw, depth + 1))
}

const saysOf = (schema: FullSchema, keywords: readonly (keyof FullSchema)[]): boolean =>
  keywords.some((keyword) => schema[keyword] !== undefined)

/** A value that the schema might or might not accept: made along what it says, with a slip now and then. */
export function valueFor(root: FullSchema, schema: Schema, draw: Draw, depth = 0): JsonValue {
  if (typeof schema === 'boolean' || depth > 8 || draw(12) === 0) return anyValue(draw, depth > 4 ? 0 : 2)
  const constants = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])]
  if (constants.length > 0 && draw(8) > 0) return at(draw, constants) ?? null
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'string' || (type === undefined && saysOf(schema, ['minLength', 'maxLength', 'pattern', 'format'])))
    return at(draw, texts) ?? ''
  if (type === 'boolean') return draw(2) === 0
  if (type === 'null') return null
  if (type === 'number' || type === 'integer' || (type === undefined && saysOf(schema, ['minimum', 'maximum', 'multipleOf'])))
    return at(draw, numbers) ?? 0
  const isArray = saysOf(schema, ['items', 'prefixItems', 'contains', 'unevaluatedItems', 'minItems', 'maxItems', 'uniqueItems'])
  const isObject = saysOf(schema, [
    'properties',
    'required',
    'patternProperties',
    'additionalProperties',
    'unevaluatedProperties',
    'propertyNames',
    'minProperties',
    'dependentSchemas',
    'dependentRequired',
  ])
  if (type === 'array' || (isArray && (!isObject || draw(2) === 0))) return arrayFor(root, schema, draw, depth)
  if (type === 'object' || isObject) return objectFor(root, schema, draw, depth)
  const part = at(draw, besides(root, schema))
  return part === undefined ? anyValue(draw, 2) : valueFor(root, part, draw, depth + 1)
}
