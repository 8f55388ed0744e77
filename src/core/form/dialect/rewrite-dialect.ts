import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { dialectOf, isFrom, isKnownIn, type Dialect } from './dialects.ts'
import { layoutOf, movedSteps, type Layout, type LayoutOptions } from './moved-steps.ts'
import { createOldDocument, ownId, stepInto, type OldDocument, type OldResource } from './old-document.ts'
import { kindOf } from './old-sub-schemas.ts'
import { putProperty } from '../put-property.ts'

type Made = Record<string, JsonValue>

interface Rewrite {
  readonly document: OldDocument
  readonly options: LayoutOptions
  readonly issues: Issue[]
}

const maxDepth = 128
/** The name by which `$recursiveAnchor` goes on. */
const recursive = 'recursive'
/** What may stand beside a `$ref` before 2019-09 without a meaning for values. */
const besideRef = new Set([
  '$ref',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'readOnly',
  'writeOnly',
  '$comment',
  'x-phieu',
])

const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')
const escape = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')

function decoded(fragment: string): string | null {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return null // refused when its reference is looked for
  }
}

function movedPointer(pointer: string, resource: OldResource, { document, options }: Rewrite): string {
  let steps: readonly string[] = pointer.split('/').slice(1).map(unescape)
  let at: JsonValue | undefined = resource.root
  const moved: string[] = []
  while (steps.length > 0) {
    const schema = isJsonObject(at) ? at : null
    const next: { readonly taken: number; readonly moved: readonly string[] } =
      schema === null ? { taken: 1, moved: steps.slice(0, 1) } : movedSteps(schema, layoutOf(schema, document, options), steps)
    // Below a map or a list the next step is a name, not a keyword.
    const isNamed =
      schema !== null &&
      next.taken === 1 &&
      ['schemas', 'schema-map'].includes(kindOf(steps[0] ?? '', stepInto(schema, steps[0] ?? '') ?? null, document.dialect))
    const taken = isNamed ? 2 : next.taken
    moved.push(...next.moved, ...(isNamed ? steps.slice(1, 2) : []))
    for (const step of steps.slice(0, taken)) at = stepInto(at, step)
    steps = steps.slice(taken)
  }
  return moved.map((step) => `/${escape(step)}`).join('')
}

function movedRef(ref: string, schema: JsonObject, rewrite: Rewrite): string {
  const uri = ref.split('#', 1)[0] ?? ''
  const from = rewrite.document.resourceOf(schema)
  const resource = uri === '' ? from : rewrite.document.resource(from, uri)
  const pointer = decoded(ref.slice(uri.length + 1))
  return resource === undefined || pointer === null || !pointer.startsWith('/') ? ref : `${uri}#${movedPointer(pointer, resource, rewrite)}`
}

function identity(schema: JsonObject, rewrite: Rewrite, made: Made): void {
  const id = ownId(schema, rewrite.document.dialect)
  if (id === null) return
  const [uri = '', anchor = ''] = id.split('#')
  if (uri !== '') made['$id'] = uri
  if (anchor !== '') made['$anchor'] = anchor
}

function references(schema: JsonObject, rewrite: Rewrite, made: Made): void {
  const { $ref, $dynamicRef, $recursiveRef } = schema
  if (typeof $ref === 'string') made['$ref'] = movedRef($ref, schema, rewrite)
  if ($dynamicRef !== undefined && rewrite.document.dialect === '2020-12')
    made['$dynamicRef'] = typeof $dynamicRef === 'string' ? movedRef($dynamicRef, schema, rewrite) : $dynamicRef
  if (rewrite.document.dialect !== '2019-09') return
  if (schema['$recursiveAnchor'] === true) made['$dynamicAnchor'] = recursive
  if ($recursiveRef === undefined) return
  const isDynamic = rewrite.document.resourceOf(schema).root['$recursiveAnchor'] === true
  if (isDynamic) made['$dynamicRef'] = `#${recursive}`
  else if ($ref === undefined) made['$ref'] = '#'
  else made['allOf'] = [...(Array.isArray(made['allOf']) ? made['allOf'] : []), { $ref: '#' }]
}

