import type { FormIssue } from '#core/form/compiled-form.ts'
import { createSchemaCompiler } from '#core/form/validate/compile-schema.ts'
import type { FullSchema, Schema } from '#core/form/validate/full-schema.ts'
import { createSeen } from '#core/form/validate/seen.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { islandStep } from './island-label.ts'
import { spread } from './island-outline.ts'
import { innerSteps } from './rjsf/inner-path.ts'
import type { Place } from './place.ts'

function innerValue(value: JsonValue | undefined, [step, ...rest]: readonly string[]): JsonValue | undefined {
  if (step === undefined) return value
  if (Array.isArray(value)) return innerValue((value as readonly JsonValue[])[Number(step)], rest) // isArray forgets what the items are
  return isJsonObject(value) && Object.hasOwn(value, step) ? innerValue(value[step], rest) : undefined
}

const isNumeric = (type: JsonValue): boolean => type === 'number' || type === 'integer'

/** Only a number will do. */
function asksForNumber({ params }: FormIssue): boolean {
  const { allowed } = params
  return Array.isArray(allowed) && allowed.some(isNumeric) && allowed.every((type) => isNumeric(type) || type === 'null')
}

/**
 * What the validator finds inside an island as whoever fills it in sees it: an empty place of a list is null to the validator, to them
 * something is missing; letters in the place of a number are a text there; a property without a place is one whose name they gave.
 */
function saidOf(issue: FormIssue, place: Place, value: JsonValue | undefined): FormIssue {
  if (issue.path === place.path) return issue
  if (issue.code === 'unknown-property') return { ...issue, code: 'own-name' }
  if (issue.code !== 'type') return issue
  const inner = innerValue(value, innerSteps(place, issue.path))
  if (inner === null) return { ...issue, code: 'required' }
  return typeof inner === 'string' && asksForNumber(issue) ? { ...issue, code: 'number.text' } : issue
}

/** The alternatives at a place of which one should have fitted; null when several schemas have some there. */
function branchesAt(root: Schema, schema: Schema, steps: readonly string[], code: 'oneOf' | 'anyOf'): readonly Schema[] | null {
  let schemas: readonly Schema[] = [schema]
  for (const step of steps) schemas = islandStep(root, schemas, step).schemas
  const lists = spread(root, schemas).flatMap((each) => (each[code] === undefined ? [] : [each[code]]))
  return lists.length === 1 ? (lists[0] ?? null) : null
}

/**
 * The validator has one issue for alternatives that all fail. Whoever fills one of them in is told what is wrong with that one:
 * the one with the fewest mistakes, where it is alone in that.
 */
function nearestBranch(issue: FormIssue, { root, place, value, demo }: IslandIssues): readonly FormIssue[] {
  const { code } = issue
  const steps = innerSteps(place, issue.path)
  const branches = code === 'oneOf' || code === 'anyOf' ? branchesAt(root, place.node.schema, steps, code) : null
  const inner = innerValue(value, steps)
  if (branches === null || inner === undefined) return [issue]
  const compile = createSchemaCompiler(root)
  const found = branches.map((branch) => {
    const issues: FormIssue[] = []
    compile(branch)(inner, issue.path, { report: (each) => void issues.push({ ...each, severity: 'block' }), demo }, createSeen())
    return issues
  })
  const [nearest, next] = found.toSorted((a, b) => a.length - b.length)
  return nearest === undefined || nearest.length === 0 || nearest.length === next?.length ? [issue] : nearest
}

export interface IslandIssues {
  /** The form's own schema, to which references lead. */
  readonly root: FullSchema
  readonly place: Place
  /** Of the island. */
  readonly value: JsonValue | undefined
  readonly demo: boolean
}

/** An issue of an island in the terms of its fields. */
export function islandIssues(issue: FormIssue, about: IslandIssues): readonly FormIssue[] {
  return nearestBranch(issue, about).map((each) => saidOf(each, about.place, about.value))
}
