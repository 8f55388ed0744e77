import type { Issue } from '../../../lib/issue.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { parseFormDefinition } from '../../parse.ts'
import { outlineOf } from '../outline.ts'
import { propertyName } from '../property-name.ts'
import { placeNames, type Added } from './add-field.ts'
import { withSections, writtenSections } from './arrange.ts'
import { blockNames, ownIds, withRefs } from './fragment.ts'
import { freshIds, withIds } from './fresh-ids.ts'
import { moveFields } from './move-fields.ts'
import type { FieldPlace } from './place.ts'
import { renameField } from './rename-field.ts'

/** What of a form comes into another one: what is asked in it. */
type Coming = Pick<FormDefinition, 'schema' | 'uiSchema' | 'rules' | 'personalData' | 'translations'>

/** Fields whose names are taken get others; conditions and rules among them follow. */
function withFreeNames(definition: FormDefinition, coming: FormDefinition): Result<FormDefinition, readonly Issue[]> {
  const taken = new Set(outlineOf(definition).sections.flatMap(({ nodes }) => nodes.map(({ name }) => name)))
  let next = coming
  for (const { key, name } of outlineOf(coming).all.filter(({ parent }) => parent === '')) {
    if (!taken.has(name)) continue
    const others = outlineOf(next).all.flatMap((node) => (node.parent === '' ? [node.name] : []))
    const renamed = renameField(next, key, propertyName(name, new Set([...taken, ...others])))
    if (!renamed.ok) return renamed
    next = renamed.value
  }
  return ok(next)
}

/** Fields and rules with ids that the form has not; those inside of blocks keep theirs, by which a block is known in every form. */
function withFreshIds(definition: FormDefinition, coming: Coming, makeId: () => string): Coming {
  const { $defs = {}, ...root } = coming.schema
  const text = JSON.stringify(definition)
  const names = blockNames(definition, $defs)
  // A block that is there and says something else by now is another one: it cannot share its ids.
  const isOther = (name: string, block: JsonSchema): boolean =>
    definition.schema.$defs?.[names.get(name) ?? name] === undefined && [...ownIds(block)].some((id) => text.includes(id))
  const kept = new Set(Object.entries($defs).flatMap(([name, block]) => (isOther(name, block) ? [] : [...ownIds(block)])))
  const fresh = freshIds(definition, makeId)
  const ids = new Map<string, string>()
  const idOf = (before: string): string => {
    const id = kept.has(before) ? before : (ids.get(before) ?? fresh())
    ids.set(before, id)
    return id
  }
  const own = (schema: JsonSchema): JsonSchema => withIds(schema, (before) => (before === undefined ? fresh() : idOf(before)))
  const schema = own(root)
  const defs = Object.fromEntries(Object.entries($defs).map(([name, block]) => [name, own(block)]))
  const keyOf = (key: string): string =>
    key
      .split('-')
      .map((part) => ids.get(part) ?? part)
      .join('-')
  const moved = <Value>(map: Readonly<Record<string, Value>> | undefined): Record<string, Value> =>
    Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [keyOf(key), value]))
  const rules = coming.rules.map((rule) => ({ ...rule, id: idOf(rule.id) }))
  const translations = Object.entries(coming.translations).map(([lang, words]) => [
    lang,
    { ...words, fields: moved(words.fields), rules: moved(words.rules) },
  ])
  return {
    schema: Object.keys(defs).length === 0 ? schema : { ...schema, $defs: defs },
    uiSchema: coming.uiSchema,
    rules,
    personalData: moved(coming.personalData),
    translations: Object.fromEntries(translations) as FormDefinition['translations'], // the same languages
  }
}

function mergedSchema(definition: FormDefinition, coming: JsonSchema): JsonSchema {
  const own = definition.schema
  const defs = coming.$defs ?? {}
  const names = blockNames(definition, defs)
  const {
    $schema: _,
    $defs: __,
    title: ___,
    description: ____,
    type: _____,
    unevaluatedProperties: ______,
    ...root
  } = withRefs(coming, names)
  const { properties = {}, required = [], allOf = [], ...others } = root
  const parts = [...(own.allOf ?? []), ...allOf, ...(Object.keys(others).length > 0 ? [others] : [])]
  const demanded = [...(own.required ?? []), ...required]
  const newDefs = Object.entries(defs).map(([name, block]) => [names.get(name) ?? name, withRefs(block, names)] as const)
  return {
    ...own,
    properties: { ...own.properties, ...properties },
    ...(demanded.length > 0 ? { required: demanded } : {}),
    ...(parts.length > 0 ? { allOf: parts } : {}),
    ...(newDefs.length > 0 ? { $defs: { ...own.$defs, ...Object.fromEntries(newDefs) } } : {}),
  }
}