function items(schema: JsonObject, rewrite: Rewrite, depth: number, made: Made): void {
  const { items: own, additionalItems: rest } = schema
  if (!Array.isArray(own) || rewrite.document.dialect === '2020-12') {
    if (own !== undefined) made['items'] = part(own, rewrite, depth)
    return
  }
  if (own.length > 0) made['prefixItems'] = own.map((each: JsonValue) => part(each, rewrite, depth))
  if (rest !== undefined) made['items'] = part(rest, rewrite, depth)
}

/** Boolean `exclusive…` of draft-04 turns the limit beside it into an exclusive one. */
function limits(schema: JsonObject, made: Made): void {
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const [bound, isExclusive] = [schema[limit], schema[exclusive]]
    if (typeof isExclusive !== 'boolean') continue
    delete made[exclusive]
    if (!isExclusive || bound === undefined) continue
    delete made[limit]
    made[exclusive] = bound
  }
}

/** What a property demands when it is there. By names that anybody chose, so in maps: an object would have `toString` by itself. */
interface Demands {
  readonly required: Map<string, JsonValue>
  readonly schemas: Map<string, JsonValue>
}

const namesIn = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

function demandsOf(schema: JsonObject, rewrite: Rewrite, depth: number): Demands {
  const { dependencies: both, dependentRequired, dependentSchemas } = schema
  const isKnown = isKnownIn(rewrite.document.dialect, 'dependentRequired')
  const required = new Map(Object.entries(isKnown && isJsonObject(dependentRequired) ? dependentRequired : {}))
  const schemas = new Map<string, JsonValue>()
  for (const [name, value] of Object.entries(isJsonObject(both) ? both : {})) {
    if (Array.isArray(value)) required.set(name, [...new Set<JsonValue>([...namesIn(required.get(name)), ...value])])
    else schemas.set(name, part(value, rewrite, depth))
  }
  for (const [name, value] of Object.entries(isKnown && isJsonObject(dependentSchemas) ? dependentSchemas : {})) {
    const own = part(value, rewrite, depth)
    const other = schemas.get(name)
    schemas.set(name, other === undefined ? own : { allOf: [own, other] })
  }
  return { required, schemas }
}

/** What is required comes first: a schema that has `required` of its own keeps it. */
function conditionOn(name: string, { required, schemas }: Demands): JsonObject {
  const [names, then] = [required.get(name), schemas.get(name)]
  const demanded = names === undefined ? {} : { required: names }
  const both =
    isJsonObject(then) && then['required'] === undefined
      ? { ...then, ...demanded }
      : names === undefined
        ? (then ?? true)
        : { allOf: [then ?? true, demanded] }
  return { if: { type: 'object', required: [name] }, then: then === undefined ? demanded : both }
}

function dependencies(schema: JsonObject, layout: Layout, rewrite: Rewrite, depth: number, made: Made): void {
  const demands = demandsOf(schema, rewrite, depth)
  if (layout.conditions.length === 0) {
    if (demands.required.size > 0) made['dependentRequired'] = Object.fromEntries(demands.required)
    if (demands.schemas.size > 0) made['dependentSchemas'] = Object.fromEntries(demands.schemas)
    return
  }
  made['allOf'] = [...namesIn(made['allOf']), ...layout.conditions.map((name) => conditionOn(name, demands))]
}

const handled = new Set([
  '$schema',
  '$id',
  'id',
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  '$recursiveAnchor',
  'items',
  'additionalItems',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'definitions',
  '$defs',
])

