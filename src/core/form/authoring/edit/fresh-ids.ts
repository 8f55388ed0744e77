import { isJsonObject, type JsonValue } from '../../../lib/json.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** Ids that no field, rule or translation of the definition has, each given once. */
export function freshIds(definition: FormDefinition, makeId: () => string): () => string {
  // Looked for as text: whatever speaks of an id keeps it from being used again. Most changes need none.
  let text: string | null = null
  const given = new Set<string>()
  return () => {
    text ??= JSON.stringify(definition)
    for (;;) {
      const id = makeId()
      if (given.has(id) || text.includes(id)) continue
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
