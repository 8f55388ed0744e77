import type { Issue } from '../lib/issue.ts'
import { endlessIssues } from './admission-endless.ts'
import { expansionIssues } from './admission-expansion.ts'
import { declaredFieldIssues } from './admission-fields.ts'
import { numberIssues } from './admission-numbers.ts'
import { referenceIssues } from './admission-references.ts'
import { schemaIssues } from './admission-schema.ts'
import { uiIssues } from './admission-ui.ts'
import { declaredFields } from './declared-fields.ts'
import type { FormDefinition } from './definition.ts'

/** What a definition may cost those who compile and fill it. `nodes` are fields, `schemas` all schemas, after `$ref` expansion. */
export const admissionLimits = { bytes: 512 * 1024, depth: 32, nodes: 5000, schemas: 50_000 } as const

/** Each stage trusts what the one before has checked: words of the schema, then its size, then its fields and what refers to them. */
export function admissionIssues(definition: FormDefinition): readonly Issue[] {
  const schema = schemaIssues(definition.schema)
  if (schema.length > 0) return schema
  const expansion = expansionIssues(definition.schema, admissionLimits)
  if (expansion.length > 0) return expansion
  const endless = endlessIssues(definition.schema)
  if (endless.length > 0) return endless
  const fields = declaredFields(definition.schema)
  return [
    ...declaredFieldIssues(fields, definition.schema),
    ...uiIssues(definition.uiSchema),
    ...referenceIssues(definition, fields),
    ...numberIssues(fields),
  ]
}
