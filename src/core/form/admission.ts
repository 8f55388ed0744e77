import type { Issue } from '../lib/issue.ts'
import type { FormDefinition } from './definition.ts'
import { expansionIssues } from './admission-expansion.ts'
import { schemaIssues } from './admission-schema.ts'

/** What a definition may cost those who compile and fill it. */
export const admissionLimits = { bytes: 512 * 1024, depth: 32, nodes: 5000, schemas: 50_000 } as const

/** Each stage trusts what the one before has checked, so the first that finds something is the last. */
export function admissionIssues(definition: FormDefinition): readonly Issue[] {
  const schema = schemaIssues(definition.schema)
  if (schema.length > 0) return schema
  return expansionIssues(definition.schema, admissionLimits)
}
