import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { arrayChecks, unevaluatedItemsCheck } from './check-array.ts'
import { choiceChecks } from './check-choice.ts'
import { combinedChecks } from './check-combined.ts'
import { objectChecks, unevaluatedPropertiesCheck } from './check-object.ts'
import { numberChecks, stringChecks } from './check-scalar.ts'
import { typeTest } from './check-type.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { createMeter, spend, TooComplex, validationLimits, type Meter } from './meter.ts'
import { createReferences } from './references.ts'
import { allOf, fail, type Check, type Compiler } from './run.ts'
import { createSchemaDocument } from './schema-document.ts'
import { createSeen, joinSeen } from './seen.ts'

/** Keywords that say something of one type only. A schema that names its one type has the others left out, and nobody asks the value again. */
function typedChecks(schema: FullSchema, compiler: Compiler): Check | null {
  const asChecked = <Value extends JsonValue>(check: Check<Value> | null): Check | null => check as Check | null // after the schema's own `type`
  switch (schema.type) {
    case 'string':
      return asChecked(stringChecks(schema, compiler.meter))
    case 'number':
    case 'integer':
      return asChecked(numberChecks(schema))
    case 'object':
      return asChecked(objectChecks(schema, compiler))
    case 'array':
      return asChecked(arrayChecks(schema, compiler))
    case 'boolean':
    case 'null':
      return null
    default:
  }
  const [numbers, strings] = [numberChecks(schema), stringChecks(schema, compiler.meter)]
  const [objects, arrays] = [objectChecks(schema, compiler), arrayChecks(schema, compiler)]
  if (numbers === null && strings === null && objects === null && arrays === null) return null
  return (value, path, run, seen) => {
    if (typeof value === 'string') return strings === null || strings(value, path, run, seen)
    if (typeof value === 'number') return numbers === null || numbers(value, path, run, seen)
    if (Array.isArray(value)) return arrays === null || arrays(value, path, run, seen)
    return !isJsonObject(value) || objects === null || objects(value, path, run, seen)
  }
}

/** The keywords but `type` and `unevaluated*`: those of any value, those of its type, those that combine schemas. */
function keywordChecks(schema: FullSchema, compiler: Compiler): Check | null {
  const references = (['$ref', '$dynamicRef'] as const).filter((keyword) => schema[keyword] !== undefined)
  const before = allOf([...references.map((keyword) => compiler.reference(schema, keyword)), ...choiceChecks(schema, compiler.meter)])
  const ofType = typedChecks(schema, compiler)
  return allOf([before, ofType, allOf(combinedChecks(schema, compiler))].filter((check) => check !== null))
}

/** Keywords that look at properties or items of the value, but for `properties`. */
const lookingKeywords = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependentSchemas',
  'patternProperties',
  'additionalProperties',
  'prefixItems',
  'items',
  'contains',
] as const

/** `unevaluatedProperties` and `unevaluatedItems`, which come last and leave nothing unseen for the schemas around. */
function withUnevaluated(schema: FullSchema, rest: Check | null, compiler: Compiler): Check | null {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema
  if (properties === undefined && items === undefined) return rest
  const last = allOf([
    ...(properties === undefined ? [] : [unevaluatedPropertiesCheck(schema, properties, compiler)]),
    ...(items === undefined ? [] : [unevaluatedItemsCheck(items, compiler)]),
  ])
  // Nobody but the schema's own `properties` looks at anything: these are known beforehand.
  const isAlone = items === undefined && lookingKeywords.every((keyword) => schema[keyword] === undefined)
  return (value, path, run, seen) => {
    const own = isAlone ? null : createSeen()
    let valid = rest === null || rest(value, path, run, own)
    if (!valid && run.report === null) return false
    if (last !== null && !last(value, path, run, own)) valid = false
    if (seen === null) return valid
    if (own !== null) {
      spend(compiler.meter, own.properties.length + own.items.length)
      joinSeen(seen, own)
    }
    if (properties !== undefined) seen.allProperties = true
    if (items !== undefined) seen.allItems = true
    return valid
  }
}

function build(schema: FullSchema, compiler: Compiler): Check {
  const { meter } = compiler
  const type = schema.type === undefined ? null : typeTest(schema.type)
  const params = { allowed: typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []) }
  const rest = withUnevaluated(schema, keywordChecks(schema, compiler), compiler)
  return (value, path, run, seen) => {
    if (++meter.steps > validationLimits.steps || meter.depth >= validationLimits.depth) throw new TooComplex()
    // A value of another type gets this issue and no other.
    if (type !== null && !type(value)) return fail(run, 'type', path, params)
    if (rest === null) return true
    meter.depth++
    const valid = rest(value, path, run, seen)
    meter.depth--
    return valid
  }
}

/** A validation from outside begins anew; one that has done too much ends with one issue more. */
const bounded =
  (check: Check, meter: Meter, begin: () => void): Check =>
  (value: JsonValue, path, run, seen) => {
    meter.steps = 0
    meter.depth = 0
    begin()
    try {
      return check(value, path, run, seen)
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error
      return fail(run, 'too-complex', path)
    }
  }

/**
 * A compiler for the schemas of one document: `compile(schema)` gives the check of the document or of any part of it.
 * No code is generated. Parts are compiled when first used, so that a recursive `$ref` ends.
 * A validation that takes more than `validationLimits` is invalid as a whole: `too-complex` at the place where it began.
 */
export function createSchemaCompiler(root: Schema): (schema: Schema) => Check {
  // Weak: a renderer asks about schemas that it makes up at each key.
  const known = new WeakMap<FullSchema, Check>()
  const meter = createMeter()
  const document = createSchemaDocument(root)
  const compile = (schema: Schema): Check => {
    if (schema === true) return () => true
    if (schema === false) return (_, path, run) => fail(run, 'not-allowed', path)
    const found = known.get(schema)
    if (found !== undefined) return found
    let built: Check | null = null
    const check: Check = (value, path, run, seen) => (built ??= references.inScope(schema, build(schema, compiler)))(value, path, run, seen)
    known.set(schema, check)
    return check
  }
  const references = createReferences(document, compile)
  const compiler: Compiler = { compile, meter, target: references.target, reference: references.check }
  const outer = new WeakMap<FullSchema, Check>()
  return (schema) => {
    const check = (typeof schema === 'boolean' ? undefined : outer.get(schema)) ?? bounded(compile(schema), meter, references.begin)
    if (typeof schema !== 'boolean') outer.set(schema, check)
    return check
  }
}
