import { checkUntrusted } from '../lib/entrance.ts'
import { issue } from '../lib/issue.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { utf8Length } from '../lib/utf8-length.ts'
import { admissionIssues, admissionLimits } from './admission.ts'
import { FormDefinition } from './definition.ts'
import { inCurrentDialect } from './dialect/in-current-dialect.ts'
import { shapeIssues } from './shape-issues.ts'

/**
 * Anything → a definition that may be compiled: no dangerous JSON, at most 512 KB, the shape of `FormDefinition`, and admitted.
 * A schema of draft-04, -06, -07 or 2019-09 (by its `$schema`) is rewritten to 2020-12, dependencies to `if`/`then`.
 * Issues: `json.*` (entrance.ts), `schema.dialect`, `definition.too-big`, `shape.*` (shape-issues.ts) and the codes of admission.ts;
 * paths are JSON pointers into the document.
 */
export function parseFormDefinition(json: unknown): Result<FormDefinition> {
  const untrusted = checkUntrusted(json)
  const trusted = untrusted.ok ? inCurrentDialect(untrusted.value) : untrusted
  if (!trusted.ok) return trusted
  // UTF-8 as in a file; the indentation of the canonical text is not held against a form.
  const bytes = utf8Length(JSON.stringify(trusted.value))
  if (bytes > admissionLimits.bytes) return err([issue('definition.too-big', '', { bytes, limit: admissionLimits.bytes })])
  const shape = shapeIssues(FormDefinition, trusted.value)
  if (shape.length > 0) return err(shape)
  const definition = trusted.value as unknown as FormDefinition // its shape was checked on the line above
  const admission = admissionIssues(definition)
  return admission.length === 0 ? ok(definition) : err(admission)
}