function mergedWords(own: FormDefinition['translations'], coming: FormDefinition['translations']): FormDefinition['translations'] {
  const langs = [...new Set([...Object.keys(own), ...Object.keys(coming)])]
  const both = (a: Readonly<Record<string, unknown>> | undefined, b: Readonly<Record<string, unknown>> | undefined) => ({ ...b, ...a })
  return Object.fromEntries(
    langs.flatMap((lang) => {
      const [fields, rules] = [both(own[lang]?.fields, coming[lang]?.fields), both(own[lang]?.rules, coming[lang]?.rules)]
      const words = {
        ...own[lang],
        ...(Object.keys(fields).length > 0 ? { fields } : {}),
        ...(Object.keys(rules).length > 0 ? { rules } : {}),
      }
      return Object.keys(words).length === 0 ? [] : [[lang, words]]
    }),
  ) as FormDefinition['translations'] // what both say, field by field
}

/** What the `uiSchema` says of single fields; the layout of the whole is another's. */
const ofFields = (ui: UiSchema): UiSchema => Object.fromEntries(Object.entries(ui).filter(([key]) => !key.startsWith('ui:')))

/** Sections that come along stand behind the one in which the author is. */
function withTheirSections(
  definition: FormDefinition,
  coming: FormDefinition,
  names: readonly string[],
  after: string | null,
): FormDefinition {
  const own = writtenSections(definition, names)
  const ids = new Set(own.map(({ id }) => id))
  const theirs = outlineOf(coming).sections.map(({ id, title, nodes }) => {
    const free = propertyName(id, ids)
    ids.add(free)
    return { id: free, title, fields: nodes.map(({ name }) => name) }
  })
  const at = own.findIndex(({ id }) => id === after)
  return withSections(definition, own.toSpliced(at < 0 ? own.length : at + 1, 0, ...theirs))
}

/**
 * All that a form asks comes into another one, with its conditions, rules, blocks, classes and words. Into the section of the place, or, when it
 * has several sections, with these; further in, where nothing ties it. The outcome is admitted and compiles.
 * Issues: those of `renameField` and `moveFields`, of parsing and compiling.
 */
export function mergeForm(
  definition: FormDefinition,
  whole: FormDefinition,
  place: FieldPlace,
  makeId: () => string,
): Result<Added, readonly Issue[]> {
  const free = withFreeNames(definition, whole)
  if (!free.ok) return free
  const coming = withFreshIds(definition, free.value, makeId)
  const names = outlineOf(free.value).sections.flatMap(({ nodes }) => nodes.map(({ name }) => name))
  const joined: FormDefinition = {
    ...definition,
    schema: mergedSchema(definition, coming.schema),
    uiSchema: { ...definition.uiSchema, ...ofFields(coming.uiSchema) },
    rules: [...definition.rules, ...coming.rules],
    personalData: { ...coming.personalData, ...definition.personalData },
    translations: mergedWords(definition.translations, coming.translations),
  }
  const isWhole = place.parent === '' && outlineOf(free.value).sections.length > 1
  const top = place.parent === '' ? place : { parent: '', before: null, section: null }
  const placed = isWhole ? withTheirSections(joined, free.value, names, place.section) : placeNames(joined, top, names)
  const keys = names.flatMap((name) => outlineOf(placed).byPath.get(`/${name}`)?.key ?? [])
  const moved = place.parent === '' ? ok(placed) : moveFields(placed, keys, place)
  if (!moved.ok) return moved
  const parsed = parseFormDefinition(moved.value)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  if (!compiled.ok) return compiled
  const { byKey } = outlineOf(moved.value)
  return ok({ definition: moved.value, paths: keys.flatMap((key) => byKey.get(key)?.path ?? []) })
}
