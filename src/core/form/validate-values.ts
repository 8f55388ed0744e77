import type { Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, CompiledRule, FormContext, FormIssue, FormNode, MessageGap, RuleScope } from './compiled-form.ts'
import { fieldType } from './field-types/registry.ts'
import { eachCheckedValue, treeOf } from './form-tree.ts'
import { fieldPlace, placesReadAnywhere, placesReadOfRow } from './presence-reads.ts'
import { placesOf, valueAt } from './node-values.ts'
import type { FieldFinding } from './field-types/field-type.ts'
import { createState } from './presence.ts'
import { isHidden, ruleScope, type FormState } from './presence-state.ts'
import { inDocumentOrder } from './validate/document-order.ts'
import { visibleOf } from './visible-values.ts'

export const blocking = (found: Issue): FormIssue => ({ ...found, severity: 'block' })

/** What a field type found, at the place of its value. */
export const findingAt = (found: FieldFinding, place: RecordPath): FormIssue => ({
  ...found,
  path: place + found.path,
  severity: found.severity ?? 'block',
})

/** Rules have nothing to say of such a value; a note about it does not make it wrong. */
export const isMistake = (found: FormIssue): boolean => found.severity === 'block' && found.code !== 'required'

/** What JSON Schema cannot say of a value: codes that are in no list, identifiers that contradict themselves. */
export function fieldIssues(state: FormState, node: FormNode, visible: JsonObject, place: RecordPath): readonly FormIssue[] {
  const value = node.kind === 'field' ? valueAt(visible, place) : undefined
  if (value === undefined) return []
  const parent = valueAt(visible, place.slice(0, place.lastIndexOf('/')))
  const found = fieldType(node.type).check(value, node, state.context, isJsonObject(parent) ? parent : {})
  return found.map((each) => findingAt(each, place))
}

const noIssues: readonly FormIssue[] = []

/** A rule that could not be judged within its steps: who could have failed it is not let through. */
export const tooLong = (rule: CompiledRule, place: RecordPath): FormIssue => ({
  code: 'rule.too-long',
  path: place,
  params: { ruleId: rule.id },
  severity: rule.severity === 'block' ? 'block' : 'info',
})

/** What the gaps of its message show: a code of a list as the list's name of it. */
function gapValues({ form, context }: FormState, rule: CompiledRule, scope: RuleScope): { readonly values?: JsonObject } {
  if (rule.gaps.length === 0) return {}
  const shown = ({ node, evaluate }: MessageGap): JsonValue => {
    const value = evaluate(scope)
    const list = form.nodes[node ?? -1]?.settings.list
    return list !== undefined && typeof value === 'string' ? (context.lists.item(list, value)?.name ?? value) : value
  }
  return { values: Object.fromEntries(rule.gaps.map((gap) => [gap.text, shown(gap)])) }
}

/** Whether a rule reads a wrong value at a place. */
export type ReadsWrong = (rule: CompiledRule, place: RecordPath) => boolean

/** What a rule reads of all rows is looked at once, not anew for each row that it runs in. */
function readsWrong(state: FormState, wrong: ReadonlySet<RecordPath>): ReadsWrong {
  if (wrong.size === 0) return () => false
  const isWrong = (place: RecordPath): boolean => wrong.has(place)
  const anywhere = new Map<CompiledRule, boolean>()
  return (rule, place) => {
    const known = anywhere.get(rule) ?? placesReadAnywhere(state, rule).some(isWrong)
    anywhere.set(rule, known)
    return known || placesReadOfRow(state, rule, place).some(isWrong)
  }
}

/**
 * The issue of a check rule that fails at a place. A rule has nothing to say of values that are wrong in themselves: one mistake, one issue.
 * @param visible the record without what is hidden, when it is at hand
 */
export function ruleIssues(
  state: FormState,
  rule: CompiledRule,
  place: RecordPath,
  reads: ReadsWrong,
  visible: JsonObject | null = null,
): readonly FormIssue[] {
  if (isHidden(state, place)) return noIssues
  const scope = ruleScope(state, rule, place, visible)
  const outcome = rule.evaluate(scope)
  if (scope.meter.left < 0) return [tooLong(rule, place)]
  if (outcome !== false || reads(rule, place)) return noIssues
  return [{ code: 'rule', path: place, params: { ruleId: rule.id, ...gapValues(state, rule, scope) }, severity: rule.severity }]
}

export function withoutRepetition(issues: readonly FormIssue[]): readonly FormIssue[] {
  if (issues.length < 2) return issues
  const met = new Set<string>()
  return issues.filter((found) => {
    const key = JSON.stringify([found.code, found.path, found.params['ruleId'] ?? null])
    return !met.has(key) && met.add(key)
  })
}

/** Issues of the schema and of single fields; they block but for notes. */
function valueIssues(state: FormState, visible: JsonObject, tick: CheckTick | undefined): FormIssue[] {
  const issues: FormIssue[] = []
  state.form.program.schemaIssues(visible, (found) => issues.push(blocking(found)), state.context)
  eachCheckedValue(treeOf(state.form), visible, '', (node, value, place, parent) => {
    for (const found of fieldType(node.type).check(value, node, state.context, parent)) issues.push(findingAt(found, place))
    tick?.('value')
  })
  return issues
}

const nowhere: ReadonlySet<RecordPath> = new Set()

/** Told of each step of a check, for whoever shows how far it is: a value looked at, all values done, a rule judged at a place. */
export type CheckTick = (step: 'value' | 'values' | 'rule') => void

/** Every issue of a record as its state stands, in document order, `required` at each field that is missing. */
export function issuesOf(state: FormState, visible: JsonObject, tick?: CheckTick): readonly FormIssue[] {
  const { form } = state
  const issues = valueIssues(state, visible, tick)
  tick?.('values')
  const mistakes = issues.filter(isMistake)
  const wrong = mistakes.length === 0 ? nowhere : new Set(mistakes.map((found) => fieldPlace(form, found.path)))
  const reads = readsWrong(state, wrong)
  state.budget.renew()
  for (const [place, rule] of state.budget.unfinished) issues.push(tooLong(rule, place))
  for (const rule of form.program.rules) {
    const node = form.nodes[rule.node]
    if (rule.kind === 'compute' || node === undefined) continue
    for (const place of node.repeats.length === 0 ? [node.path] : placesOf(visible, node.path)) {
      const found = ruleIssues(state, rule, place, reads, visible)
      tick?.('rule')
      if (found.length === 0) continue
      issues.push(...found)
      // Its steps are used up, at the other places too: said once.
      if (found.some(({ code }) => code === 'rule.too-long')) break
    }
  }
  return inDocumentOrder(form, visible, withoutRepetition(issues))
}

/** Checks a whole record: schema, code lists, identifiers, rules. Hidden values are ignored, computed ones taken as computed. Document order. */
export function validateValues(form: CompiledForm, values: JsonObject, context: FormContext): readonly FormIssue[] {
  const state = createState(form, values, context)
  return issuesOf(state, visibleOf(state))
}
