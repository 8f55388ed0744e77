import { isJsonObject } from '../../lib/json.ts'
import { parentOf, parsePath, type RecordPath } from '../../lib/record-path.ts'
import { allOnPages } from '../all-on-pages.ts'
import { orderNames } from '../compile/order-names.ts'
import { declaredFields, type DeclaredField, type Site } from '../declared-fields.ts'
import type { FormDefinition, PageLayout, SectionLayout, UiSchema } from '../definition.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { Steps } from './edit/update-at.ts'

/** One field of a definition being written, where it is shown. */
export interface OutlineNode {
  /** The ids of the referring sites around and its own, joined by `-`: what `FormNode.fieldId` is. */
  readonly key: string
  readonly name: string
  /** Template path. */
  readonly path: RecordPath
  /** Template path of the group or repeat that holds it, `''` at the top. */
  readonly parent: RecordPath
  readonly type: FieldTypeName
  /** With what its `$ref` says under it. */
  readonly schema: JsonSchema
  /** Where it is declared with its settings, from `definition.schema` on. */
  readonly site: Steps
  /** Its own site refers to a block. */
  readonly isReference: boolean
  /** Declared only in a branch, so that a condition decides whether it is there. */
  readonly isConditional: boolean
  /** Named by some `required`, be it under a condition. */
  readonly isRequired: boolean
  readonly ui: UiSchema
  readonly children: readonly OutlineNode[]
}

export interface OutlineSection {
  readonly id: string
  readonly title: string
  readonly nodes: readonly OutlineNode[]
}

/** A definition as its author sees it. Cheap enough to be made anew at every change. */
export interface Outline {
  readonly sections: readonly OutlineSection[]
  /** None, or all sections are on some of them. */
  readonly pages: readonly PageLayout[]
  readonly byKey: ReadonlyMap<string, OutlineNode>
  readonly byPath: ReadonlyMap<RecordPath, OutlineNode>
  /** In the order of the form, a parent before its children. */
  readonly all: readonly OutlineNode[]
}

/** The same for all fields of which nothing is said, so that they are seen to be what they were. */
const noUi: UiSchema = {}

export const subUi = (ui: UiSchema, name: string): UiSchema => {
  const part = Object.hasOwn(ui, name) ? ui[name] : undefined
  return isJsonObject(part) ? part : noUi
}

/** The part of a `uiSchema` that speaks of the fields at a template path; rows of a repeat are its `items`. */
export const uiAt = (uiSchema: UiSchema, path: RecordPath): UiSchema =>
  parsePath(path).reduce((ui, step) => subUi(ui, step.kind === 'property' ? step.name : 'items'), uiSchema)

const stepOf = (text: string): string | number => {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57 && /^\d+$/.test(text)) return Number(text)
  return text.includes('~') ? text.replaceAll('~1', '/').replaceAll('~0', '~') : text
}

const stepsOf = (pointer: string): Steps => pointer.split('/').slice(2).map(stepOf)

const branchWords = new Set<string | number>(['then', 'else', 'oneOf', 'anyOf'])

