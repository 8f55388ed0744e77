import { checkUntrusted } from '../../lib/entrance.ts'
import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { compileForm } from '../compile.ts'
import type { FormDefinition } from '../definition.ts'
import { inCurrentDialect } from '../dialect/in-current-dialect.ts'
import { fillFieldIds } from '../fill-field-ids.ts'
import type { JsonSchema } from '../json-schema.ts'
import { parseFormDefinition } from '../parse.ts'
import { importObject, writtenOut, type ImportWork } from './import-object.ts'
import { withUi } from './import-ui.ts'
import { titleField } from './title-field.ts'

/** A schema from elsewhere, and RJSF's `uiSchema` when it comes with one. */
export interface JsonSchemaSource {
  readonly schema: JsonValue
  readonly uiSchema?: JsonValue
}

/** What the document says about itself: everything of a definition but what is asked in it. */
export type ImportMeta = Pick<FormDefinition, 'key' | 'department' | 'owner' | 'purpose' | 'legalBasis' | 'retention'>

export interface ImportedForm {
  readonly definition: FormDefinition
  /** What was changed or could not be carried over: `import.*`, paths are JSON pointers into the source. */
  readonly notes: readonly Issue[]
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

function definitionOf(uiSchema: JsonObject, work: ImportWork, meta: ImportMeta, makeId: () => string): Result<JsonValue, readonly Issue[]> {
  const root = writtenOut(work, work.root)
  if (root?.properties === undefined && root?.allOf === undefined) return err([issue('import.no-object', '/schema')])
  const schema = importObject(work, root, { from: '/schema', to: '/schema', path: '' })
  const title = typeof root.title === 'string' && root.title.trim() !== '' ? root.title : meta.key
  const named = titleField(schema)
  if (named === null) return err([issue('import.no-title', '/schema')])
  const definitions = work.usesDefs ? { $defs: work.root.$defs } : {}
  const document = {
    format: 1,
    ...meta,
    version: 1,
    title,
    identityKeys: [],
    searchable: [named],
    titleFields: [named],
    personalData: {},
    schema: { $schema: DIALECT, ...schema, ...definitions },
    uiSchema,
    rules: [],
    translations: {},
  }
  return ok(fillFieldIds(document as unknown as JsonObject, makeId)) // made of JSON
}

/** The fields that an attempt found to be none of ours, by where they stand in the source. */
function islandsOf(issues: readonly Issue[], made: ReadonlyMap<string, string>): readonly string[] {
  const pointers = [...made.keys()].toSorted((a, b) => b.length - a.length)
  return issues.flatMap(({ path }) => made.get(pointers.find((pointer) => path === pointer || path.startsWith(`${pointer}/`)) ?? '') ?? [])
}

const ATTEMPTS = 20

/**
 * Any JSON Schema of an object, draft-04 to 2020-12, alone or as RJSF's pair, as a form: fields get types and ids, lists of
 * objects become repeats, objects are closed, `$ref`s are written out where they stand. What the compiled form cannot state
 * stays as it is, in an island. Pure; `makeId` gives 8 characters `[a-z0-9]`.
 * Issues: `json.*`, `import.no-object` (no properties to ask for), `import.no-title` (nothing to name a record by), and those of
 * parsing and compiling that no island could help.
 */
export function fromJsonSchema(source: JsonSchemaSource, meta: ImportMeta, makeId: () => string): Result<ImportedForm, readonly Issue[]> {
  const trusted = checkUntrusted({ schema: source.schema, uiSchema: source.uiSchema ?? {} })
  const current = trusted.ok ? inCurrentDialect(trusted.value) : trusted
  if (!current.ok) return current
  if (!isJsonObject(current.value) || !isJsonObject(current.value['schema'])) return err([issue('import.no-object', '/schema')])
  const { schema, uiSchema, notes } = withUi(current.value['schema'], current.value['uiSchema'])
  const islands = new Set<string>()
  for (let attempt = 0; ; attempt++) {
    const work: ImportWork = { root: schema as unknown as JsonSchema, islands, made: new Map(), notes: [...notes], usesDefs: false } // an object, read keyword by keyword
    const drafted = definitionOf(uiSchema, work, meta, makeId)
    if (!drafted.ok) return drafted
    const parsed = parseFormDefinition(drafted.value)
    const compiled = parsed.ok ? compileForm(parsed.value) : parsed
    if (parsed.ok && compiled.ok) return ok({ definition: parsed.value, notes: work.notes })
    const issues = compiled.ok ? [] : compiled.error
    const more = islandsOf(issues, work.made).filter((pointer) => !islands.has(pointer))
    if (more.length === 0 || attempt === ATTEMPTS) return err(issues)
    for (const pointer of more) islands.add(pointer)
  }
}
