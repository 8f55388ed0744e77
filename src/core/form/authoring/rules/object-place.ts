import { unescapeName, type RecordPath } from '../../../lib/record-path.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** A part of an object's schema that says something of its properties, and the `if`s under which it does. */
export interface Part {
  readonly schema: JsonSchema
  readonly guards: readonly { readonly test: JsonSchema; readonly isElse: boolean }[]
  /** Keys from the object's schema to this part. */
  readonly keys: readonly (string | number)[]
}

function collect(schema: JsonSchema, guards: Part['guards'], keys: Part['keys'], parts: Part[]): void {
  parts.push({ schema, guards, keys })
  schema.allOf?.forEach((each, i) => collect(each, guards, [...keys, 'allOf', i], parts))
  if (schema.if === undefined) return
  const [test, yes, no] = [schema.if, schema.then, schema.else]
  if (yes !== undefined) collect(yes, [...guards, { test, isElse: false }], [...keys, 'then'], parts)
  if (no !== undefined) collect(no, [...guards, { test, isElse: true }], [...keys, 'else'], parts)
}

const known = new WeakMap<JsonSchema, readonly Part[]>()

/** The object itself and its branches, in the order in which fields are met; kept as long as the object is. */
export function partsOf(object: JsonSchema): readonly Part[] {
  const before = known.get(object)
  if (before !== undefined) return before
  const parts: Part[] = []
  collect(object, [], [], parts)
  known.set(object, parts)
  return parts
}

/** The parts that make a field: those with its settings. */
export const makersOf = (object: JsonSchema, name: string): readonly Part[] =>
  partsOf(object).filter(({ schema }) => schema.properties !== undefined && schema.properties[name]?.['x-phieu'] !== undefined)

export interface ObjectPlace {
  /** The schema of the object that holds the field. */
  readonly object: JsonSchema
  /** Keys from the form's schema to the object's. */
  readonly keys: readonly (string | number)[]
  /** Template path of the object. */
  readonly scope: RecordPath
  readonly name: string
}

/** Where a field is written; null when there is no such field, or it stands in a shared definition (`$ref`), which is edited there. */
export function objectPlace(root: JsonSchema, path: RecordPath): ObjectPlace | null {
  const parts = path.split('/').slice(1).map(unescapeName)
  const name = parts.pop() ?? ''
  let [object, keys]: [JsonSchema, readonly (string | number)[]] = [root, []]
  for (const part of parts) {
    const [maker] = part === '@' ? [] : makersOf(object, part)
    const next = part === '@' ? object.items : maker?.schema.properties?.[part]
    if (next === undefined || next.$ref !== undefined) return null
    keys = part === '@' ? [...keys, 'items'] : [...keys, ...(maker?.keys ?? []), 'properties', part]
    object = next
  }
  return makersOf(object, name).length === 0 ? null : { object, keys, scope: path.slice(0, path.lastIndexOf('/')), name }
}

/** A copy with another value at `keys`; what does not lie on the way stays the same object, what is missing on it is made. */
export function putAt<T>(holder: T, keys: readonly (string | number)[], value: unknown): T {
  const [key, ...rest] = keys
  if (key === undefined) return value as T // what stands there is of the holder's kind
  if (Array.isArray(holder)) return holder.map((each: unknown, i) => (i === key ? putAt(each, rest, value) : each)) as T
  const object = holder as Record<string | number, unknown> // a schema, or a map of schemas
  return { ...object, [key]: putAt(object[key] ?? {}, rest, value) } as T
}
