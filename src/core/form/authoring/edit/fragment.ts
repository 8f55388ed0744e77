import type { Issue } from '../../../lib/issue.ts'
import type { Result } from '../../../lib/result.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { defNameOf } from '../../schema-ref.ts'
import { outlineOf } from '../outline.ts'
import { addFields, type Added } from './add-field.ts'
import { freshIds } from './fresh-ids.ts'
import { childrenAt, type FieldPlace } from './place.ts'
import { blocksOf } from './blocks-of.ts'
import { chosen } from './remove-fields.ts'
import { schemaAtSite } from './update-at.ts'

type FieldWords = NonNullable<FormDefinition['translations'][string]['fields']>

/** Fields on their way to another place or another form: with their words, classes and blocks, without conditions and rules. */
export interface Fragment {
  readonly fields: readonly { readonly name: string; readonly schema: JsonSchema; readonly ui: UiSchema; readonly isRequired: boolean }[]
  readonly defs: Readonly<Record<string, JsonSchema>>
  readonly personalData: FormDefinition['personalData']
  readonly words: Readonly<Record<string, FieldWords>>
}

/** Ids of the fields in a schema. */
export const ownIds = (schema: JsonSchema): ReadonlySet<string> =>
  new Set([...JSON.stringify(schema).matchAll(/"x-phieu":\{[^{}]*?"id":"([a-z0-9]{8})"/g)].map(([, id]) => id ?? ''))

const pick = <Value>(map: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).filter(([id]) => ids.has(id.split('-').at(-1) ?? id) || ids.has(id.split('-')[0] ?? id)))

/** Nothing computes a copy: it is typed. */
const typed = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) => (key === 'computed' && value === true ? undefined : value)) as JsonSchema // the same but for flags

type Names = Readonly<Record<string, string>> | undefined

/** Settings that name fields beside the field, as far as these are there. */
function amongSiblings(schema: JsonSchema, siblings: ReadonlySet<string>): JsonSchema {
  const settings = schema['x-phieu']
  if (settings === undefined) return schema
  const kept = (names: Names): Names => {
    const rest = Object.entries(names ?? {}).filter(([, name]) => name.startsWith('=') || siblings.has(name))
    return rest.length === 0 ? undefined : Object.fromEntries(rest)
  }
  const { filter, copy, ...own } = settings
  const [filters, copies] = [kept(filter), kept(copy)]
  return {
    ...schema,
    'x-phieu': { ...own, ...(filters === undefined ? {} : { filter: filters }), ...(copies === undefined ? {} : { copy: copies }) },
  }
}

/** The chosen fields as a fragment. */
export function fragmentOf(definition: FormDefinition, keys: readonly string[]): Fragment {
  const nodes = chosen(definition, keys)
  const defs: Record<string, JsonSchema> = {}
  const fields = nodes.map((node) => {
    const schema = schemaAtSite(definition.schema, node.site)
    Object.assign(defs, blocksOf(definition.schema, schema))
    return { name: node.name, schema: typed(schema), ui: node.ui, isRequired: node.isRequired && !node.isConditional }
  })
  const ids = new Set([...fields.map(({ schema }) => schema), ...Object.values(defs)].flatMap((schema) => [...ownIds(schema)]))
  return {
    fields,
    defs,
    personalData: pick(definition.personalData, ids),
    words: Object.fromEntries(Object.entries(definition.translations).map(([lang, words]) => [lang, pick(words.fields ?? {}, ids)])),
  }
}

/** A block of the same name that says something else gets another name in the form it comes to. */
export function blockNames(definition: FormDefinition, defs: Fragment['defs']): ReadonlyMap<string, string> {
  const own = definition.schema.$defs ?? {}
  return new Map(
    Object.keys(defs).map((name) => {
      const isFree = (each: string): boolean => own[each] === undefined || JSON.stringify(own[each]) === JSON.stringify(defs[name])
      let free = name
      for (let n = 2; !isFree(free); n++) free = `${name}_${n}`
      return [name, free]
    }),
  )
}

