import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import type { CompiledForm, FormContext } from '../../compiled-form.ts'
import { placesOf, valueAt } from '../../node-values.ts'
import { createState, isConditional } from '../../presence.ts'
import { isAlways, isHidden, ruleScope, type FormState } from '../../presence-state.ts'
import { visibleOf } from '../../visible-values.ts'
import { goalKey, type SampleGoal } from './sample-goal.ts'

/** All that samples of the form can reach: each field, both sides of each condition and of each check, each choice that the form itself lists. */
export function goalsOf(form: CompiledForm): readonly SampleGoal[] {
  const fields = form.nodes.flatMap((node): readonly SampleGoal[] => [
    ...(node.kind === 'field' && node.type !== 'note' ? [{ kind: 'filled', path: node.path } as const] : []),
    ...(isConditional(form, node) && !isAlways(node)
      ? ([true, false] as const).map((is) => ({ kind: 'presence', path: node.path, is }) as const)
      : []),
    ...node.choices.map(({ value }) => ({ kind: 'choice', path: node.path, value }) as const),
  ])
  const rules = form.program.rules
    .filter(({ kind }) => kind === 'check')
    .flatMap(({ id }) => ([true, false] as const).map((passes) => ({ kind: 'rule', id, passes }) as const))
  return [...fields, ...rules]
}

const holdsChoice = (value: JsonValue | undefined, choice: JsonValue): boolean =>
  value === choice || (Array.isArray(value) && (value as readonly JsonValue[]).includes(choice)) // isArray forgets the items

function reachesRule(state: FormState, visible: JsonObject, id: string, passes: boolean): boolean {
  const rule = state.form.program.rules.find((each) => each.id === id && each.kind === 'check')
  const node = state.form.nodes[rule?.node ?? -1]
  if (rule === undefined || node === undefined) return false
  return placesOf(visible, node.path).some(
    (place) => !isHidden(state, place) && rule.evaluate(ruleScope(state, rule, place, visible)) === passes,
  )
}

/** A sample, looked at once for all that one may ask of it. */
export function reachOf(form: CompiledForm, values: JsonObject, context: FormContext): (goal: SampleGoal) => boolean {
  const state = createState(form, values, context)
  const visible = visibleOf(state)
  return (goal) => {
    switch (goal.kind) {
      case 'filled':
        return placesOf(visible, goal.path).some((place) => valueAt(visible, place) !== undefined)
      case 'choice':
        return placesOf(visible, goal.path).some((place) => holdsChoice(valueAt(visible, place), goal.value))
      case 'presence':
        return placesOf(state.values, goal.path).some((place) => isHidden(state, place) !== goal.is)
      case 'rule':
        return reachesRule(state, visible, goal.id, goal.passes)
    }
  }
}

/** Which goals the samples reach, by `goalKey`: how many samples reach each. */
export function coverageOf(form: CompiledForm, samples: readonly JsonObject[], context: FormContext): ReadonlyMap<string, number> {
  const reaches = samples.map((values) => reachOf(form, values, context))
  return new Map(goalsOf(form).map((goal) => [goalKey(goal), reaches.filter((reach) => reach(goal)).length]))
}
