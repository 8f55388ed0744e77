import { dangerousNames } from '../lib/entrance.ts'
import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { FieldSettingsShape } from './field-settings.ts'
import { conditionIssues } from './admission-condition.ts'
import { isIsland } from './is-island.ts'
import { islandDefs } from './island-defs.ts'
import type { JsonSchema } from './json-schema.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import { closingKeywords, plainKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from './schema-keywords.ts'
import { schemaAt } from './schema-ref.ts'
import { shapeIssues } from './shape-issues.ts'
import { keywords } from './validate/keywords.ts'
import { isSafePattern } from './validate/pattern.ts'

const maxNameLength = 100

interface Visit {
  readonly root: JsonSchema
  /** Compiled already: a form repeats its patterns. */
  readonly patterns: Set<string>
  /** Definitions that only islands use. */
  readonly islandDefs: ReadonlySet<string>
  readonly report: (issue: Issue) => void
}

/** Where a schema stands: the root, a value of its own, a branch that adds to an object declared elsewhere, or anywhere inside a test. */
type Place = 'root' | 'value' | 'branch' | 'test'

function checkPattern(pattern: string, path: string, visit: Visit): void {
  if (visit.patterns.has(pattern)) return
  if (isSafePattern(pattern)) visit.patterns.add(pattern)
  else visit.report(issue('pattern.unsupported', path, { pattern }))
}

function checkRef(ref: string, path: string, visit: Visit): void {
  if (ref === '#') visit.report(issue('ref.recursive', path, { ref }))
  else if (!ref.startsWith('#/$defs/')) visit.report(issue('ref.not-local', path, { ref }))
  else if (schemaAt(visit.root, ref) === undefined) visit.report(issue('ref.unknown', path, { ref }))
}

function checkName(name: string, path: string, visit: Visit): void {
  // Control characters and line ends would not pass as part of a record path.
  const allowed =
    name.length > 0 &&
    name.length <= maxNameLength &&
    name === name.normalize('NFC') &&
    !/[\p{Cc}\u2028\u2029]/u.test(name) &&
    !dangerousNames.has(name)
  if (!allowed) visit.report(issue('name.not-allowed', path, { name: name.slice(0, maxNameLength), limit: maxNameLength }))
}

function checkPlain(keyword: string, value: JsonValue, path: string, visit: Visit): void {
  const isRight = plainKeywords.get(keyword)
  if (isRight === undefined) visit.report(issue('schema.keyword', path, { keyword }))
  else if (!isRight(value)) visit.report(issue('schema.keyword-value', path, { keyword }))
  else checkText(keyword, value, path, visit)
}

/** A word whose value has the right shape may still say what cannot be done. */
function checkText(keyword: string, value: JsonValue, path: string, visit: Visit): void {
  if (keyword === 'pattern' && typeof value === 'string') checkPattern(value, path, visit)
  else if (keyword === '$ref' && typeof value === 'string') checkRef(value, path, visit)
  else if (keyword === 'x-phieu') for (const each of shapeIssues(FieldSettingsShape, value, path)) visit.report(each)
}

/** An object says itself that nothing else may be in it; a branch must not, it would forbid what the object declares. */
function checkClosed(schema: JsonObject, path: string, place: Place, visit: Visit): void {
  const [keyword] = closingKeywords.filter((each) => each in schema)
  if (place === 'branch' || place === 'test') {
    if (keyword !== undefined) visit.report(issue('object.closed-in-branch', jsonPointer(path, keyword), { keyword }))
  } else if (schema['type'] === 'object' && schema['unevaluatedProperties'] !== false) {
    visit.report(issue('object.not-closed', path))
  }
}

function visitMap(map: JsonValue, keyword: string, path: string, place: Place, visit: Visit): void {
  if (!isJsonObject(map)) return visit.report(issue('schema.keyword-value', path, { keyword }))
  for (const [name, each] of Object.entries(map)) {
    checkName(name, jsonPointer(path, name), visit)
    const isOpen = keyword === '$defs' ? visit.islandDefs.has(name) : place !== 'test' && isIsland(visit.root, each)
    if (isOpen) visitIsland(each, jsonPointer(path, name), visit)
    else visitSchema(each, jsonPointer(path, name), place === 'test' ? 'test' : 'value', visit)
  }
}

function visitList(list: JsonValue, keyword: string, path: string, place: Place, visit: Visit): void {
  if (!Array.isArray(list) || list.length === 0) return visit.report(issue('schema.keyword-value', path, { keyword }))
  list.forEach((each: JsonValue, i) => visitSchema(each, jsonPointer(path, i), place === 'test' ? 'test' : 'branch', visit))
}

