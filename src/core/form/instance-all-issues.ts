import type { JsonObject } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import { nodeKindOf } from './compile/field-type-of.ts'
import type { CompiledForm, FormIssue } from './compiled-form.ts'
import type { PlaceIssues } from './instance-issues.ts'
import type { Wave } from './instance-propagate.ts'
import type { FoundIssues } from './instance-types.ts'
import type { JsonSchema } from './json-schema.ts'
import { innermostRow, rowsAt } from './node-values.ts'
import { handOut } from './owned-values.ts'
import { fieldPlace } from './presence-reads.ts'
import type { FormState } from './presence-state.ts'
import { inDocumentOrder } from './validate/document-order.ts'
import { issuesOf, withoutRepetition } from './validate-values.ts'
import { visibleOf } from './visible-values.ts'

/** Issues of the whole form, found once and then kept up with each change. */
export interface AllIssues {
  all(): readonly FormIssue[]
  /** Notes what a change has touched. */
  follow(wave: Wave): void
  take(found: FoundIssues): boolean
}

/** Whether all that the schema says is said at the places of single nodes; see "Limits" in the README. A field is one place, whatever is in it. */
function isPlacewise(schema: JsonSchema): boolean {
  const type = schema['x-phieu']?.type
  if (type !== undefined && nodeKindOf(type) === 'field') return true
  if (schema.anyOf !== undefined || schema.not !== undefined) return false
  const { properties = {}, $defs = {}, allOf = [], oneOf = [], items, then: yes, else: no } = schema
  const inner = [...Object.values(properties), ...Object.values($defs), ...allOf, ...oneOf, items, yes, no]
  return inner.every((each) => each === undefined || isPlacewise(each))
}

const placewise = new WeakMap<CompiledForm, boolean>()

/** A cache: a form never changes. */
function isPlacewiseForm(form: CompiledForm): boolean {
  const known = placewise.get(form) ?? isPlacewise(form.definition.schema)
  placewise.set(form, known)
  return known
}

/**
 * A check that was broken off says nothing of the rest, and rows without an identity are named by where they stand:
 * of these all is found anew.
 */
const unmendable = new Set(['rule.too-long', 'too-complex', 'row-id'])

/** More touched places than these are not looked at one by one. */
const MANY_PLACES = 500

/** Whether the rows that a path goes through are still there; the rows of each repeat are asked for once. */
function rowsIn(values: JsonObject): (path: RecordPath) => boolean {
  const known = new Map<RecordPath, ReadonlySet<string>>()
  return (path) => {
    const row = innermostRow(path)
    if (row === null) return true
    const repeat = row.slice(0, row.lastIndexOf('/@'))
    const rows: ReadonlySet<string> = known.get(repeat) ?? new Set(rowsAt(values, repeat))
    known.set(repeat, rows)
    return rows.has(row.slice(repeat.length + 2))
  }
}

/**
 * Issues with those of the touched places found anew. An issue stands at the place of a node, or inside a field; a change names all places
 * whose issues it may have changed, which `instance-agreement.test.ts` holds it to.
 */
function mended(
  state: FormState,
  known: readonly FormIssue[],
  touched: ReadonlySet<RecordPath>,
  places: PlaceIssues,
): readonly FormIssue[] {
  const isThere = rowsIn(state.values)
  const kept = known.filter(({ path }) => !touched.has(fieldPlace(state.form, path)) && isThere(path))
  const found = [...touched].filter(isThere).flatMap((place) => places.at(place))
  if (found.length === 0) return kept
  return inDocumentOrder(state.form, state.values, withoutRepetition([...kept, ...found]))
}

export function createAllIssues(state: FormState, places: PlaceIssues): AllIssues {
  let last: FoundIssues | null = null
  let touched = new Set<RecordPath>()
  const isStill = (found: FoundIssues): boolean => found.values === state.values && found.context === state.context
  const isMendable = ({ context, issues }: FoundIssues): boolean =>
    context === state.context &&
    touched.size <= MANY_PLACES &&
    state.budget.unfinished.size === 0 &&
    isPlacewiseForm(state.form) &&
    !issues.some(({ code }) => unmendable.has(code))
  const keep = (found: FoundIssues): readonly FormIssue[] => {
    last = found
    touched = new Set()
    return found.issues
  }
  return {
    all() {
      if (last !== null && isStill(last)) return last.issues
      // Values that were handed out are never changed in place, and what is hidden follows from them: the same values have the same issues.
      const [values, context] = [handOut(state.ownership, state.values), state.context]
      const isFew = last !== null && isMendable(last)
      const issues = isFew ? mended(state, last?.issues ?? [], touched, places) : issuesOf(state, visibleOf(state))
      return keep({ values, context, issues })
    },
    follow({ issues, presence }) {
      for (const place of [...issues, ...presence]) touched.add(place)
    },
    take(found) {
      if (!isStill(found)) return false
      keep(found)
      return true
    },
  }
}
