import { issue, type Issue } from '../../../lib/issue.ts'
import type { JsonObject } from '../../../lib/json.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { UiSchema } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'
import { isEqualJson } from '../../validate/equal.ts'
import type { FieldParts, PanelEntry, Written } from './panel.ts'
import { entriesOf } from './read-panel.ts'

/** An entry's own members of the data. */
export const ownData = ({ names }: PanelEntry, data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)))

/** What a new record begins with must be taken by the field itself; the references of a field lead out of it, and are followed when the form is compiled. */
function defaultIssues({ schema }: FieldParts): readonly Issue[] {
  if (schema.default === undefined || JSON.stringify(schema).includes('"$ref":')) return []
  const found: Issue[] = []
  createSchemaCompiler(schema)(schema)(schema.default, '', { report: (each) => void found.push(each), demo: true }, null)
  return found.slice(0, 1).map(({ code, params }) => issue('panel.default', '/default', { ...params, code }))
}

/**
 * The field with the settings of its panel: only what differs from what the panel showed is written, all else stays as it is.
 * @param data admitted by `panelSchema`
 * @returns issues at JSON pointers into the data, when settings contradict each other: `panel.*` of the entries, `panel.default` {code} (the field
 * does not take what it would begin with)
 */
export function writePanel(type: FieldTypeName, schema: JsonSchema, uiSchema: UiSchema, data: JsonObject): Result<Written> {
  const before: FieldParts = { schema, uiSchema }
  let written: Written = { ...before, notes: [] }
  const issues: Issue[] = []
  for (const entry of entriesOf(type, before)) {
    const now = ownData(entry, data)
    if (isEqualJson(now, entry.read(before))) continue
    const next = entry.write(written, now)
    if (next.ok) written = { ...next.value, notes: [...written.notes, ...next.value.notes] }
    else issues.push(...next.error)
  }
  const all = issues.length > 0 ? issues : defaultIssues(written)
  return all.length > 0 ? err(all) : ok(written)
}
