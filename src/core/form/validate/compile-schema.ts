import { must } from '../../lib/assert.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { JsonSchemaType } from '../json-schema.ts'
import { arrayChecks, unevaluatedItemsCheck } from './check-array.ts'
import { choiceChecks } from './check-choice.ts'
import { combinedChecks, inPlace } from './check-combined.ts'
import { objectChecks, unevaluatedPropertiesCheck } from './check-object.ts'
import { numberChecks, stringChecks } from './check-scalar.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { resolvePointer } from './resolve-pointer.ts'
import { every, fail, type Check } from './run.ts'

function typeOf(value: JsonValue): JsonSchemaType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as 'string' | 'boolean' | 'object' // what is left of JSON
}

/** `type`, before all else: a value of another type gets this issue and no other. */
function typeCheck(schema: FullSchema): Check | null {
  if (schema.type === undefined) return null
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  return (value, path, run) => {
    const type = typeOf(value)
    return types.includes(type) || (type === 'integer' && types.includes('number')) || fail(run, 'type', path, { allowed: types })
  }
}

function keywordChecks(schema: FullSchema, root: Schema, compile: (schema: Schema) => Check): Check[] {
  const target = (part: Schema): Schema => {
    const ref = typeof part === 'object' ? part.$ref : undefined
    return ref === undefined ? part : target(must(resolvePointer(root, ref), `$ref ${ref} was admitted`))
  }
  const checks: Check[] = []
  if (schema.$ref !== undefined) checks.push(inPlace(compile(target(schema))))
  checks.push(...choiceChecks(schema), ...numberChecks(schema), ...stringChecks(schema))
  checks.push(...objectChecks(schema, compile), ...arrayChecks(schema, compile, target), ...combinedChecks(schema, compile))
  if (schema.unevaluatedProperties !== undefined) checks.push(unevaluatedPropertiesCheck(schema.unevaluatedProperties, compile))
  if (schema.unevaluatedItems !== undefined) checks.push(unevaluatedItemsCheck(schema.unevaluatedItems, compile))
  return checks
}

/**
 * A compiler for the schemas of one document: `compile(schema)` gives the check of the document or of any part of it.
 * No code is generated. Parts are compiled when first used, so that a recursive `$ref` ends.
 */
export function createSchemaCompiler(root: Schema): (schema: Schema) => Check {
  const known = new Map<FullSchema, Check>()
  const build = (schema: FullSchema): Check => {
    const type = typeCheck(schema)
    const checks = keywordChecks(schema, root, compile)
    return (value, path, run, seen) => (type === null || type(value, path, run, seen)) && every(checks, value, path, run, seen)
  }
  const compile = (schema: Schema): Check => {
    if (schema === true) return () => true
    if (schema === false) return (_, path, run) => fail(run, 'not-allowed', path)
    const found = known.get(schema)
    if (found !== undefined) return found
    let built: Check | null = null
    const check: Check = (value, path, run, seen) => (built ??= build(schema))(value, path, run, seen)
    known.set(schema, check)
    return check
  }
  return compile
}
