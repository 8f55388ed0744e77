import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { propertyPath } from '../../lib/record-path.ts'
import { overlayRef } from '../compile/overlay-ref.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'
import { closingKeywords, plainKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from '../schema-keywords.ts'
import { rowsOf } from '../authoring/new-field.ts'
import { ROW_PROPERTY } from '../validate/check-object.ts'
import { guessType } from './guess-type.ts'
import { titleFrom } from './title-from.ts'

/** What an import works on and writes down. */
export interface ImportWork {
  readonly root: JsonSchema
  /** Its `$ref`s that lead back to themselves. */
  readonly recursive: ReadonlySet<string>
  /** Fields (pointers into the source) that only an island can hold. */
  readonly islands: ReadonlySet<string>
  /** Where each field came to stand, as a pointer into the definition and as a template path → where it stood. */
  readonly made: Map<string, string>
  readonly notes: Issue[]
  usesDefs: boolean
}

/** The id is filled in last. */
type Settings = NonNullable<JsonSchema['x-phieu']>

/** One object on its way: where it stood, and where it comes to stand. */
interface Spot {
  readonly from: string
  readonly to: string
  /** Template path of the object. */
  readonly path: string
}

const known = new Set<string>([...plainKeywords.keys(), ...schemaKeywords, ...schemaListKeywords, ...schemaMapKeywords])
/** They say nothing about values. */
const remarks = new Set([
  '$comment',
  '$id',
  '$anchor',
  'examples',
  'deprecated',
  'writeOnly',
  'enumNames',
  'contentMediaType',
  'definitions',
])
const reserved = new Set(['__proto__', 'constructor', 'prototype', ROW_PROPERTY])

const step = (spot: Spot, ...keys: readonly (string | number)[]): Spot => ({
  from: keys.reduce<string>(jsonPointer, spot.from),
  to: keys.reduce<string>(jsonPointer, spot.to),
  path: spot.path,
})

const isSchema = (value: unknown): boolean => isJsonObject(value)
const isSchemaList = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isSchemaMap = (value: unknown): boolean =>
  isJsonObject(value) && Object.values(value).every((each) => isSchema(each) || typeof each === 'boolean')

/** Whether a keyword that a form knows has a value that it can have. */
function isShaped(keyword: string, value: JsonValue): boolean {
  if (schemaListKeywords.some((each) => each === keyword)) return isSchemaList(value)
  if (schemaMapKeywords.some((each) => each === keyword)) return isSchemaMap(value)
  if (schemaKeywords.some((each) => each === keyword)) return isSchema(value)
  return keyword === '$schema' || (plainKeywords.get(keyword)?.(value) ?? true)
}

/** Without what is no JSON Schema. */
function shaped(work: ImportWork, schema: JsonSchema, spot: Spot): JsonSchema {
  const kept = Object.entries(schema as unknown as JsonObject).filter(([keyword, value]) => {
    if (isShaped(keyword, value ?? null)) return true
    work.notes.push(issue('import.dropped', jsonPointer(spot.from, keyword), { keyword }))
    return false
  })
  return Object.fromEntries(kept) as unknown as JsonSchema // its own keywords, each in its shape
}

/** Without the keywords that a form does not know; those that mean something for values are told. */
function knownPart(work: ImportWork, schema: JsonSchema, spot: Spot): JsonSchema {
  const kept = Object.entries(schema).filter(([keyword]) => {
    if (known.has(keyword)) return true
    const isClosing = closingKeywords.some((each) => each === keyword)
    if (!remarks.has(keyword) && !isClosing) work.notes.push(issue('import.dropped', jsonPointer(spot.from, keyword), { keyword }))
    return false
  })
  return Object.fromEntries(kept) as JsonSchema // its own keywords
}

const isRecursive = (work: ImportWork, schema: JsonSchema): boolean => typeof schema.$ref === 'string' && work.recursive.has(schema.$ref)

/** A list of what leads back to itself has no rows of ours. */
const isEndless = (work: ImportWork, schema: JsonSchema): boolean =>
  isRecursive(work, schema) || (isJsonObject(schema.items) && isRecursive(work, schema.items))

/** The schema with what it refers to written out, and all of its keywords. */
export const writtenOut = (work: ImportWork, schema: JsonSchema): JsonSchema | null =>
  schema.$ref !== undefined && typeof schema.$ref !== 'string'
    ? null
    : ((overlayRef(work.root, schema)?.schema as JsonSchema | undefined) ?? null) // the admitted keywords, or they are left out later

/** A value that no field of ours can hold: as it is, but for a default, which an island has inside only. */
function island(work: ImportWork, schema: JsonSchema, name: string, spot: Spot): JsonSchema {
  work.notes.push(issue('import.island', spot.from, { name }))
  if (schema.default !== undefined) work.notes.push(issue('import.dropped', jsonPointer(spot.from, 'default'), { keyword: 'default' }))
  if (JSON.stringify(schema).includes('"#/$defs/')) work.usesDefs = true
  const { default: _, ...own } = schema
  return { ...own, title: own.title ?? titleFrom(name), 'x-phieu': { type: 'island' } as Settings }
}

function repeat(work: ImportWork, schema: JsonSchema, spot: Spot): JsonSchema {
  const items = writtenOut(work, schema.items ?? {}) ?? {}
  return { ...schema, items: rowsOf(importObject(work, items, { ...step(spot, 'items'), path: `${spot.path}/@` })) }
}

/** One of some texts is a text, also where only they are written. */
const asText = (schema: JsonSchema): JsonSchema =>
  schema.type === undefined && schema.enum?.every((value) => typeof value === 'string') === true ? { ...schema, type: 'string' } : schema

/** One field: of the type that its schema suggests, or an island. */
function field(work: ImportWork, schema: JsonSchema, name: string, spot: Spot): JsonSchema {
  const written = isRecursive(work, schema) ? null : writtenOut(work, schema)
  const whole = written === null || isEndless(work, written) ? null : written
  const out = whole === null ? null : asText(shaped(work, whole, spot))
  const type: FieldTypeName | null = out === null || work.islands.has(spot.from) ? 'island' : guessType(work.root, out, name)
  work.made.set(spot.to, spot.from)
  work.made.set(spot.path, spot.from)
  if (out === null || type === null || type === 'island') return island(work, schema, name, spot)
  const own = knownPart(work, out, spot)
  const settings = { ...own['x-phieu'], type } as Settings
  const words = { ...own, title: own.title?.trim() ? own.title : titleFrom(name), 'x-phieu': settings }
  if (type === 'group') return { ...importObject(work, words, spot), 'x-phieu': settings }
  return type === 'repeat' ? repeat(work, words, spot) : words
}

/** Branches that only narrow what is declared elsewhere. */
const isNarrowing = (schema: JsonSchema): boolean =>
  schema.type === undefined && schema.$ref === undefined && schema['x-phieu'] === undefined

function properties(work: ImportWork, schema: JsonSchema, spot: Spot, declared: ReadonlySet<string>): JsonSchema {
  const made: Record<string, JsonSchema> = {}
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const at = step(spot, 'properties', name)
    if (reserved.has(name)) work.notes.push(issue('import.reserved', at.from, { name }))
    else if (typeof each === 'boolean') work.notes.push(issue('import.dropped', at.from, { keyword: name }))
    else {
      const own = { ...at, path: propertyPath(spot.path, name) }
      made[name] = declared.has(name) && isNarrowing(each) ? knownPart(work, shaped(work, each, own), own) : field(work, each, name, own)
    }
  }
  const required = schema.required?.filter((name) => !reserved.has(name))
  return {
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: made }),
    ...(required === undefined ? {} : { required }),
  }
}

