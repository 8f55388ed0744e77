import { isJsonObject, type JsonValue } from '../../../lib/json.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** Whether any text in a document holds these letters, names of members included. */
function speaksOf(part: unknown, letters: string): boolean {
  if (typeof part === 'string') return part.includes(letters)
  if (typeof part !== 'object' || part === null) return false
  if (Array.isArray(part)) return part.some((each) => speaksOf(each, letters))
  for (const name in part) if (name.includes(letters) || speaksOf((part as Readonly<Record<string, unknown>>)[name], letters)) return true // JSON
  return false
}

/** Ids that no field, rule or translation of the definition has, each given once. */
export function freshIds(definition: FormDefinition, makeId: () => string): () => string {
  // Looked for in all texts: whatever speaks of an id keeps it from being used again. Most changes need none.
  const given = new Set<string>()
  return () => {
    for (;;) {
      const id = makeId()
      if (given.has(id) || speaksOf(definition, id)) continue
      given.add(id)
      return id
    }
  }
}

/** A schema with an id at each of its fields; `idOf` sees the id that stood there. */
export function withIds(schema: JsonSchema, idOf: (before: string | undefined) => string): JsonSchema {
  const walk = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map((each: JsonValue) => walk(each))
    if (!isJsonObject(value)) return value
    const done = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'default' ? each : walk(each)]))
    const settings = value['x-phieu']
    if (!isJsonObject(settings)) return done
    const before = settings['id']
    return { ...done, 'x-phieu': { ...settings, id: idOf(typeof before === 'string' ? before : undefined) } }
  }
  return walk(schema as unknown as JsonValue) as unknown as JsonSchema // JSON, and the same kind of it
}
