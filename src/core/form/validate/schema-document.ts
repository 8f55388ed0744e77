import type { FullSchema, Schema } from './full-schema.ts'
import { resolvePointer } from './resolve-pointer.ts'
import { resolveUri } from './resolve-uri.ts'
import { subSchemas } from './sub-schemas.ts'

/** A schema with an identity of its own (`$id`, or the root), and the names in it (JSON Schema core §4.3.5, §8.2). */
export interface Resource {
  readonly uri: string
  readonly root: Schema
  /** `$anchor` and `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, FullSchema>
  readonly dynamicAnchors: ReadonlyMap<string, FullSchema>
}

export interface Resolved {
  readonly schema: Schema
  readonly resource: Resource
  /** The name by which a `$dynamicRef` is bound anew at each validation, or null. */
  readonly dynamicName: string | null
}

/** Why a reference leads nowhere: it leaves the document, or names nothing in it. */
export type Unresolved = 'foreign' | 'unknown'

export interface SchemaDocument {
  readonly resources: readonly Resource[]
  readonly resourceOf: (schema: FullSchema) => Resource
  readonly resolve: (from: FullSchema, ref: string) => Resolved | Unresolved
  /** Whether a `$dynamicRef` may mean another schema than it seems to. */
  readonly isDynamic: boolean
  /** Ids and anchors that are given twice. */
  readonly repeated: readonly string[]
}

interface MutableResource extends Resource {
  readonly anchors: Map<string, FullSchema>
  readonly dynamicAnchors: Map<string, FullSchema>
}

interface Index {
  readonly byUri: Map<string, MutableResource>
  readonly of: Map<FullSchema, MutableResource>
  readonly repeated: string[]
  hasDynamicRef: boolean
}

/** The base of a document that has no `$id`: any will do, as long as nobody else's is the same. */
const nowhere = 'document:///'
const withoutFragment = (uri: string): string => uri.split('#', 1)[0] ?? ''

function createResource(index: Index, uri: string, root: Schema): MutableResource {
  const resource: MutableResource = { uri, root, anchors: new Map(), dynamicAnchors: new Map() }
  if (index.byUri.has(uri)) index.repeated.push(uri)
  else index.byUri.set(uri, resource)
  return resource
}

function note(index: Index, resource: MutableResource, schema: FullSchema): void {
  index.of.set(schema, resource)
  if (typeof schema.$dynamicRef === 'string') index.hasDynamicRef = true
  for (const name of [schema.$anchor, schema.$dynamicAnchor]) {
    if (typeof name !== 'string') continue
    if (resource.anchors.has(name) && resource.anchors.get(name) !== schema) index.repeated.push(name)
    else resource.anchors.set(name, schema)
  }
  if (typeof schema.$dynamicAnchor === 'string') resource.dynamicAnchors.set(schema.$dynamicAnchor, schema)
}

/** Notes all schemas below one, without recursion: a document is of any depth until admission has seen it. */
function addAll(index: Index, root: FullSchema, around: MutableResource): void {
  const open: (readonly [FullSchema, MutableResource])[] = [[root, around]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, outer] = next
    if (index.of.has(schema)) continue
    const isOwn = typeof schema.$id === 'string' && schema !== outer.root
    const resource = isOwn ? createResource(index, resolveUri(outer.uri, withoutFragment(schema.$id ?? '')), schema) : outer
    note(index, resource, schema)
    for (const part of subSchemas(schema)) if (typeof part.schema === 'object') open.push([part.schema, resource])
  }
}

/** Finds what references in a document mean. Nothing is ever fetched: a reference to another document does not resolve. */
export function createSchemaDocument(root: Schema): SchemaDocument {
  const index: Index = { byUri: new Map(), of: new Map(), repeated: [], hasDynamicRef: false }
  const id = typeof root === 'object' && typeof root.$id === 'string' ? withoutFragment(root.$id) : ''
  const main = createResource(index, resolveUri(nowhere, id), root)
  if (typeof root === 'object') addAll(index, root, main)
  const resourceOf = (schema: FullSchema): MutableResource => index.of.get(schema) ?? main

  const resolve = (from: FullSchema, ref: string): Resolved | Unresolved => {
    const base = resourceOf(from)
    const uri = withoutFragment(ref)
    const resource = uri === '' ? base : index.byUri.get(resolveUri(base.uri, uri))
    if (resource === undefined) return 'foreign'
    const fragment = ref.slice(uri.length)
    if (fragment !== '' && fragment !== '#' && !fragment.startsWith('#/')) {
      const name = fragment.slice(1)
      const schema = resource.anchors.get(name)
      return schema === undefined ? 'unknown' : { schema, resource, dynamicName: resource.dynamicAnchors.has(name) ? name : null }
    }
    const schema = resolvePointer(resource.root, fragment === '' ? '#' : fragment)
    // A pointer may lead to a schema, not into a value that only looks like one.
    if (schema === null || (typeof schema === 'object' && !index.of.has(schema))) return 'unknown'
    return { schema, resource: typeof schema === 'object' ? resourceOf(schema) : resource, dynamicName: null }
  }
  const resources = [...index.byUri.values()]
  return { resources, resourceOf, resolve, repeated: index.repeated, isDynamic: index.hasDynamicRef && resources.length > 1 }
}