/** `{properties: {k: …}}` is true of an object without `k`, which no author means: what is tested is required. */
function test(work: ImportWork, schema: JsonSchema, spot: Spot): JsonSchema {
  const names = Object.keys(schema.properties ?? {})
  const missing = names.filter((name) => !(schema.required ?? []).includes(name))
  if (missing.length === 0) return schema
  work.notes.push(issue('import.test-required', spot.from, { names: missing.join(', ') }))
  return { ...schema, required: [...(schema.required ?? []), ...missing] }
}

/** A part of an object that applies under a condition; or the object itself, of whose own fields some are `before` it. */
function branch(work: ImportWork, schema: JsonSchema, spot: Spot, declared: ReadonlySet<string>, before = declared): JsonSchema {
  // What says of an object that it is what it is says nothing.
  if (isRecursive(work, schema)) work.notes.push(issue('import.dropped', jsonPointer(spot.from, '$ref'), { keyword: '$ref' }))
  const { $ref: _, ...rest } = schema
  const own = knownPart(work, shaped(work, (isRecursive(work, schema) ? rest : writtenOut(work, schema)) ?? {}, spot), spot)
  const made: Record<string, unknown> = { ...properties(work, own, spot, before) }
  if (own.if !== undefined) made['if'] = test(work, own.if, step(spot, 'if'))
  for (const keyword of ['then', 'else'] as const) {
    const each = own[keyword]
    if (each !== undefined) made[keyword] = branch(work, each, step(spot, keyword), declared)
  }
  for (const keyword of schemaListKeywords) {
    const list = own[keyword]
    if (list !== undefined) made[keyword] = list.map((each, i) => branch(work, each, step(spot, keyword, i), declared))
  }
  return made as JsonSchema // made of the parts of one
}

/** What the branches of an object say in full: what stands beside them without a type narrows it. */
function inBranches(schema: JsonSchema): readonly string[] {
  const branches = [schema.then, schema.else, ...schemaListKeywords.flatMap((keyword) => schema[keyword])]
  return branches.filter(isJsonObject).flatMap((each: JsonSchema) => {
    const named = Object.entries(isJsonObject(each.properties) ? each.properties : {})
    return [...named.filter(([, field]) => isJsonObject(field) && !isNarrowing(field)).map(([name]) => name), ...inBranches(each)]
  })
}

/** An object of fields: its properties and those of its branches, closed. */
export function importObject(work: ImportWork, schema: JsonSchema, spot: Spot): JsonSchema {
  const declared = new Set(Object.keys(schema.properties ?? {}))
  const { $defs: _, ...own } = branch(work, schema, spot, declared, new Set(inBranches(schema)))
  return { ...own, type: 'object', unevaluatedProperties: false }
}
