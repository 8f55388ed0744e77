import type { RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition } from '../../definition.ts'
import { readsOf } from '../../expression/move-reads.ts'
import { parseMessage } from '../../message-template.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { rowOf } from './follow-move.ts'
import { objectSite } from './place.ts'
import { schemaAtSite } from './update-at.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** Where a definition speaks of a field from elsewhere. */
export type FieldUse =
  /** A condition on which other fields depend; `at` is the object whose condition it is. */
  | { readonly kind: 'condition'; readonly at: RecordPath }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'identity-key' | 'searchable' | 'title' | 'period' | 'number' }
  | { readonly kind: 'filter' | 'copy'; readonly at: RecordPath }

const isWithin = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** Template paths that a condition tests. */
function tested(schema: JsonSchema, scope: RecordPath, found: Set<RecordPath>): void {
  for (const name of schema.required ?? []) found.add(`${scope}/${name}`)
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    found.add(`${scope}/${name}`)
    tested(each, `${scope}/${name}`, found)
  }
  if (schema.items !== undefined) tested(schema.items, `${scope}/@`, found)
  for (const each of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) tested(each, scope, found)
  if (schema.not !== undefined) tested(schema.not, scope, found)
}

function conditionsIn(object: JsonSchema, scope: RecordPath, report: (paths: ReadonlySet<RecordPath>) => void): void {
  if (object.if !== undefined) {
    const found = new Set<RecordPath>()
    tested(object.if, scope, found)
    report(found)
  }
  for (const part of [...(object.allOf ?? []), ...(object.oneOf ?? []), object.then, object.else])
    if (part !== undefined) conditionsIn(part, scope, report)
}

/** Objects that hold fields, with what the paths of these begin with. */
function objectsOf(definition: FormDefinition): readonly { readonly scope: RecordPath; readonly object: JsonSchema }[] {
  const holders = outlineOf(definition).all.filter((node) => node.children.length > 0)
  return ['', ...holders.map(({ path }) => path)].flatMap((parent) => {
    const site = objectSite(definition, parent)
    const scope = outlineOf(definition).byPath.get(parent)?.type === 'repeat' ? `${parent}/@` : parent
    return site === null ? [] : [{ scope, object: schemaAtSite(definition.schema, site) }]
  })
}

function settingUses(definition: FormDefinition, gone: readonly OutlineNode[], isGone: (path: RecordPath) => boolean): readonly FieldUse[] {
  return outlineOf(definition).all.flatMap((node): readonly FieldUse[] => {
    if (isGone(node.path)) return []
    const { filter, copy, by, pattern } = node.schema['x-phieu'] ?? {}
    const beside = gone.filter((each) => each.parent === node.parent).map(({ name }) => name)
    return [
      ...(Object.values(filter ?? {}).some((name) => beside.includes(name)) ? [{ kind: 'filter' as const, at: node.path }] : []),
      ...(Object.values(copy ?? {}).some((name) => beside.includes(name)) ? [{ kind: 'copy' as const, at: node.path }] : []),
      ...((by ?? []).some(isGone) || gone.some((each) => each.parent === '' && pattern?.includes(`{${each.name}}`) === true)
        ? [{ kind: 'number' as const }]
        : []),
    ]
  })
}

/** Everything else that speaks of these fields, or of what lies in them: what would be left without them. */
export function usesOf(definition: FormDefinition, nodes: readonly OutlineNode[]): readonly FieldUse[] {
  const isGone = (path: RecordPath): boolean => nodes.some((node) => isWithin(path, node.path))
  const uses: FieldUse[] = []
  for (const { scope, object } of objectsOf(definition)) {
    if (isGone(scope)) continue
    let isTested = false
    conditionsIn(object, scope, (paths) => (isTested ||= [...paths].some(isGone)))
    if (isTested) uses.push({ kind: 'condition', at: scope })
  }
  for (const rule of definition.rules) {
    const texts = ['check' in rule ? rule.check : rule.compute, ...(rule.when === undefined ? [] : [rule.when])]
    const gaps = 'check' in rule ? (parseMessage(rule.message) ?? []).flatMap((part) => (part.kind === 'gap' ? [part.expression] : [])) : []
    const reads = [...texts, ...gaps].flatMap((text) => [...readsOf(text, rowOf(rule.at))])
    if (!isGone(rule.at) && reads.some(isGone)) uses.push({ kind: 'rule', id: rule.id })
  }
  if (definition.identityKeys.some((key) => key.some(isGone))) uses.push({ kind: 'identity-key' })
  if (definition.searchable.some(isGone)) uses.push({ kind: 'searchable' })
  if (definition.titleFields.some(isGone)) uses.push({ kind: 'title' })
  if (definition.period !== undefined && isGone(definition.period.field)) uses.push({ kind: 'period' })
  return [...uses, ...settingUses(definition, nodes, isGone)]
}