function placeBelow(keyword: string, place: Place): Place {
  if (place === 'test' || keyword === 'if' || keyword === 'not') return 'test'
  return keyword === 'items' ? 'value' : 'branch'
}

function visitKeyword(keyword: string, value: JsonValue, path: string, place: Place, visit: Visit): void {
  if (closingKeywords.some((each) => each === keyword)) {
    if (value !== false) visit.report(issue('schema.keyword-value', path, { keyword }))
  } else if (keyword === '$defs' && place !== 'root') visit.report(issue('schema.keyword', path, { keyword }))
  else if (schemaMapKeywords.some((each) => each === keyword)) visitMap(value, keyword, path, place, visit)
  else if (schemaListKeywords.some((each) => each === keyword)) visitList(value, keyword, path, place, visit)
  else if (schemaKeywords.some((each) => each === keyword)) visitSchema(value, path, placeBelow(keyword, place), visit)
  else checkPlain(keyword, value, path, visit)
  if (keyword === 'if') for (const each of conditionIssues(value, path)) visit.report(each)
}

function visitSchema(schema: JsonValue, path: string, place: Place, visit: Visit): void {
  if (!isJsonObject(schema)) return visit.report(issue('schema.not-object', path))
  checkClosed(schema, path, place, visit)
  for (const [keyword, value] of Object.entries(schema)) visitKeyword(keyword, value, jsonPointer(path, keyword), place, visit)
}

/** Words that would tie an island to other documents, or open a scope of its own. */
const notInIslands: readonly string[] = ['$id', '$schema', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary', '$defs']

/** Inside an island any word of JSON Schema stands; names, patterns and references are checked as everywhere. */
function visitIsland(schema: JsonValue, path: string, visit: Visit): void {
  if (typeof schema === 'boolean') return
  if (!isJsonObject(schema)) return visit.report(issue('schema.not-object', path))
  for (const [keyword, value] of Object.entries(schema)) visitIslandKeyword(keyword, value, jsonPointer(path, keyword), visit)
}

function visitIslandKeyword(keyword: string, value: JsonValue, path: string, visit: Visit): void {
  const word = notInIslands.includes(keyword) ? undefined : keywords.get(keyword)
  if (word === undefined) visit.report(issue('schema.keyword', path, { keyword }))
  else if (word.kind === 'schema-map') visitIslandMap(value, keyword, path, visit)
  else if (!word.isRight(value)) visit.report(issue('schema.keyword-value', path, { keyword }))
  else if (word.kind === 'schema') visitIsland(value, path, visit)
  else if (word.kind === 'schemas' && Array.isArray(value))
    value.forEach((each: JsonValue, i) => visitIsland(each, jsonPointer(path, i), visit))
  else checkText(keyword, value, path, visit)
}

function visitIslandMap(map: JsonValue, keyword: string, path: string, visit: Visit): void {
  if (!isJsonObject(map)) return visit.report(issue('schema.keyword-value', path, { keyword }))
  for (const [name, each] of Object.entries(map)) {
    if (keyword === 'patternProperties') checkPattern(name, jsonPointer(path, name), visit)
    else checkName(name, jsonPointer(path, name), visit)
    visitIsland(each, jsonPointer(path, name), visit)
  }
}

/**
 * The schema as it is written, keyword by keyword, in time linear in its length. Codes:
 * `schema.not-object` · `schema.keyword` (unknown here) · `schema.keyword-value` · `shape.*` (of `x-phieu`) · `name.not-allowed` ·
 * `pattern.unsupported` (RE2 cannot run it: look-around, back-reference) · `ref.recursive` · `ref.not-local` · `ref.unknown` ·
 * `object.not-closed` · `object.closed-in-branch` · `if.not-required` · `if.ref`. An island (`is-island.ts`) may use the whole vocabulary.
 */
export function schemaIssues(root: JsonSchema): readonly Issue[] {
  const issues: Issue[] = []
  const report = (each: Issue): void => {
    if (issues.length < 50) issues.push(each)
  }
  if (root.type !== 'object') report(issue('schema.root', '/schema'))
  // A schema was JSON before it was parsed, and an interface has no index signature.
  visitSchema(root as unknown as JsonObject, '/schema', 'root', {
    root,
    patterns: new Set(),
    islandDefs: islandDefs(root),
    report,
  })
  return issues
}
