import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, CompiledRule, FormContext, FormNode } from './compiled-form.ts'
import { placesOf, valueAt } from './node-values.ts'
import { createOwnership, handOut, putValue } from './owned-values.ts'
import { holdsAny, isAlways, isHidden, ruleScope, type FormState } from './presence-state.ts'
import { createRuleBudget } from './rule-budget.ts'
import { isEqualJson } from './validate/equal.ts'

/** Whether anything about the node has to be evaluated before it can be shown. */
export const isConditional = (form: CompiledForm, node: FormNode): boolean => !isAlways(node) || form.program.computes[node.index] !== null

/** Evaluates a node's own conditions at a place; true when the outcome changed. */
export function settlePresence(state: FormState, node: FormNode, place: RecordPath): boolean {
  if (isAlways(node)) return false
  const isPresent = holdsAny(state, node.presence, place)
  if (isPresent === !state.absent.has(place)) return false
  if (isPresent) state.absent.delete(place)
  else state.absent.add(place)
  return true
}

function computedValue(state: FormState, rule: CompiledRule, place: RecordPath): JsonValue {
  const scope = ruleScope(state, rule, place)
  const value = rule.evaluate(scope)
  if (scope.meter.left < 0) state.budget.unfinished.set(place, rule)
  else state.budget.unfinished.delete(place)
  return value
}

/** Evaluates a computed field at a place; true when its value changed. A hidden one has no value, nor one whose rule is not applicable. */
export function settleValue(state: FormState, node: FormNode, place: RecordPath): boolean {
  const rule = state.form.program.computes[node.index] ?? null
  if (rule === null) return false
  const computed = isHidden(state, place) ? null : computedValue(state, rule, place)
  const next = computed === null ? undefined : computed
  if (isEqualJson(next, valueAt(state.values, place))) return false
  putValue(state, place, next)
  // A list may be made of parts of the record, which then are parts of it twice.
  if (typeof next === 'object' && next !== null) handOut(state.ownership, state.values)
  return true
}

const conditionals = new WeakMap<CompiledForm, readonly FormNode[]>()

/** The nodes that have to be evaluated, in the order in which they depend on each other. A cache: a form never changes. */
function conditionalNodes(form: CompiledForm): readonly FormNode[] {
  const known = conditionals.get(form)
  if (known !== undefined) return known
  const nodes = form.program.order.flatMap((index) => form.nodes[index] ?? []).filter((node) => isConditional(form, node))
  conditionals.set(form, nodes)
  return nodes
}

/** Presence of every place and the computed values, in the order in which they depend on each other. */
export function createState(form: CompiledForm, values: JsonObject, context: FormContext): FormState {
  const state: FormState = { form, context, values, ownership: createOwnership(), absent: new Set(), budget: createRuleBudget() }
  for (const node of conditionalNodes(form)) {
    for (const place of node.repeats.length === 0 ? [node.path] : placesOf(state.values, node.path)) {
      settlePresence(state, node, place)
      settleValue(state, node, place)
    }
  }
  return state
}
