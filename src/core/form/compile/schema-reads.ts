import { propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'

/** Keywords that look at the object only through its named properties, or say nothing about values. */
const structural = new Set([
  '$ref',
  'properties',
  'required',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'type',
  'title',
  'description',
  '$comment',
  'x-phieu',
  'dependentRequired',
  'dependentSchemas',
])

const maxDepth = 32

function parts(schema: FullSchema): Schema[] {
  return [schema.allOf, schema.anyOf, schema.oneOf, Object.values(schema.dependentSchemas ?? {})]
    .flatMap((list) => list ?? [])
    .concat([schema.not, schema.if, schema.then, schema.else].filter((part) => part !== undefined))
}

/** Template paths that a condition reads when it is applied to the object at `scope`. `scope` itself stands for all below it. */
export function schemaReads(root: Schema, schema: Schema, scope: RecordPath, depth = 0): readonly RecordPath[] {
  if (typeof schema === 'boolean') return []
  if (depth > maxDepth || Object.keys(schema).some((keyword) => !structural.has(keyword))) return [scope]
  const reads = new Set<RecordPath>()
  const add = (part: Schema, at: RecordPath): void => schemaReads(root, part, at, depth + 1).forEach((path) => reads.add(path))
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    add(part, propertyPath(scope, name))
    if (typeof part === 'object' && part.type !== undefined) reads.add(propertyPath(scope, name))
  }
  for (const name of schema.required ?? []) if (schema.properties?.[name] === undefined) reads.add(propertyPath(scope, name))
  for (const [name, names] of Object.entries(schema.dependentRequired ?? {}))
    for (const each of [name, ...names]) reads.add(propertyPath(scope, each))
  for (const name of Object.keys(schema.dependentSchemas ?? {})) reads.add(propertyPath(scope, name))
  for (const part of parts(schema)) add(part, scope)
  const target = schema.$ref === undefined ? true : resolvePointer(root, schema.$ref)
  if (target === null) return [scope] // an anchor or an `$id`: whatever it says of the object
  add(target, scope)
  return [...reads]
}
