import { isJsonObject } from '../lib/json.ts'
import type { JsonSchema } from './json-schema.ts'

/**
 * The schema that a local `$ref` names, or undefined. Only `#/$defs/<name>` is local:
 * other pointers would tie a definition to the layout of its own document.
 * Admission asks before it knows that `$defs` is an object at all.
 */
export function schemaAt(root: JsonSchema, ref: string): JsonSchema | undefined {
  const name = /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
  return name !== undefined && isJsonObject(root.$defs) && Object.hasOwn(root.$defs, name) ? root.$defs[name] : undefined
}