export const withRefs = (schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    const name = key === '$ref' && typeof value === 'string' ? defNameOf(value) : undefined
    return name === undefined ? value : `#/$defs/${names.get(name) ?? name}`
  }) as JsonSchema // the same keywords

/**
 * A fragment comes into a place. Every field gets an id of its own, words and classes come along; blocks that the form has already are
 * used, others come with it. Issue: `edit.no-place`.
 */
export function pasteFields(
  definition: FormDefinition,
  place: FieldPlace,
  fragment: Fragment,
  makeId: () => string,
): Result<Added, readonly Issue[]> {
  const names = blockNames(definition, fragment.defs)
  const fresh = freshIds(definition, makeId)
  const idOf = new Map<string, string>()
  const newDefs = Object.entries(fragment.defs).filter(([name]) => definition.schema.$defs?.[names.get(name) ?? name] === undefined)
  const withDefs: FormDefinition =
    newDefs.length === 0
      ? definition
      : {
          ...definition,
          schema: {
            ...definition.schema,
            $defs: {
              ...definition.schema.$defs,
              ...Object.fromEntries(newDefs.map(([name, block]) => [names.get(name) ?? name, withRefs(block, names)])),
            },
          },
        }
  const siblings = new Set([...childrenAt(definition, place.parent), ...fragment.fields].map(({ name }) => name))
  const kept = new Set(Object.values(fragment.defs).flatMap((block) => [...ownIds(block)]))
  const added = addFields(
    withDefs,
    place,
    fragment.fields.map((field) => ({ ...field, schema: amongSiblings(withRefs(field.schema, names), siblings) })),
    (before) => {
      const id = before === undefined ? fresh() : (idOf.get(before) ?? fresh())
      if (before !== undefined) idOf.set(before, id)
      return id
    },
  )
  if (!added.ok) return added
  const renamed = (id: string): string =>
    id
      .split('-')
      .map((part) => idOf.get(part) ?? part)
      .join('-')
  const moved = <Value>(map: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(map).map(([id, value]) => [kept.has(id) ? id : renamed(id), value]))
  const { definition: next, paths } = added.value
  const langs = new Set([
    ...Object.keys(next.translations),
    ...Object.keys(fragment.words).filter((lang) => Object.keys(fragment.words[lang] ?? {}).length > 0),
  ])
  const translations = Object.fromEntries(
    [...langs].map((lang) => {
      const words = next.translations[lang] ?? {}
      const more = moved(fragment.words[lang] ?? {})
      return [lang, Object.keys(more).length === 0 ? words : { ...words, fields: { ...more, ...words.fields } }]
    }),
  )
  return {
    ok: true,
    value: { paths, definition: { ...next, translations, personalData: { ...moved(fragment.personalData), ...next.personalData } } },
  }
}

/** The chosen fields once more, each after its own. */
export function duplicateFields(
  definition: FormDefinition,
  keys: readonly string[],
  makeId: () => string,
): Result<Added, readonly Issue[]> {
  let next = definition
  const paths: string[] = []
  for (const node of chosen(definition, keys)) {
    const { sections } = outlineOf(next)
    const siblings = sections.flatMap(({ nodes }) => nodes).concat(outlineOf(next).all.filter(({ parent }) => parent !== ''))
    const beside =
      node.parent === ''
        ? (sections.find(({ nodes }) => nodes.some(({ key }) => key === node.key))?.nodes ?? [])
        : siblings.filter(({ parent }) => parent === node.parent)
    const after = beside[beside.findIndex(({ key }) => key === node.key) + 1]?.name ?? null
    const section = sections.find(({ nodes }) => nodes.some(({ key }) => key === node.key))?.id ?? null
    const added = pasteFields(next, { parent: node.parent, before: after, section }, fragmentOf(next, [node.key]), makeId)
    if (!added.ok) return added
    next = added.value.definition
    paths.push(...added.value.paths)
  }
  return { ok: true, value: { definition: next, paths } }
}
