import { isJsonObject, type JsonValue } from '../../../lib/json.ts'
import { jsonPointer } from '../../../lib/json-pointer.ts'
import type { DeclaredField, Site } from '../../declared-fields.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { refTo, schemaAt, defNameOf } from '../../schema-ref.ts'
import { constantsOf } from '../../validate/check-choice.ts'
import type { TextSteps } from './form-text.ts'

/** A JSON pointer as a way. A digit is a place of a list only behind a keyword that holds one; a property may be called `0`. */
export function stepsOf(pointer: string): TextSteps {
  const names = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const inList = (at: number): boolean =>
    ['allOf', 'anyOf', 'oneOf', 'prefixItems'].includes(names[at - 1] ?? '') && !['properties', '$defs'].includes(names[at - 2] ?? '')
  return names.map((name, at) => (inList(at) && /^\d+$/.test(name) ? Number(name) : name))
}

export interface WrittenChoice {
  readonly value: string
  readonly title: string
  /** Null where the code itself is all that is written. */
  readonly steps: TextSteps | null
}

const defPointer = (ref: string): string => `/schema${refTo(defNameOf(ref) ?? '').slice(1)}`

/** The inline choices of a field, of its items where it takes several, and where each of their titles is written. */
export function writtenChoices(root: JsonSchema, site: Site, hops = 0): readonly WrittenChoice[] {
  const { schema, pointer } = site
  const constants = constantsOf(schema.oneOf)
  if (constants !== null)
    return constants.map((value, at) => ({
      value: String(value),
      title: schema.oneOf?.[at]?.title ?? String(value),
      steps: [...stepsOf(pointer), 'oneOf', at, 'title'],
    }))
  if (schema.enum !== undefined) return schema.enum.map((value) => ({ value: String(value), title: String(value), steps: null }))
  if (schema.type === 'array' && schema.items !== undefined)
    return writtenChoices(root, { schema: schema.items, pointer: jsonPointer(pointer, 'items') }, hops)
  const target = schema.$ref === undefined || hops > 32 ? undefined : schemaAt(root, schema.$ref)
  return schema.$ref === undefined || target === undefined
    ? []
    : writtenChoices(root, { schema: target, pointer: defPointer(schema.$ref) }, hops + 1)
}

/** Values, not schemas: what they hold are no texts of the form. */
const values = new Set(['const', 'enum', 'default', 'examples', 'x-phieu', 'required'])

/** Titles and descriptions inside an island, each with all its places; definitions that it refers to among them. */
export function islandWords(root: JsonSchema, field: DeclaredField): ReadonlyMap<string, readonly TextSteps[]> {
  const words = new Map<string, TextSteps[]>()
  const seen = new Set<string>()
  const visit = (value: JsonValue | undefined, pointer: string, isOwn: boolean): void => {
    if (Array.isArray(value)) return value.forEach((item: JsonValue, at) => visit(item, jsonPointer(pointer, at), false))
    if (!isJsonObject(value)) return
    for (const [name, part] of Object.entries(value)) {
      const below = jsonPointer(pointer, name)
      if (typeof part === 'string' && (name === 'title' || name === 'description')) {
        if (!isOwn && part !== '') words.set(part, [...(words.get(part) ?? []), stepsOf(below)])
      } else if (name === '$ref' && typeof part === 'string' && !seen.has(part)) {
        seen.add(part)
        visit(schemaAt(root, part) as unknown as JsonValue, defPointer(part), isOwn) // a schema is JSON
      } else if (!values.has(name) || pointer.endsWith('/properties')) visit(part, below, false)
    }
  }
  for (const { schema, pointer } of field.sites) visit(schema as unknown as JsonValue, pointer, true)
  return words
}
