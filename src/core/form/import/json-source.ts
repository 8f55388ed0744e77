import { parseUntrustedJson } from '../../lib/entrance.ts'
import { isJsonObject } from '../../lib/json.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { FormDefinition } from '../definition.ts'
import { parseFormDefinition } from '../parse.ts'
import type { JsonSchemaSource } from './from-json-schema.ts'

export type JsonSource =
  | { readonly kind: 'schema'; readonly source: JsonSchemaSource }
  | { readonly kind: 'form'; readonly form: FormDefinition }

/** A JSON text as what it is: a definition of ours, RJSF's pair `{schema, uiSchema}`, or a schema. Issues: `json.*`, and those of a definition that is not right. */
export function jsonSource(text: string): Result<JsonSource> {
  const parsed = parseUntrustedJson(text)
  if (!parsed.ok) return parsed
  const json = parsed.value
  if (!isJsonObject(json)) return ok({ kind: 'schema', source: { schema: json } })
  if (json['format'] === 1 && json['schema'] !== undefined && json['key'] !== undefined) {
    const form = parseFormDefinition(json)
    return form.ok ? ok({ kind: 'form', form: form.value }) : form
  }
  const isPair = isJsonObject(json['schema']) && json['properties'] === undefined
  return ok({
    kind: 'schema',
    source: isPair ? { schema: json['schema'] ?? null, uiSchema: json['uiSchema'] ?? {} } : { schema: json },
  })
}
