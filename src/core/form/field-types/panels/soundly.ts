import type { Issue } from '../../../lib/issue.ts'
import type { JsonObject } from '../../../lib/json.ts'
import { unescapeName } from '../../../lib/record-path.ts'
import type { Result } from '../../../lib/result.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'
import { isEqualJson } from '../../validate/equal.ts'
import type { PanelForm } from './panel-schema.ts'

export interface Sound<T> {
  /** Null: nothing that could be written was changed. */
  readonly value: T | null
  /** What is wrong with the rest, at JSON pointers into the data. */
  readonly issues: readonly Issue[]
}

type Panel = Pick<PanelForm, 'schema' | 'entries'>

const compilers = new WeakMap<JsonSchema, ReturnType<typeof createSchemaCompiler>>()

/** Kept as long as the panel's schema is: it is asked at every letter. */
function compilerOf(root: JsonSchema): ReturnType<typeof createSchemaCompiler> {
  const compiler = compilers.get(root) ?? createSchemaCompiler(root)
  compilers.set(root, compiler)
  return compiler
}

/** Without what was typed into a setting that another one has since taken away. */
function shown(root: JsonSchema, data: JsonObject): JsonObject {
  const check = compilerOf(root)
  const branches = (root.allOf ?? []).filter(
    ({ if: test }) => test !== undefined && check(test)(data, '', { report: null, demo: true }, null),
  )
  const names = new Set([root, ...branches.map(({ then }) => then ?? {})].flatMap(({ properties = {} }) => Object.keys(properties)))
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.has(name)))
}

function schemaIssues(schema: JsonSchema, data: JsonObject): readonly Issue[] {
  const found: Issue[] = []
  compilerOf(schema)(schema)(data, '', { report: (each) => void found.push(each), demo: true }, null)
  return found
}

const nameOf = ({ path }: Issue): string => unescapeName(path.split('/')[1] ?? '')

/** The data with the entries that have a fault as they were. */
const mended = ({ entries }: Panel, before: JsonObject, data: JsonObject, bad: ReadonlySet<string>): JsonObject => {
  const old = new Set(entries.filter((names) => names.some((name) => bad.has(name))).flat())
  const now = Object.entries(data).filter(([name]) => !old.has(name))
  return Object.fromEntries([...now, ...Object.entries(before).filter(([name]) => old.has(name))])
}

/**
 * Writes as much of a panel's data as is sound: a setting that is wrong, or half typed, waits and holds nothing else up.
 * @param before the data as the panel showed it
 * @param write `writePanel` or `writeCommon` of the field
 */
export function soundly<T>(panel: Panel, before: JsonObject, data: JsonObject, write: (data: JsonObject) => Result<T>): Sound<T> {
  const now = shown(panel.schema, data)
  const issues = [...schemaIssues(panel.schema, now)]
  const bad = new Set(issues.map(nameOf))
  for (;;) {
    const sound = mended(panel, before, now, bad)
    if (isEqualJson(sound, before)) return { value: null, issues }
    const written = write(sound)
    if (written.ok) return { value: written.value, issues }
    const more = written.error.filter((each) => !bad.has(nameOf(each)))
    issues.push(...(more.length > 0 ? more : written.error))
    if (more.length === 0) return { value: null, issues }
    for (const each of more) bad.add(nameOf(each))
  }
}
