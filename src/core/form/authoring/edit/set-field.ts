import { issue, type Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { outlineOf } from '../outline.ts'
import { uiSteps } from './arrange.ts'
import { updateAt } from './update-at.ts'

/** A field says something else: its schema where it is written, and what the `uiSchema` says of it. Issue: `edit.no-field` {key}. */
export function setField(
  definition: FormDefinition,
  key: string,
  change: { readonly schema: (own: JsonSchema) => JsonSchema; readonly ui?: (own: UiSchema) => UiSchema },
): Result<FormDefinition, readonly Issue[]> {
  const node = outlineOf(definition).byKey.get(key)
  if (node === undefined) return err([issue('edit.no-field', '', { key })])
  const schema = updateAt(definition.schema, node.site, (part) => change.schema(part as JsonSchema)) // a site of a field
  const { ui } = change
  if (ui === undefined) return ok({ ...definition, schema })
  const uiSchema = updateAt(definition.uiSchema, uiSteps(node.path), (part) => {
    const next = ui((part ?? {}) as UiSchema) // what is said of one field
    return Object.keys(next).length === 0 ? undefined : next
  })
  return ok({ ...definition, schema, uiSchema })
}
