import type { JsonSchema } from './json-schema.ts'

/**
 * The schema that a local `$ref` names, or undefined. Only `#/$defs/<name>` is local:
 * other pointers would tie a definition to the layout of its own document.
 */
export function schemaAt(root: JsonSchema, ref: string): JsonSchema | undefined {
  const name = /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
  return name !== undefined && root.$defs !== undefined && Object.hasOwn(root.$defs, name) ? root.$defs[name] : undefined
}
