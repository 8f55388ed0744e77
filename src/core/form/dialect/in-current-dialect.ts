import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { ok, type Result } from '../../lib/result.ts'
import { containerTypes } from '../field-settings.ts'
import { dialectOf } from './dialects.ts'
import { createOldDocument } from './old-document.ts'
import { rewriteDialect } from './rewrite-dialect.ts'

const conditional = ['dependentRequired', 'dependentSchemas', 'dependencies']

/** A field that is one value: whatever its schema says stays as it is written. */
function isField(schema: JsonObject): boolean {
  const settings = schema['x-phieu']
  return isJsonObject(settings) && !containerTypes.some((type) => type === settings['type'])
}

/**
 * A form definition as somebody wrote it elsewhere, with its schema in 2020-12 and its dependencies as `if`/`then`: the one way to state presence
 * that RJSF, Ajv and we read alike. What needs no rewrite comes back as it is. Nothing has been checked yet.
 */
export function inCurrentDialect(document: JsonValue): Result<JsonValue> {
  const schema = isJsonObject(document) ? document['schema'] : undefined
  if (!isJsonObject(document) || !isJsonObject(schema)) return ok(document)
  const dialect = schema['$schema'] === undefined ? '2020-12' : typeof schema['$schema'] === 'string' ? dialectOf(schema['$schema']) : null
  if (dialect === null) return ok(document) // admission says so
  const isCurrent = dialect === '2020-12'
  const hasConditions = createOldDocument(schema, dialect).some((each) => conditional.some((keyword) => each[keyword] !== undefined))
  if (isCurrent && !hasConditions) return ok(document)
  const made = rewriteDialect(schema, dialect, { conditions: true, ...(isCurrent ? { leaves: isField } : {}) })
  return made.ok ? ok({ ...document, schema: made.value }) : made
}
