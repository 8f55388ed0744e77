import { issue, type Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { withoutKey } from '../../../lib/without-key.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { innerUiSteps, writtenSections } from './arrange.ts'
import { isFixedPart, objectSite, twinsOf } from './place.ts'
import { updateAt } from './update-at.ts'
import { usesOf, type FieldUse } from './uses-of.ts'

const lists = ['allOf', 'oneOf'] as const

const isEmptyPart = (part: JsonSchema): boolean => Object.keys(part).length === 0

/** An object's schema without a property, in its branches too; branches that say nothing any more go. */
export function withoutProperty(object: JsonSchema, name: string): JsonSchema {
  const next: Record<string, unknown> = { ...object }
  if (object.properties?.[name] !== undefined) {
    const rest = withoutKey(object.properties, name)
    if (Object.keys(rest).length > 0 || object.type !== undefined) next['properties'] = rest
    else delete next['properties']
  }
  if (object.required?.includes(name) === true) {
    const required = object.required.filter((each) => each !== name)
    if (required.length > 0) next['required'] = required
    else delete next['required']
  }
  for (const word of ['then', 'else'] as const) {
    const part = object[word]
    if (part === undefined) continue
    const rest = withoutProperty(part, name)
    if (isEmptyPart(rest)) delete next[word]
    else next[word] = rest
  }
  if (next['if'] !== undefined && next['then'] === undefined && next['else'] === undefined) delete next['if']
  for (const word of lists) {
    const parts = object[word]?.map((each) => withoutProperty(each, name))
    if (parts === undefined) continue
    const rest = word === 'allOf' ? parts.filter((part) => !isEmptyPart(part)) : parts
    if (rest.length > 0) next[word] = rest
    else delete next[word]
  }
  return next as JsonSchema // the same keywords, or fewer
}

/** Fields without their words, classes, order, and rules that stand at them. */
export function takeOut(definition: FormDefinition, nodes: readonly OutlineNode[]): FormDefinition {
  let next = definition
  for (const node of nodes) {
    const site = objectSite(next, node.parent)
    if (site === null) continue
    const steps = innerUiSteps(next, node.parent)
    if (node.parent === '' && next.uiSchema['ui:options']?.sections !== undefined) {
      const sections = writtenSections(next).map((section) => ({ ...section, fields: section.fields.filter((name) => name !== node.name) }))
      next = { ...next, uiSchema: updateAt(next.uiSchema, ['ui:options', 'sections'], () => sections) }
    }
    const uiSchema = updateAt(next.uiSchema, steps, (part) => {
      if (part === undefined) return part
      const rest = withoutKey(part as UiSchema, node.name) as UiSchema // what is said of the fields of an object
      const order = rest['ui:order']?.filter((name) => name !== node.name) // the same but for one member
      return order === undefined ? rest : { ...rest, 'ui:order': order }
    })
    next = { ...next, schema: updateAt(next.schema, site, (part) => withoutProperty(part as JsonSchema, node.name)), uiSchema }
  }
  return next
}

/** Ids that nothing shows any more lose their words and classes. */
export function withoutWords(definition: FormDefinition, before: FormDefinition): FormDefinition {
  const [now, then] = [outlineOf(definition).all, outlineOf(before).all]
  const isKept = (node: OutlineNode, at: number) =>
    node === now[at] || (node.key === now[at]?.key && node.schema['x-phieu']?.id === now[at].schema['x-phieu']?.id)
  if (before.rules.length === definition.rules.length && then.every(isKept)) return definition
  const idsOf = (nodes: readonly OutlineNode[]) => new Set(nodes.flatMap(({ key, schema }) => [key, schema['x-phieu']?.id ?? key]))
  const left = idsOf(now)
  const hasLost = [...idsOf(then)].some((id) => !left.has(id)) || before.rules.length !== definition.rules.length
  if (!hasLost) return definition
  const known = idsOf(then)
  const isLeft = (id: string): boolean => left.has(id)
  const keep = <Value>(map: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(map).filter(([id]) => !known.has(id) || isLeft(id)))
  const rules = new Set(definition.rules.map(({ id }) => id))
  const translations = Object.entries(definition.translations).map(([lang, words]) => [
    lang,
    {
      ...words,
      ...(words.fields === undefined ? {} : { fields: keep(words.fields) }),
      ...(words.rules === undefined ? {} : { rules: Object.fromEntries(Object.entries(words.rules).filter(([id]) => rules.has(id))) }),
    },
  ])
  return {
    ...definition,
    personalData: keep(definition.personalData),
    translations: Object.fromEntries(translations) as FormDefinition['translations'],
  }
}

const isWithin = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** The outermost of the fields with these keys. */
export function chosen(definition: FormDefinition, keys: readonly string[]): readonly OutlineNode[] {
  const { all } = outlineOf(definition)
  const found = all.filter(({ key }) => keys.includes(key))
  return found.filter((node) => !found.some((other) => other !== node && isWithin(node.path, other.path)))
}

/** Uses that go with the fields; the others keep them where they are. */
const goesAlong = (use: FieldUse): boolean =>
  use.kind === 'rule' || use.kind === 'identity-key' || use.kind === 'searchable' || use.kind === 'copy'

/**
 * Takes fields out. What else speaks of them is told first (`edit.in-use` {uses}); with `along`, rules that read them, keys and what
 * copies into them go too (`edit.fixed-part`: not without the whole that it is a part of). Conditions on them, filters, numbers, the period and the last title stay in the way (`edit.needed` {uses}).
 */
export function removeFields(
  definition: FormDefinition,
  keys: readonly string[],
  along: boolean,
): Result<FormDefinition, readonly Issue[]> {
  const nodes = chosen(definition, keys).flatMap((node) => twinsOf(definition, node))
  const fixed = nodes.filter((node) => isFixedPart(definition, node))
  if (fixed.length > 0) return err(fixed.map(({ path }) => issue('edit.fixed-part', path)))
  const isGone = (path: RecordPath): boolean => nodes.some((node) => isWithin(path, node.path))
  const titles = definition.titleFields.filter((path) => !isGone(path))
  const uses = usesOf(definition, nodes).filter(({ kind }) => kind !== 'title' || titles.length === 0)
  const needed = uses.filter((use) => !goesAlong(use))
  if (needed.length > 0) return err([issue('edit.needed', nodes[0]?.path, { uses: needed })])
  if (uses.length > 0 && !along) return err([issue('edit.in-use', nodes[0]?.path, { uses })])
  const reading = new Set(uses.flatMap((use) => (use.kind === 'rule' ? [use.id] : [])))
  const rules = definition.rules.filter(({ id, at }) => !reading.has(id) && !isGone(at))
  const out = takeOut(definition, nodes)
  const next: FormDefinition = {
    ...out,
    rules: rules.length === definition.rules.length ? definition.rules : rules,
    identityKeys: definition.identityKeys.filter((key) => !key.some(isGone)),
    searchable: definition.searchable.filter((path) => !isGone(path)),
    titleFields: titles,
  }
  const uncomputed = definition.rules.filter((rule) => 'compute' in rule && reading.has(rule.id) && !isGone(rule.at))
  return ok(
    withoutWords(
      typedAgain(
        withoutCopies(next, nodes),
        uncomputed.map(({ at }) => at),
      ),
      definition,
    ),
  )
}

/** References that copied into a field copy one less. */
function withoutCopies(definition: FormDefinition, nodes: readonly OutlineNode[]): FormDefinition {
  let next = definition
  for (const each of outlineOf(definition).all) {
    const { copy } = each.schema['x-phieu'] ?? {}
    const gone = nodes.filter((node) => node.parent === each.parent).map(({ name }) => name)
    if (copy === undefined || !Object.values(copy).some((name) => gone.includes(name))) continue
    const rest = Object.entries(copy).filter(([, name]) => !gone.includes(name))
    const kept = rest.length === 0 ? undefined : Object.fromEntries(rest)
    next = { ...next, schema: updateAt(next.schema, [...each.site, 'x-phieu', 'copy'], () => kept) }
  }
  return next
}

/** Fields whose compute rule has gone are typed again. */
function typedAgain(definition: FormDefinition, paths: readonly RecordPath[]): FormDefinition {
  const { byPath } = outlineOf(definition)
  return paths.reduce((next, path) => {
    const site = byPath.get(path)?.site
    return site === undefined ? next : { ...next, schema: updateAt(next.schema, [...site, 'x-phieu', 'computed'], () => undefined) }
  }, definition)
}
