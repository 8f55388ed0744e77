import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { resolveUri } from '../validate/resolve-uri.ts'
import { isFrom, type Dialect } from './dialects.ts'
import { oldSubSchemas } from './old-sub-schemas.ts'

export interface OldResource {
  readonly uri: string
  readonly root: JsonObject
}

/** A document of an older dialect: which schemas are in it, and to which resource each belongs. */
export interface OldDocument {
  readonly dialect: Dialect
  readonly resourceOf: (schema: JsonObject) => OldResource
  readonly resource: (from: OldResource, uri: string) => OldResource | undefined
  readonly some: (test: (schema: JsonObject) => boolean) => boolean
}

const nowhere = 'document:///'

/** The `$id` of a schema as its dialect means it: beside a `$ref` it says nothing before 2019-09. */
export function ownId(schema: JsonObject, dialect: Dialect): string | null {
  const id = schema[dialect === 'draft-04' ? 'id' : '$id']
  return typeof id === 'string' && (isFrom(dialect, '2019-09') || schema['$ref'] === undefined) ? id : null
}

export function createOldDocument(root: JsonObject, dialect: Dialect): OldDocument {
  const of = new Map<JsonObject, OldResource>()
  const byUri = new Map<string, OldResource>()
  const main: OldResource = { uri: resolveUri(nowhere, (ownId(root, dialect) ?? '').split('#', 1)[0] ?? ''), root }
  byUri.set(main.uri, main)
  const open: (readonly [JsonObject, OldResource])[] = [[root, main]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, around] = next
    if (of.has(schema)) continue
    const uri = (ownId(schema, dialect) ?? '').split('#', 1)[0] ?? ''
    const resource = uri === '' || schema === root ? around : { uri: resolveUri(around.uri, uri), root: schema }
    of.set(schema, resource)
    if (!byUri.has(resource.uri)) byUri.set(resource.uri, resource)
    for (const part of oldSubSchemas(schema, dialect)) open.push([part.schema, resource])
  }
  return {
    dialect,
    resourceOf: (schema) => of.get(schema) ?? main,
    resource: (from, uri) => byUri.get(resolveUri(from.uri, uri)),
    some: (test) => [...of.keys()].some(test),
  }
}

/** What a step leads to. */
export const stepInto = (value: JsonValue | undefined, step: string): JsonValue | undefined => {
  if (Array.isArray(value)) return (value as readonly JsonValue[])[Number(step)] // isArray forgets that the array is read-only JSON
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}
