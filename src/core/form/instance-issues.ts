import { issue } from '../lib/issue.ts'
import { templateOf, type RecordPath } from '../lib/record-path.ts'
import type { FormIssue, FormNode } from './compiled-form.ts'
import { filterSiblings } from './filter-siblings.ts'
import { fieldType } from './field-types/registry.ts'
import { valueAt } from './node-values.ts'
import { placesReadAnywhere, placesReadOfRow } from './presence-reads.ts'
import { holds, isHidden, isRequiredAt, type FormState } from './presence-state.ts'
import { blocking, findingAt, isMistake, ruleIssues, tooLong, withoutRepetition, type ReadsWrong } from './validate-values.ts'

/** Per-place issues, found when asked for and kept until something they depend on changes. */
export interface PlaceIssues {
  at(place: RecordPath): readonly FormIssue[]
  forget(places: Iterable<RecordPath>): void
}

/** A required group is there as soon as it is shown: the issues are those of the fields inside. */
const isMissing = (state: FormState, node: FormNode, place: RecordPath): boolean =>
  (node.kind === 'field' || node.kind === 'repeat') && isRequiredAt(state, node, place)

function valueIssues(state: FormState, node: FormNode, place: RecordPath): readonly FormIssue[] {
  if (isHidden(state, place)) return []
  const value = valueAt(state.values, place)
  if (value === undefined) return isMissing(state, node, place) ? [blocking(issue('required', place))] : []
  const issues: FormIssue[] = []
  const run = {
    report: (found: FormIssue | Omit<FormIssue, 'severity'>): void => void issues.push(blocking(found)),
    demo: state.context.demo,
  }
  for (const { when, check } of state.form.program.constraints[node.index] ?? []) {
    if (when.every((condition) => holds(state, condition, place))) check(value, place, run, null)
  }
  if (node.kind !== 'field') return issues
  const checked = fieldType(node.type).check(value, node, state.context, filterSiblings(state, node, place))
  return [...issues, ...checked.map((found) => findingAt(found, place))]
}

export function createPlaceIssues(state: FormState): PlaceIssues {
  const values = new Map<RecordPath, readonly FormIssue[]>()
  const known = new Map<RecordPath, readonly FormIssue[]>()
  const checks = Map.groupBy(
    state.form.program.rules.filter((rule) => rule.kind === 'check'),
    (rule) => rule.node,
  )
  const ofValue = (place: RecordPath): readonly FormIssue[] => {
    const node = state.form.byPath.get(templateOf(place))
    const found = values.get(place) ?? (node === undefined ? [] : valueIssues(state, node, place))
    values.set(place, found)
    return found
  }
  const isWrong = (place: RecordPath): boolean => ofValue(place).some(isMistake)
  const reads: ReadsWrong = (rule, place) =>
    placesReadOfRow(state, rule, place).some(isWrong) || placesReadAnywhere(state, rule).some(isWrong)
  const all = (place: RecordPath): readonly FormIssue[] => {
    state.budget.renew()
    const node = state.form.byPath.get(templateOf(place))
    const rules = node === undefined ? [] : (checks.get(node.index) ?? [])
    const unfinished = state.budget.unfinished.get(place)
    const unknown = unfinished === undefined || isHidden(state, place) ? [] : [tooLong(unfinished, place)]
    return withoutRepetition([...ofValue(place), ...unknown, ...rules.flatMap((rule) => ruleIssues(state, rule, place, reads))])
  }
  return {
    at(place) {
      const found = known.get(place) ?? all(place)
      known.set(place, found)
      return found
    },
    forget(places) {
      for (const place of places) {
        values.delete(place)
        known.delete(place)
      }
    },
  }
}
