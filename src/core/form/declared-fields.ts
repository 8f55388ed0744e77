import { jsonPointer } from '../lib/json-pointer.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import { overlayRef } from './compile/overlay-ref.ts'
import { containerTypes, type FieldSettings } from './field-settings.ts'
import { isIsland } from './is-island.ts'
import type { JsonSchema } from './json-schema.ts'

/** A schema and where it is written in the document. */
export interface Site {
  readonly schema: JsonSchema
  readonly pointer: string
}

/** One field of the form with everything the schema says of it in the object that holds it. `settings` is null when no site has any. */
export interface DeclaredField {
  readonly name: string
  readonly path: RecordPath
  /** Where it is declared: first the site that has the settings. */
  readonly sites: readonly Site[]
  readonly schema: JsonSchema
  readonly settings: Partial<FieldSettings>
  /** Names of the properties beside it. */
  readonly siblings: ReadonlySet<string>
  /** Whether some `required` names it. */
  readonly isRequired: boolean
}

interface ObjectParts {
  readonly sites: Map<string, Site[]>
  readonly required: Set<string>
}

/** Overlays by the blocks and by the site: an author's next document shares most of both with the one before, and so what comes of them. */
const overlays = new WeakMap<object, WeakMap<JsonSchema, JsonSchema>>()

/** The schema with what its `$ref` names, the same object as long as both are; itself where the reference leads nowhere. */
function overlaidBy(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema
  const blocks = root.$defs ?? root
  const known = overlays.get(blocks) ?? new WeakMap<JsonSchema, JsonSchema>()
  overlays.set(blocks, known)
  // The overlay has the admitted keywords of both of its parts.
  const overlaid = known.get(schema) ?? ((overlayRef(root, schema)?.schema ?? schema) as JsonSchema)
  known.set(schema, overlaid)
  return overlaid
}

/** The definition a site refers to is where its children are written. */
const target = (root: JsonSchema, site: Site): Site =>
  site.schema.$ref === undefined ? site : { schema: overlaidBy(root, site.schema), pointer: `/schema${site.schema.$ref.slice(1)}` }

const sitesOf = new WeakMap<JsonSchema, { readonly holder: string; readonly name: string; readonly site: Site }>()

/** Where a property is written: the same object as long as its schema is, which most of an author's next document share. */
function siteOf(schema: JsonSchema, holder: string, name: string): Site {
  const before = sitesOf.get(schema)
  if (before !== undefined && before.holder === holder && before.name === name) return before.site
  const site = { schema, pointer: jsonPointer(holder, name) }
  sitesOf.set(schema, { holder, name, site })
  return site
}

/** All that the schemas of one object say of its properties, in branches too; tests (`if`, `not`) declare nothing. */
function collect(root: JsonSchema, site: Site, parts: ObjectParts): void {
  const { schema, pointer } = target(root, site)
  const holder = jsonPointer(pointer, 'properties')
  for (const [name, declared] of Object.entries(schema.properties ?? {})) {
    const site = siteOf(declared, holder, name)
    const sites = parts.sites.get(name)
    if (sites === undefined) parts.sites.set(name, [site])
    else sites.push(site)
  }
  for (const name of schema.required ?? []) parts.required.add(name)
  for (const keyword of ['then', 'else'] as const) {
    const branch = schema[keyword]
    if (branch !== undefined) collect(root, { schema: branch, pointer: jsonPointer(pointer, keyword) }, parts)
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    schema[keyword]?.forEach((branch, i) =>
      collect(root, { schema: branch, pointer: jsonPointer(jsonPointer(pointer, keyword), i) }, parts),
    )
  }
}

function fieldsOf(root: JsonSchema, objects: readonly Site[], scope: RecordPath, report: (field: DeclaredField) => void): void {
  const parts: ObjectParts = { sites: new Map(), required: new Set() }
  for (const site of objects) collect(root, site, parts)
  const siblings = new Set(parts.sites.keys())
  for (const [name, sites] of parts.sites) {
    if (name === '_row') continue
    const hasSettings = (site: Site): boolean => overlaidBy(root, site.schema)['x-phieu'] !== undefined
    const ordered = sites.length === 1 ? sites : [...sites.filter(hasSettings), ...sites.filter((site) => !hasSettings(site))]
    const first = ordered[0]
    if (first === undefined) continue
    const { schema } = target(root, first)
    const path = propertyPath(scope, name)
    const own: Partial<FieldSettings> = schema['x-phieu'] ?? {}
    const settings = own.type === undefined && isIsland(root, first.schema) ? { ...own, type: 'island' as const } : own
    report({ name, path, sites: ordered, schema, settings, siblings, isRequired: parts.required.has(name) })
    if (settings.type === 'repeat')
      fieldsOf(
        root,
        ordered.flatMap((site) => itemsOf(root, site)),
        `${path}/@`,
        report,
      )
    else if (settings.type !== undefined && containerTypes.includes(settings.type)) fieldsOf(root, ordered, path, report)
  }
}

function itemsOf(root: JsonSchema, site: Site): readonly Site[] {
  const { schema, pointer } = target(root, site)
  return schema.items === undefined ? [] : [{ schema: schema.items, pointer: jsonPointer(pointer, 'items') }]
}

const made = new WeakMap<JsonSchema, readonly DeclaredField[]>()

/** All fields of a schema that passed the limits of expansion, a parent before its children; kept as long as the schema is. */
export function declaredFields(root: JsonSchema): readonly DeclaredField[] {
  const known = made.get(root)
  if (known !== undefined) return known
  const fields: DeclaredField[] = []
  fieldsOf(root, [{ schema: root, pointer: '/schema' }], '', (field) => fields.push(field))
  made.set(root, fields)
  return fields
}