function others(schema: JsonObject, rewrite: Rewrite, depth: number, made: Made): void {
  const { dialect } = rewrite.document
  for (const [keyword, value] of Object.entries(schema)) {
    const isOld = (keyword === 'id' && dialect !== 'draft-04') || (keyword === 'additionalItems' && dialect === '2020-12')
    if ((handled.has(keyword) && !isOld) || !isKnownIn(dialect, keyword)) continue
    const kind = kindOf(keyword, value, dialect)
    if (kind === 'schema') made[keyword] = part(value, rewrite, depth)
    else if (kind === 'schemas' && Array.isArray(value)) made[keyword] = value.map((each: JsonValue) => part(each, rewrite, depth))
    else if (kind === 'schema-map' && isJsonObject(value))
      made[keyword] = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, part(each, rewrite, depth)]))
    else putProperty(made, keyword, value)
  }
}

function definitions(schema: JsonObject, layout: Layout, rewrite: Rewrite, depth: number, made: Made): void {
  const own = isKnownIn(rewrite.document.dialect, '$defs') && isJsonObject(schema['$defs']) ? Object.entries(schema['$defs']) : []
  const old = isJsonObject(schema['definitions'])
    ? Object.entries(schema['definitions']).map(([name, each]) => [layout.definitions.get(name) ?? name, each] as const)
    : []
  if (own.length + old.length === 0) return
  made['$defs'] = Object.fromEntries([...own, ...old].map(([name, each]) => [name, part(each, rewrite, depth)]))
}

function hideContains(made: Made): void {
  const { contains, minContains, maxContains, ...rest } = made
  const hidden = { contains, ...(minContains === undefined ? {} : { minContains }), ...(maxContains === undefined ? {} : { maxContains }) }
  for (const keyword of ['contains', 'minContains', 'maxContains']) delete made[keyword]
  made['allOf'] = [...(Array.isArray(rest['allOf']) ? rest['allOf'] : []), { not: { not: hidden as JsonObject } }] // contains is there
}

const inPlace = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if']

/** Where nothing beside it looks at properties, `additionalProperties: false` is what forms of today write as `unevaluatedProperties: false`. */
function close(made: Made): void {
  if (made['additionalProperties'] !== false || inPlace.some((keyword) => made[keyword] !== undefined)) return
  delete made['additionalProperties']
  made['unevaluatedProperties'] = false
}

function part(schema: JsonValue, rewrite: Rewrite, depth: number): JsonValue {
  if (!isJsonObject(schema)) return schema
  const { document, issues, options } = rewrite
  if (options.leaves?.(schema) === true) return schema
  if (depth > maxDepth) {
    if (issues.length === 0) issues.push(issue('schema.too-deep', '/schema', { limit: maxDepth }))
    return true
  }
  const { $schema } = schema
  if (typeof $schema === 'string' && dialectOf($schema) !== document.dialect)
    issues.push(issue('schema.dialect', '/schema', { dialect: $schema }))
  const isAlone = schema['$ref'] !== undefined && !isFrom(document.dialect, '2019-09')
  const own = isAlone ? Object.fromEntries(Object.entries(schema).filter(([keyword]) => besideRef.has(keyword))) : schema
  const layout = layoutOf(own, document, options)
  const made: Made = {}
  identity(schema, rewrite, made)
  others(own, rewrite, depth + 1, made)
  limits(own, made)
  items(own, rewrite, depth + 1, made)
  dependencies(own, layout, rewrite, depth + 1, made)
  if (layout.hidesContains) hideContains(made)
  references(schema, rewrite, made)
  if (options.conditions) close(made)
  definitions(own, layout, rewrite, depth + 1, made)
  return made
}

/**
 * A schema of draft-04, -06, -07 or 2019-09 as 2020-12: the same verdict on every value. What the older dialect does not know says nothing in it,
 * and is left out. Issues: `schema.dialect` {dialect} (unknown, or two in one document) · `schema.too-deep`.
 */
export function rewriteDialect(schema: JsonValue, dialect: Dialect, options: LayoutOptions = { conditions: false }): Result<JsonValue> {
  if (!isJsonObject(schema)) return ok(schema)
  const rewrite: Rewrite = { document: createOldDocument(schema, dialect), options, issues: [] }
  const made = part(schema, rewrite, 0)
  return rewrite.issues.length > 0 ? err(rewrite.issues) : ok(made)
}