/** Below the object that holds it: in the object itself, or in one of its branches. */
function isInBranch(pointer: string): boolean {
  if (!/\/(then|else|oneOf|anyOf)\//.test(pointer)) return false
  const site = stepsOf(pointer)
  const own = site.slice(0, -2)
  const start = own.findLastIndex((step, at) => own[at - 1] === 'properties' || own[at - 1] === '$defs' || step === 'items')
  return own.slice(start + 1).some((step) => branchWords.has(step))
}

/** Where fields are shown that no section names. */
const OTHER = 'other'

/** Sections as they are shown where the definition names none, or leaves fields out. */
function sectionsOf(definition: FormDefinition, top: readonly OutlineNode[]): readonly OutlineSection[] {
  const layout = definition.uiSchema['ui:options']?.sections ?? []
  const taken = new Set<string>()
  const named = new Map(top.map((node) => [node.name, node]))
  const listed = layout.map(({ id, title, fields }: SectionLayout) => ({
    id,
    title,
    nodes: fields.flatMap((name) => {
      const node = taken.has(name) ? undefined : named.get(name)
      taken.add(name)
      return node ?? []
    }),
  }))
  const rest = top.filter(({ name }) => !taken.has(name))
  if (listed.length > 0) {
    if (rest.length === 0) return listed
    if (!listed.some(({ id }) => id === OTHER)) return [...listed, { id: OTHER, title: definition.title, nodes: rest }]
    return listed.map((section) => (section.id === OTHER ? { ...section, nodes: [...section.nodes, ...rest] } : section))
  }
  const loose = rest.filter(({ children }) => children.length === 0)
  const groups = rest.filter(({ children }) => children.length > 0)
  return [
    ...(loose.length > 0 || groups.length === 0 ? [{ id: 'general', title: definition.title, nodes: loose }] : []),
    ...groups.map((node) => ({ id: node.name, title: node.schema.title ?? node.name, nodes: [node] })),
  ]
}

const isSameList = <Item>(a: readonly Item[], b: readonly Item[]): boolean => a.length === b.length && a.every((item, at) => item === b[at])

const isSameNode = (a: OutlineNode, b: Omit<OutlineNode, 'site' | 'isReference'>): boolean =>
  a.key === b.key &&
  a.name === b.name &&
  a.path === b.path &&
  a.parent === b.parent &&
  a.type === b.type &&
  a.schema === b.schema &&
  a.isConditional === b.isConditional &&
  a.isRequired === b.isRequired &&
  a.ui === b.ui &&
  isSameList(a.children, b.children)

const nodes = new WeakMap<Site, OutlineNode>()

/** The node that the author's last document had there, if nothing of it has changed: most of a document is what it was. */
function nodeAt(site: Site, node: Omit<OutlineNode, 'site' | 'isReference'>): OutlineNode {
  const before = nodes.get(site)
  if (before !== undefined && isSameNode(before, node)) return before
  const next = { ...node, site: stepsOf(site.pointer), isReference: site.schema.$ref !== undefined }
  nodes.set(site, next)
  return next
}

const noSite: Site = { schema: {}, pointer: '' }

function fieldsByParent(root: JsonSchema): ReadonlyMap<RecordPath, readonly DeclaredField[]> {
  const byParent = new Map<RecordPath, DeclaredField[]>()
  for (const field of declaredFields(root)) {
    if (field.settings.type === undefined) continue
    const parent = parentOf(field.path)
    const beside = byParent.get(parent)
    if (beside === undefined) byParent.set(parent, [field])
    else beside.push(field)
  }
  return byParent
}

/** Makes the nodes of the fields that a schema declares. */
function nodesOf(root: JsonSchema) {
  const byParent = fieldsByParent(root)
  const nodesAt = (parent: RecordPath, ui: UiSchema, prefix: string): readonly OutlineNode[] => {
    const fields = byParent.get(parent)
    if (fields === undefined) return []
    const named = new Map(fields.map((field) => [field.name, field]))
    return orderNames([...named.keys()], ui['ui:order']).flatMap((name) => {
      const field = named.get(name)
      return field === undefined ? [] : nodeOf(field, parent, subUi(ui, name), prefix)
    })
  }
  const nodeOf = (field: DeclaredField, parent: RecordPath, ui: UiSchema, prefix: string): OutlineNode => {
    const site = field.sites[0] ?? noSite
    const isWritten = site.schema.$ref !== undefined || site.schema.items?.$ref !== undefined
    const key = `${prefix}${field.settings.id ?? field.path}`
    const type = field.settings.type ?? 'text'
    const { name, path, schema, isRequired } = field
    const children = nodesAt(path, type === 'repeat' ? subUi(ui, 'items') : ui, isWritten ? `${key}-` : prefix)
    const isConditional = field.sites.every((each) => each.schema['x-phieu'] === undefined || isInBranch(each.pointer))
    return nodeAt(site, { key, name, path, parent, type, schema, isConditional, isRequired, ui, children })
  }
  return { top: byParent.get('') ?? [], nodeOf }
}

/** The fields at the top by their names, as the schema has them: those that only branches declare come last. */
type Top = ReadonlyMap<string, OutlineNode>

function topOf({ schema, uiSchema }: FormDefinition): Top {
  const { top, nodeOf } = nodesOf(schema)
  return new Map(top.map((field) => [field.name, nodeOf(field, '', subUi(uiSchema, field.name), '')]))
}

const isSameRecord = (a: object, b: object): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => (b as Record<string, unknown>)[name] === value) // read only

