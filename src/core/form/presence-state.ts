import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, CompiledRule, Condition, Conditions, FormContext, FormNode, RuleMeter, RuleScope } from './compiled-form.ts'
import type { ReadTree } from './expression/read-tree.ts'
import { ancestorAt, innermostRow, valueAt } from './node-values.ts'
import type { Ownership } from './owned-values.ts'
import type { RuleBudget } from './rule-budget.ts'
import { itemPath } from './validate/check-array.ts'

/** A record being evaluated. */
export interface FormState {
  readonly form: CompiledForm
  context: FormContext
  /** Hidden values included, computed values set. Changed by `putValue` alone. */
  values: JsonObject
  readonly ownership: Ownership
  /** Places whose own conditions fail; what lies below them is hidden with them. */
  readonly absent: Set<RecordPath>
  readonly budget: RuleBudget
}

/** Whether a node is there under any conditions. */
export const isAlways = (node: FormNode): boolean => node.presence.some((all) => all.length === 0)

/** Whether a place is hidden, by its own conditions or by those of a group around it. */
export function isHidden(state: FormState, place: RecordPath): boolean {
  if (state.absent.size === 0) return false
  for (let at = place; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (state.absent.has(at)) return true
  return false
}

/** Steps for a part of the record that is copied for a rule, because something around it is hidden. */
const stepsPerPart = 8

type Steps = Pick<RuleMeter, 'left'>

/** The part of a value that a reader looks at, without what is hidden. `path` itself must not be hidden. */
function project(state: FormState, tree: ReadTree, value: JsonValue, path: RecordPath, meter: Steps): JsonValue {
  meter.left -= stepsPerPart
  if (Array.isArray(value)) {
    const rows = tree.isDeep ? tree : tree.rows
    return rows === null ? value : value.map((item: JsonValue, i) => project(state, rows, item, itemPath(path, item, i), meter))
  }
  if (!isJsonObject(value)) return value
  const part: Record<string, JsonValue> = {}
  for (const name of tree.isDeep ? Object.keys(value) : tree.properties.keys()) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined
    if (inner === undefined) continue
    const place = propertyPath(path, name)
    if (!state.absent.has(place)) part[name] = project(state, tree.isDeep ? tree : (tree.properties.get(name) ?? tree), inner, place, meter)
  }
  return part
}

const projectObject = (state: FormState, tree: ReadTree, path: RecordPath, meter: Steps): JsonObject => {
  const value = isHidden(state, path) ? undefined : valueAt(state.values, path)
  const part = value === undefined ? {} : project(state, tree, value, path, meter)
  return isJsonObject(part) ? part : {}
}

const touches = (a: RecordPath, b: RecordPath): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)

const hideable = new WeakMap<Condition, boolean>()

/** Whether anything that a condition reads is ever hidden. A cache: a condition is one form's, and that never changes. */
function readsHideable(form: CompiledForm, condition: Condition): boolean {
  const known = hideable.get(condition)
  if (known !== undefined) return known
  const { scope, reads } = condition
  const found = form.nodes.some(
    (node) =>
      !isAlways(node) && (scope === node.path || scope.startsWith(`${node.path}/`) || reads.some((read) => touches(read, node.path))),
  )
  hideable.set(condition, found)
  return found
}

/** What a condition looks at: as it stands, when nothing of it can be hidden. */
function conditionValue(state: FormState, condition: Condition, place: RecordPath): JsonObject {
  const path = ancestorAt(place, condition.scope)
  if (state.absent.size > 0 && readsHideable(state.form, condition)) return projectObject(state, condition.tree, path, { left: 0 })
  const value = path === '' ? state.values : valueAt(state.values, path)
  return isJsonObject(value) ? value : {}
}

/** Whether a condition on the way to `place` holds. */
export const holds = (state: FormState, condition: Condition, place: RecordPath): boolean =>
  condition.test(conditionValue(state, condition, place)) !== condition.negate

export const holdsAny = (state: FormState, conditions: Conditions, place: RecordPath): boolean =>
  conditions.some((all) => all.every((condition) => holds(state, condition, place)))

export const isRequiredAt = (state: FormState, node: FormNode, place: RecordPath): boolean => holdsAny(state, node.required, place)

/** Values that a rule reads as they are: nothing of them is hidden. */
function scopeIn(state: FormState, rule: CompiledRule, place: RecordPath, values: JsonObject): RuleScope {
  const path = innermostRow(place)
  const row = path === null ? undefined : valueAt(values, path)
  return { values, row: isJsonObject(row) ? row : null, context: state.context, meter: state.budget.meterOf(rule) }
}

/**
 * What a rule sees at a place: the record's values that it reads, and its row.
 * @param visible the record without what is hidden, when it is at hand
 */
export function ruleScope(state: FormState, rule: CompiledRule, place: RecordPath, visible: JsonObject | null = null): RuleScope {
  if (visible !== null || state.absent.size === 0) return scopeIn(state, rule, place, visible ?? state.values)
  const [row, meter] = [innermostRow(place), state.budget.meterOf(rule)]
  const copying = { left: 0 }
  const values = projectObject(state, rule.reads, '', copying)
  const scope = { values, row: row === null ? null : projectObject(state, rule.rowReads, row, copying), context: state.context, meter }
  meter.left += copying.left
  return scope
}
