import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject } from '../../lib/json.ts'
import { propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { Conditions, FormNode, NodeConstraint, NodeKind } from '../compiled-form.ts'
import type { FormDefinition, UiSchema } from '../definition.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'
import { ROW_PROPERTY } from '../validate/check-object.ts'
import type { FullSchema } from '../validate/full-schema.ts'
import { choicesOf } from './choices-of.ts'
import { collectProperties, type Guard, type Property, type SchemaSource } from './collect-properties.ts'
import { fieldTypeOf, nodeKindOf } from './field-type-of.ts'
import { orderNames } from './order-names.ts'
import { overlayRef } from './overlay-ref.ts'
import { rowLayout } from './table-layout.ts'

export interface BuiltNodes {
  readonly nodes: readonly FormNode[]
  /** By node index: every schema that applies to the node's value, with the conditions under which it does. */
  readonly constraints: readonly (readonly NodeConstraint[])[]
  readonly issues: readonly Issue[]
}

interface Surroundings {
  readonly scope: RecordPath
  readonly parent: number | null
  readonly repeats: readonly RecordPath[]
  /** Ids of the referring sites around, outermost first. */
  readonly ids: readonly string[]
  readonly ui: UiSchema
  readonly depth: number
}

type MutableNode = { -readonly [Key in keyof FormNode]: FormNode[Key] } & { children: number[] }

const maxDepth = 32
const maxNodes = 5000

const subUi = (ui: UiSchema, name: string): UiSchema => {
  const part = Object.hasOwn(ui, name) ? ui[name] : undefined
  return isJsonObject(part) ? part : {}
}

/** `[]` is never, `[[]]` always: one unconditional declaration makes the rest superfluous. */
const disjunction = (guards: readonly Guard[]): Conditions => (guards.some((guard) => guard.length === 0) ? [[]] : guards)

/** Top-level names: those of the sections first, in their order, then the rest. */
function sectionOrder(names: readonly string[], ui: UiSchema): readonly string[] {
  const listed = (ui['ui:options']?.sections ?? []).flatMap((section) => section.fields).filter((name) => names.includes(name))
  return [...new Set([...listed, ...names])]
}

interface Build {
  readonly definition: FormDefinition
  readonly source: SchemaSource
  readonly nodes: MutableNode[]
  readonly constraints: NodeConstraint[][]
  readonly issues: Issue[]
}

/** Flattens the schema into nodes, in the order in which they are shown. */
export function buildNodes(definition: FormDefinition, source: SchemaSource): BuiltNodes {
  const build: Build = { definition, source, nodes: [], constraints: [], issues: [] }
  addChildren(build, definition.schema, { scope: '', parent: null, repeats: [], ids: [], ui: definition.uiSchema, depth: 1 })
  return build
}

function addChildren(build: Build, schema: FullSchema, around: Surroundings): void {
  const properties = collectProperties(build.source, schema, around.scope)
  const ordered = orderNames([...properties.keys()], around.ui['ui:order'])
  for (const name of around.parent === null ? sectionOrder(ordered, around.ui) : ordered) {
    const property = properties.get(name)
    if (property !== undefined && property.declarations.length > 0 && name !== ROW_PROPERTY) addNode(build, property, around)
  }
}

function addNode(build: Build, property: Property, around: Surroundings): void {
  const { source, nodes, constraints, issues } = build
  const path = propertyPath(around.scope, property.name)
  const settled = settle(property, source)
  const type = settled === null ? null : fieldTypeOf(source.root, settled.schema, settled.site)
  if (settled === null || type === null) return void issues.push(issue('field.unsupported', path))
  if (around.depth > maxDepth || nodes.length >= maxNodes) return void issues.push(issue('limit.expansion', path, { maxDepth, maxNodes }))
  const node = makeNode(build, property, type, settled, around)
  nodes.push(node)
  issues.push(...hiddenIssues(node))
  constraints.push(
    property.declarations.map(({ guard, schema }) => ({ when: guard, check: source.compile(withoutParts(schema, node.kind, source)) })),
  )
  if (around.parent !== null) nodes[around.parent]?.children.push(node.index)
  const ids = settled.isReference ? [...around.ids, node.settings.id] : around.ids
  descend(build, settled.schema, node, { ...around, parent: node.index, ids, ui: subUi(around.ui, property.name), depth: around.depth + 1 })
}

function descend(build: Build, schema: FullSchema, node: FormNode, around: Surroundings): void {
  if (node.kind === 'group' || node.kind === 'grid') return addChildren(build, schema, { ...around, scope: node.path })
  if (node.kind !== 'repeat') return
  const items = typeof schema.items === 'object' ? overlayRef(build.source.root, schema.items) : null
  if (items === null) return void build.issues.push(issue('repeat.items', node.path))
  const ids = items.isReference ? [...around.ids, node.settings.id] : around.ids
  addChildren(build, items.schema, {
    ...around,
    scope: `${node.path}/@`,
    repeats: [...around.repeats, node.path],
    ids,
    ui: subUi(around.ui, 'items'),
  })
}

function makeNode(build: Build, property: Property, type: FieldTypeName, settled: Settled, around: Surroundings): MutableNode {
  const { schema } = settled
  const index = build.nodes.length
  const settings = schema['x-phieu'] ?? { id: property.name, type }
  return {
    key: `n${index}`,
    index,
    kind: nodeKindOf(type),
    type,
    name: property.name,
    path: propertyPath(around.scope, property.name),
    parent: around.parent,
    children: [],
    repeats: around.repeats,
    fieldId: [...around.ids, settings.id].join('-'),
    schema: schema as JsonSchema, // the admitted keywords of a form's field
    settings,
    title: schema.title ?? property.name,
    help: schema.description ?? '',
    presence: settled.presence,
    required: disjunction(property.requiredBy),
    readOnly: schema.readOnly === true || settings.computed === true,
    hidden: isHidden(build, property, around),
    layout: rowLayout(subUi(around.ui, property.name)),
    choices: choicesOf(build.source.root, schema),
  }
}

const isHidden = (build: Build, property: Property, around: Surroundings): boolean =>
  subUi(around.ui, property.name)['ui:widget'] === 'hidden' || (around.parent !== null && build.nodes[around.parent]?.hidden === true)

/** What keeps a hidden field from being one for every renderer, or a record from being sent: nobody can fill it in. */
function hiddenIssues({ type, kind, hidden, path, required, readOnly, schema }: FormNode): readonly Issue[] {
  const needs = (what: string): Issue => issue('field.schema', path, { type, needs: what })
  if (!hidden) return type === 'hidden' ? [needs('ui:widget: hidden')] : []
  const isAsked = kind === 'field' && required.length > 0 && !readOnly && schema.default === undefined
  return isAsked ? [needs('default or computed, or not required')] : []
}

interface Settled {
  readonly schema: FullSchema
  /** As it is written where it stands. */
  readonly site: FullSchema
  readonly isReference: boolean
  readonly presence: Conditions
}

/**
 * Which declarations make the field: those with settings of ours. The others only narrow its values.
 * The field is there when one of its declarations applies.
 */
function settle(property: Property, source: SchemaSource): Settled | null {
  const resolved = property.declarations.flatMap(({ schema, guard }) => {
    if (typeof schema === 'boolean') return []
    const overlaid = overlayRef(source.root, schema)
    return overlaid === null ? [] : [{ ...overlaid, site: schema, guard }]
  })
  const own = resolved.filter(({ schema }) => schema['x-phieu'] !== undefined)
  const makers =
    own.length > 0
      ? own
      : resolved.filter(({ schema }) => schema.type !== undefined || schema.oneOf !== undefined || schema.enum !== undefined)
  const [first] = makers
  return first === undefined
    ? null
    : { schema: first.schema, site: first.site, isReference: first.isReference, presence: disjunction(makers.map(({ guard }) => guard)) }
}

/** The schema of a place without what its children check themselves. */
function withoutParts(schema: Declaration['schema'], kind: NodeKind, source: SchemaSource): Declaration['schema'] {
  if (kind === 'field' || typeof schema === 'boolean') return schema
  const own = overlayRef(source.root, schema)?.schema ?? {}
  const { type, minItems, maxItems, uniqueItems, minProperties, maxProperties } = own
  return Object.fromEntries(
    Object.entries({ type, minItems, maxItems, uniqueItems, minProperties, maxProperties }).filter(([, value]) => value !== undefined),
  )
}

type Declaration = Property['declarations'][number]