/** The same from the definition that an author changed: only properties that differ are looked at. Null where more than some of them does. */
function topFrom(before: FormDefinition, known: Top, { schema, uiSchema }: FormDefinition): Top | null {
  const { properties: old = {}, required: wereRequired = [], ...oldRest } = before.schema
  const { properties = {}, required = [], ...rest } = schema
  if (!isSameList(wereRequired, required) || !isSameRecord(oldRest, rest)) return null
  const isSameUi = (name: string): boolean => subUi(uiSchema, name) === subUi(before.uiSchema, name)
  const changed = Object.entries(properties).filter(([name, declared]) => declared !== old[name] || !isSameUi(name))
  const { top: fields, nodeOf } = nodesOf({ ...schema, properties: Object.fromEntries(changed) })
  const anew = new Map(fields.map((field) => [field.name, field]))
  // What a branch says too now stands where the branch does.
  if (Object.keys(old).some((name) => !Object.hasOwn(properties, name) && anew.has(name))) return null
  const inBranches = [...known.keys()].filter((name) => !Object.hasOwn(old, name) && !Object.hasOwn(properties, name))
  if (!inBranches.every(isSameUi)) return null
  const differs = new Set(changed.map(([name]) => name))
  const top = new Map<string, OutlineNode>()
  for (const name of [...Object.keys(properties), ...inBranches]) {
    const field = differs.has(name) ? anew.get(name) : undefined
    const node = field === undefined ? known.get(name) : nodeOf(field, '', subUi(uiSchema, name), '')
    if (node !== undefined && (field !== undefined || !differs.has(name))) top.set(name, node)
  }
  return top
}

function inOrder(top: Top, uiSchema: UiSchema): readonly OutlineNode[] {
  const section = (uiSchema['ui:options']?.sections ?? []).flatMap((each) => each.fields)
  return [...new Set([...section, ...orderNames([...top.keys()], uiSchema['ui:order'])])].flatMap((name) => top.get(name) ?? [])
}

function flat(nodes: readonly OutlineNode[], into: OutlineNode[] = []): readonly OutlineNode[] {
  for (const node of nodes) {
    into.push(node)
    flat(node.children, into)
  }
  return into
}

interface Built {
  readonly top: Top
  readonly outline: Outline
}

function build(definition: FormDefinition, before: FormDefinition | undefined): Built {
  const known = before === undefined ? undefined : made.get(before)
  const top = (before === undefined || known === undefined ? null : topFrom(before, known.top, definition)) ?? topOf(definition)
  const { uiSchema } = definition
  const nodes = inOrder(top, uiSchema)
  const all = flat(nodes)
  const sections = sectionsOf(definition, nodes)
  const outline = {
    sections,
    pages: allOnPages(uiSchema['ui:options']?.pages ?? [], sections),
    byKey: new Map(all.map((node) => [node.key, node])),
    byPath: new Map(all.map((node) => [node.path, node])),
    all,
  }
  return { top, outline }
}

const made = new WeakMap<FormDefinition, Built>()

/** What was looked at last: an author's next document is mostly the same. */
let latest: WeakRef<FormDefinition> | null = null

/** The fields of a definition that passed the limits of expansion, as they are shown; kept as long as the definition is. */
export function outlineOf(definition: FormDefinition): Outline {
  const known = made.get(definition) ?? build(definition, latest?.deref())
  made.set(definition, known)
  latest = new WeakRef(definition)
  return known.outline
}
