import type { RJSFSchema } from '@rjsf/utils'
import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import { isJsonObject, type JsonObject } from '#core/lib/json.ts'
import { unescapeName } from '#core/lib/record-path.ts'
import { rjsfSchema } from './rjsf-schema.ts'
import { saidSchema, saidUi } from './said-schema.ts'

/** The part of a uiSchema for a template path; `@` is an item. */
export function uiAt(ui: unknown, path: string): JsonObject {
  let at: unknown = ui
  for (const step of path.split('/').slice(1)) at = isJsonObject(at) ? at[step === '@' ? 'items' : unescapeName(step)] : undefined
  return isJsonObject(at) ? at : {}
}

function withoutDefaults(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDefaults)
  if (!isJsonObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, part]) => {
      // A property may be called `default`; a schema's default is never among the schemas of `properties`.
      if (key === 'properties' && isJsonObject(part))
        return [[key, Object.fromEntries(Object.entries(part).map(([name, each]) => [name, withoutDefaults(each)]))]]
      return key === 'default' ? [] : [[key, key === 'const' || key === 'enum' ? part : withoutDefaults(part)]]
    }),
  )
}

/**
 * What RJSF draws an island from: its schema with the definitions of the form, and its part of the uiSchema.
 * @param say its words in the language of the screen
 * @param begins whether defaults are given: only where a new record begins
 */
export function islandSchema(
  form: CompiledForm,
  node: FormNode,
  begins: boolean,
  say: (text: string) => string,
): { readonly schema: RJSFSchema; readonly uiSchema: JsonObject } {
  const { title: _, description: __, 'x-phieu': ___, ...own } = node.schema
  const whole = { ...own, $defs: form.definition.schema.$defs ?? {} }
  return {
    // Only parts were taken away.
    schema: rjsfSchema(saidSchema(say)(begins ? whole : withoutDefaults(whole)) as object),
    uiSchema: saidUi(say, uiAt(form.definition.uiSchema, node.path)),
  }
}
