import { isEqualJson } from '#core/form/validate/equal.ts'
import type { FullSchema, Schema } from '#core/form/validate/full-schema.ts'
import { resolvePointer } from '#core/form/validate/resolve-pointer.ts'
import { sizeInWords } from '#core/form/field-types/file-value.ts'
import { formatDate } from '#core/lib/calendar.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { formatNumber } from '#core/lib/numbers.ts'

/** A value inside an island as it is read: a name with words, or with the parts below it. */
export interface OutlineEntry {
  /** The title that the schema gives it, or its own name; null for an item of a list. */
  readonly label: string | null
  readonly value: string | readonly OutlineEntry[]
}

export interface OutlineWords {
  readonly yes: string
  readonly no: string
  readonly none: string
  /** A title in the language of the screen. */
  readonly say?: (title: string) => string
}

const maxDepth = 64

/** Everything that the schemas say of the same value, alternatives and conditions too: for its title any of them will do. */
export function spread(root: Schema, schemas: readonly Schema[], depth = 0): readonly FullSchema[] {
  if (depth > 8) return []
  return schemas.flatMap((schema): readonly FullSchema[] => {
    if (typeof schema === 'boolean') return []
    const target = schema.$ref === undefined ? null : resolvePointer(root, schema.$ref)
    const parts = [target, schema.then, schema.else].filter((part) => part !== null && part !== undefined)
    const branches = [
      ...(schema.allOf ?? []),
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...Object.values(schema.dependentSchemas ?? {}),
    ]
    return [schema, ...spread(root, [...parts, ...branches], depth + 1)]
  })
}

export const titleOf = (schemas: readonly FullSchema[]): string | undefined => schemas.find((schema) => schema.title !== undefined)?.title

export function propertySchemas(schemas: readonly FullSchema[], name: string): readonly Schema[] {
  const named = schemas.flatMap((schema) =>
    schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? [schema.properties[name] ?? true] : [],
  )
  return named.length > 0
    ? named
    : schemas.flatMap((schema) => (typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []))
}

export const itemSchemas = (schemas: readonly FullSchema[], at: number): readonly Schema[] =>
  schemas.flatMap((schema) => schema.prefixItems?.[at] ?? schema.items ?? [])

const fileName = (text: string): string => decodeURIComponent(/;name=([^;,]*)/.exec(text)?.[1] ?? '—')

function scalar(value: JsonValue, schemas: readonly FullSchema[], words: OutlineWords): string {
  const choice = schemas.find((schema) => schema.const !== undefined && schema.title !== undefined && isEqualJson(schema.const, value))
  if (choice?.title !== undefined) return words.say?.(choice.title) ?? choice.title
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return schemas.some((schema) => (schema.minimum ?? 0) >= 1000) ? String(value) : formatNumber(value)
  if (typeof value === 'string')
    return value.startsWith('data:') ? `${fileName(value)} (${sizeInWords((value.length * 3) / 4)})` : formatDate(value)
  return words.none
}

/** The value of an island as a plain tree, in its own order: what it says, with the titles of its schema. */
export function islandOutline(root: Schema, schema: Schema, value: JsonValue, words: OutlineWords): OutlineEntry['value'] {
  const visit = (at: JsonValue, declared: readonly Schema[], depth: number): OutlineEntry['value'] => {
    const schemas = spread(root, declared)
    if (depth > maxDepth) return words.none
    if (Array.isArray(at)) {
      const items = at.map((item: JsonValue, i) => visit(item, itemSchemas(schemas, i), depth + 1))
      if (items.length === 0) return words.none
      return items.every((item) => typeof item === 'string') ? items.join('; ') : items.map((item) => ({ label: null, value: item }))
    }
    if (isJsonObject(at)) {
      const entries = Object.entries(at).map(([name, part]): OutlineEntry => {
        const own = propertySchemas(schemas, name)
        const title = titleOf(spread(root, own))
        return { label: title === undefined ? name : (words.say?.(title) ?? title), value: visit(part, own, depth + 1) }
      })
      return entries.length === 0 ? words.none : entries
    }
    return scalar(at, schemas, words)
  }
  return visit(value, [schema], 0)
}
