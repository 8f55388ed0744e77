import { checkUntrusted } from '../../lib/entrance.ts'
import { issue, type Issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { inCurrentDialect } from '../dialect/in-current-dialect.ts'
import type { JsonSchema } from '../json-schema.ts'
import { recursiveRefs } from './recursive-refs.ts'
import { importObject, writtenOut, type ImportWork } from './import-object.ts'
import { withUi } from './import-ui.ts'
import { importedDefinition, type Asked, type ImportedForm, type ImportMeta } from './imported-form.ts'

/** A schema from elsewhere, and RJSF's `uiSchema` when it comes with one. */
export interface JsonSchemaSource {
  readonly schema: JsonValue
  readonly uiSchema?: JsonValue
}

/** What is asked in the source, as far as fields of ours can hold it. */
function askedIn(work: ImportWork, uiSchema: JsonObject): Asked | null {
  const root = writtenOut(work, work.root)
  if (root?.properties === undefined && root?.allOf === undefined) return null
  const schema = importObject(work, root, { from: '/schema', to: '/schema', path: '' })
  const { $defs } = work.root
  return {
    title: typeof root.title === 'string' && root.title.trim() !== '' ? root.title : undefined,
    schema: work.usesDefs && $defs !== undefined ? { ...schema, $defs } : schema,
    uiSchema,
  }
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
  const recursive = recursiveRefs(schema)
  for (let attempt = 0; ; attempt++) {
    const work: ImportWork = {
      root: schema as unknown as JsonSchema,
      recursive,
      islands,
      made: new Map(),
      notes: [...notes],
      usesDefs: false,
    } // an object, read keyword by keyword
    const asked = askedIn(work, uiSchema)
    if (asked === null) return err([issue('import.no-object', '/schema')])
    const made = importedDefinition(asked, meta, makeId)
    if (made.ok) return ok({ definition: made.value, notes: work.notes })
    const issues = made.error
    const more = islandsOf(issues, work.made).filter((pointer) => !islands.has(pointer))
    if (more.length === 0 || attempt === ATTEMPTS) return err(issues)
    for (const pointer of more) islands.add(pointer)
  }
}
