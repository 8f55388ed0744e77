import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonObject } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { compileForm } from '../compile.ts'
import type { FormDefinition, UiSchema } from '../definition.ts'
import { fillFieldIds } from '../fill-field-ids.ts'
import type { JsonSchema } from '../json-schema.ts'
import { parseFormDefinition } from '../parse.ts'
import { titleField } from './title-field.ts'

/** What only its author can say of a form: everything of a definition but what is asked in it. */
export type ImportMeta = Pick<FormDefinition, 'key' | 'department' | 'owner' | 'purpose' | 'legalBasis' | 'retention'>

export interface ImportedForm {
  readonly definition: FormDefinition
  /** What was guessed, changed, or could not be carried over: `import.*`. */
  readonly notes: readonly Issue[]
}

/** What an import has found out. */
export interface Asked {
  /** The form's key where there is none. */
  readonly title: string | undefined
  readonly schema: JsonSchema
  readonly uiSchema: UiSchema
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** The definition of an imported form, its ids filled in, admitted and compiled. Issues: `import.no-title`, and those of parsing and compiling. */
export function importedDefinition(
  { title, schema, uiSchema }: Asked,
  meta: ImportMeta,
  makeId: () => string,
): Result<FormDefinition, readonly Issue[]> {
  const named = titleField(schema)
  if (named === null) return err([issue('import.no-title', '/schema')])
  const document = {
    format: 1,
    ...meta,
    version: 1,
    title: title ?? meta.key,
    identityKeys: [],
    searchable: [named],
    titleFields: [named],
    personalData: {},
    schema: { $schema: DIALECT, ...schema },
    uiSchema,
    rules: [],
    translations: {},
  }
  const parsed = parseFormDefinition(fillFieldIds(document as unknown as JsonObject, makeId)) // made of JSON
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  return parsed.ok && !compiled.ok ? compiled : parsed.ok ? ok(parsed.value) : parsed
}
