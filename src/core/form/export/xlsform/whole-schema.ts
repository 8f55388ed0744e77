import { overlayRef } from '../../compile/overlay-ref.ts'
import type { JsonSchema } from '../../json-schema.ts'

const maxDepth = 32

const map = <T>(values: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))

/** The schema with each block in the place that refers to it, so that conditions are read where they hold. */
export function wholeSchema(root: JsonSchema, schema: JsonSchema = root, depth = 0): JsonSchema {
  if (depth > maxDepth) return schema
  const own = schema.$ref === undefined ? schema : ((overlayRef(root, schema)?.schema ?? schema) as JsonSchema) // a form's own blocks
  const inner = (part: JsonSchema): JsonSchema => wholeSchema(root, part, depth + 1)
  return {
    ...own,
    ...(own.properties === undefined ? {} : { properties: map(own.properties, inner) }),
    ...(own.items === undefined ? {} : { items: inner(own.items) }),
    ...(own.allOf === undefined ? {} : { allOf: own.allOf.map(inner) }),
    ...(own.then === undefined ? {} : { then: inner(own.then) }),
    ...(own.else === undefined ? {} : { else: inner(own.else) }),
  }
}
