import type { JsonSchema } from '../../json-schema.ts'
import { defNameOf } from '../../schema-ref.ts'

/** Blocks that a schema refers to, directly or by way of others, by their names. */
export function blocksOf(root: JsonSchema, schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const found: Record<string, JsonSchema> = {}
  const visit = (part: JsonSchema): void => {
    for (const [, ref] of JSON.stringify(part).matchAll(/"\$ref":"([^"]+)"/g)) {
      const name = defNameOf(ref)
      const block = name === undefined ? undefined : root.$defs?.[name]
      if (name === undefined || block === undefined || found[name] !== undefined) continue
      found[name] = block
      visit(block)
    }
  }
  visit(schema)
  return found
}
