import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import type { JsonSchema } from './json-schema.ts'

/** The local `$ref` to a definition. */
export const refTo = (name: string): string => jsonPointer('#/$defs', name)

/** The definition that a local `$ref` names: only `#/$defs/<name>` is local, other pointers would tie a form to the layout of its own document. */
export function defNameOf(ref: JsonValue | undefined): string | undefined {
  const step = typeof ref === 'string' ? /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1] : undefined
  return step?.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The definitions of a schema that nobody has looked at yet. */
export function defsOf(root: unknown): Readonly<Record<string, JsonValue>> {
  const defs = isJsonObject(root) ? root['$defs'] : undefined
  return isJsonObject(defs) ? defs : {}
}

/** The definition that a local `$ref` names, of whatever kind it is. */
export function defAt(root: unknown, ref: JsonValue | undefined): JsonValue | undefined {
  const [name, defs] = [defNameOf(ref), defsOf(root)]
  return name !== undefined && Object.hasOwn(defs, name) ? defs[name] : undefined
}

/** The schema that a local `$ref` names, or undefined. */
export const schemaAt = (root: JsonSchema, ref: string): JsonSchema | undefined => defAt(root, ref) as JsonSchema | undefined // admission looks at it next
