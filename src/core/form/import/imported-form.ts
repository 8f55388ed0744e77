import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { compileForm } from '../compile.ts'
import { declaredFields } from '../declared-fields.ts'
import type { FormDefinition, PersonalData, UiSchema } from '../definition.ts'
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
  readonly identityKeys?: FormDefinition['identityKeys']
  /** Why a field is personal, by its path. */
  readonly personal?: ReadonlyMap<RecordPath, PersonalData>
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

const byId = (schema: JsonSchema, personal: NonNullable<Asked['personal']>): FormDefinition['personalData'] =>
  Object.fromEntries(
    declaredFields(schema).flatMap(({ path, settings }) => {
      const found = personal.get(path)
      return found === undefined || settings.id === undefined ? [] : [[settings.id, found]]
    }),
  )

/** The definition of an imported form, its ids filled in, and nothing judged yet: rules may be missing. Issues: `import.no-title`. */
export function draftedDefinition(
  { title, schema, uiSchema, identityKeys = [], personal }: Asked,
  meta: ImportMeta,
  makeId: () => string,
): Result<FormDefinition, readonly Issue[]> {
  const named = titleField(schema)
  if (named === null) return err([issue('import.no-title', '/schema')])
  const document: FormDefinition = {
    format: 1,
    ...meta,
    version: 1,
    title: title ?? meta.key,
    identityKeys,
    searchable: [named],
    titleFields: [named],
    personalData: {},
    schema: { $schema: DIALECT, ...schema },
    uiSchema,
    rules: [],
    translations: {},
  }
  const filled = fillFieldIds(document as unknown as JsonObject, makeId) as unknown as FormDefinition // made of JSON; ids are all that changes
  return ok(personal === undefined ? filled : { ...filled, personalData: byId(filled.schema, personal) })
}

/** Admitted and compiled. Issues: those of parsing and compiling. */
export function judgedDefinition(definition: FormDefinition): Result<FormDefinition, readonly Issue[]> {
  const parsed = parseFormDefinition(definition)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  return parsed.ok && !compiled.ok ? compiled : parsed
}

/** The definition of an imported form, its ids filled in, admitted and compiled. Issues: `import.no-title`, and those of parsing and compiling. */
export function importedDefinition(asked: Asked, meta: ImportMeta, makeId: () => string): Result<FormDefinition, readonly Issue[]> {
  const drafted = draftedDefinition(asked, meta, makeId)
  return drafted.ok ? judgedDefinition(drafted.value) : drafted
}
