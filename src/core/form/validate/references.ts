import { must } from '../../lib/assert.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import type { Check } from './run.ts'
import type { Resolved, Resource, SchemaDocument } from './schema-document.ts'

export interface References {
  readonly target: (schema: Schema) => Schema
  readonly check: (schema: FullSchema, keyword: '$ref' | '$dynamicRef') => Check
  /** The check of a schema, which enters its resource when it is the root of one. */
  readonly inScope: (schema: FullSchema, check: Check) => Check
  /** Forgets the resources that a validation which was broken off had entered. */
  readonly begin: () => void
}

/** References compiled. `compile` is called when one is first followed. */
export function createReferences(document: SchemaDocument, compile: (schema: Schema) => Check): References {
  /** The dynamic scope (JSON Schema core §7.1): the resources entered so far, outermost first. Kept only where a `$dynamicRef` asks. */
  const scope: Resource[] = []

  const resolved = (schema: FullSchema, ref: string): Resolved => {
    const found = document.resolve(schema, ref)
    return must(typeof found === 'string' ? null : found, `the reference ${ref} was admitted`)
  }
  const entering =
    (resource: Resource, check: Check): Check =>
    (value, path, run, seen) => {
      scope.push(resource)
      const valid = check(value, path, run, seen)
      scope.pop()
      return valid
    }
  const checkOf = ({ schema, resource }: Resolved): Check => (document.isDynamic ? entering(resource, compile(schema)) : compile(schema))

  const dynamicCheck = (found: Resolved, name: string): Check => {
    const initial = checkOf(found)
    const byResource = new Map<Resource, Check>()
    for (const resource of document.resources) {
      const schema = resource.dynamicAnchors.get(name)
      if (schema !== undefined) byResource.set(resource, checkOf({ schema, resource, dynamicName: null }))
    }
    return (value, path, run, seen) => {
      const outermost = scope.find((resource) => byResource.has(resource))
      return ((outermost === undefined ? undefined : byResource.get(outermost)) ?? initial)(value, path, run, seen)
    }
  }

  return {
    target(schema) {
      let at = schema
      const met = new Set<Schema>()
      while (typeof at === 'object' && at.$ref !== undefined && !met.has(at)) {
        met.add(at)
        at = resolved(at, at.$ref).schema
      }
      return at
    },
    check(schema, keyword) {
      const found = resolved(schema, schema[keyword] ?? '')
      return keyword === '$dynamicRef' && document.isDynamic && found.dynamicName !== null
        ? dynamicCheck(found, found.dynamicName)
        : checkOf(found)
    },
    inScope(schema, check) {
      const resource = document.isDynamic ? document.resourceOf(schema) : null
      return resource !== null && resource.root === schema ? entering(resource, check) : check
    },
    begin: () => void (scope.length > 0 && (scope.length = 0)),
  }
}
