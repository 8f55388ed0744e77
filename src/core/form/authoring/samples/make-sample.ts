import { uuidV7, type RowId } from '../../../lib/ids.ts'
import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import { templateOf, type RecordPath } from '../../../lib/record-path.ts'
import type { Reason } from '../../../record/draft.ts'
import type { CompiledForm, FormContext, FormIssue, FormNode } from '../../compiled-form.ts'
import { newValues } from '../../fill-defaults.ts'
import { createInstance } from '../../instance.ts'
import { placesOf } from '../../node-values.ts'
import { fieldPlace } from '../../presence-reads.ts'
import { validateRecord } from '../../validate-record.ts'
import { createRandom } from './random.ts'
import { reachOf } from './reached-goals.ts'
import type { SampleGoal } from './sample-goal.ts'
import { constantsIn, constantsOfTest, otherValue, readsOfRule, sampleValue, type Making } from './sample-values.ts'

export interface SampleRequest {
  /** The same seed makes the same sample. */
  readonly seed: number
  /** Which of the fields that need not be filled in get a value. */
  readonly fill: 'all' | 'some' | 'required'
  /** What the sample has to reach. */
  readonly goal?: SampleGoal
}

/** A record that nobody has: what the validator still finds is told, nothing is claimed. */
export interface MadeSample {
  /** Without hidden fields, with computed ones. */
  readonly values: JsonObject
  /** For the warnings that remain. */
  readonly reasons: readonly Reason[]
  /** What would keep it from being sent; of a sample in which a check has to fail, that check too. */
  readonly issues: readonly FormIssue[]
  /** Whether it reaches the goal; true where none was asked for. */
  readonly isReached: boolean
}

/** How many changes are tried, and how often everything is begun anew. Somebody waits for it, so in a long form there are fewer. */
const triesFor = ({ nodes }: CompiledForm): number => Math.max(60, Math.min(250, Math.round(40_000 / nodes.length)))
const STARTS = 6

/** Sample rows are numbered from a fixed moment, so that they are the same every time. */
const ROW_TIME = 1_760_000_000_000

/** Files and other records are not there to be pointed at; a number is given by the server. */
const leftOut = new Set<FormNode['type']>(['file', 'photo', 'audio', 'record-ref', 'assigned-number', 'note', 'island'])

interface Filling extends Making {
  readonly form: CompiledForm
  readonly fill: SampleRequest['fill']
  /** Places that were decided on: what was left empty stays empty. */
  readonly decided: Set<RecordPath>
  /** How to take back what was done since the last step that was kept. */
  undo: (() => void)[]
}

/** From here on nothing is taken back. */
function keep(filling: Filling): void {
  filling.undo = []
}

function takeBack(filling: Filling): void {
  for (const back of filling.undo.toReversed()) back()
  filling.undo = []
}

function decide({ decided, undo }: Filling, place: RecordPath): void {
  decided.add(place)
  undo.push(() => decided.delete(place))
}

function put({ instance, undo }: Filling, place: RecordPath, value: JsonValue | undefined): void {
  const before = instance.value(place)
  instance.set(place, value)
  undo.push(() => instance.set(place, before))
}

function addRows(filling: Filling, place: RecordPath, count: number): void {
  const { instance, undo } = filling
  const rows = Array.from({ length: count }, () => rowId(filling))
  instance.addRows(place, rows)
  undo.push(() => rows.forEach((row) => instance.removeRow(place, row)))
}

function removeLastRow({ instance, undo }: Filling, place: RecordPath): void {
  const rows = instance.rows(place)
  const last = rows.at(-1)
  const removed = last === undefined ? null : instance.removeRow(place, last).removed
  if (removed !== null) undo.push(() => instance.restoreRow(place, removed, rows.length - 1))
}

const rowId = ({ random }: Filling): RowId =>
  uuidV7<RowId>(
    ROW_TIME,
    Uint8Array.from({ length: 10 }, () => random.below(256)),
  )

function fillRows(filling: Filling, node: FormNode, place: RecordPath): boolean {
  const { instance, fill, random } = filling
  if (filling.decided.has(place) || !instance.isPresent(place)) return false
  decide(filling, place)
  const least = Math.max(node.schema.minItems ?? 0, instance.isRequired(place) ? 1 : 0)
  const wanted = fill === 'required' ? least : Math.max(least, 1 + random.below(2))
  const missing = Math.min(wanted, node.schema.maxItems ?? wanted) - instance.rows(place).length
  if (missing <= 0) return false
  addRows(filling, place, missing)
  return true
}

function fillField(filling: Filling, node: FormNode, place: RecordPath): boolean {
  const { instance, fill, random, decided, form } = filling
  const isFree = node.kind === 'field' && form.program.computes[node.index] === null
  if (!isFree || decided.has(place) || !instance.isPresent(place) || instance.value(place) !== undefined) return false
  decide(filling, place)
  const isRequired = instance.isRequired(place)
  const isWanted = isRequired || (!leftOut.has(node.type) && (fill === 'all' || (fill === 'some' && random.below(2) === 0)))
  const value = isWanted ? sampleValue(filling, node, place) : undefined
  if (value === undefined) return false
  put(filling, place, value)
  return true
}

/** Everything that is there by now gets its value; what that brings in, too. */
function fillIn(filling: Filling): void {
  const { form, instance } = filling
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false
    for (const index of form.program.order) {
      const node = form.nodes[index]
      if (node === undefined || (node.kind !== 'field' && node.kind !== 'repeat')) continue
      for (const place of placesOf(instance.values(), node.path)) {
        const filled = node.kind === 'repeat' ? fillRows(filling, node, place) : fillField(filling, node, place)
        isGrowing ||= filled
      }
    }
  }
}

/** Fields whose values decide on something at a template path, back through what is worked out. */
function deciding(form: CompiledForm, paths: readonly RecordPath[]): readonly RecordPath[] {
  const found = new Set<RecordPath>()
  const visit = (path: RecordPath): void => {
    const node = form.byPath.get(templateOf(fieldPlace(form, path)))
    if (node === undefined || found.has(node.path)) return
    found.add(node.path)
    const compute = form.program.computes[node.index]
    if (compute !== null && compute !== undefined) readsOfRule(compute).forEach(visit)
    for (const condition of node.presence.flat()) condition.reads.forEach(visit)
  }
  paths.forEach(visit)
  return [...found]
}

/** Fields that decide whether the goal is reached, and the repeats that must have rows for it. */
function goalPaths(form: CompiledForm, goal: SampleGoal): readonly RecordPath[] {
  const rule = goal.kind === 'rule' ? form.program.rules.find(({ id }) => id === goal.id) : undefined
  const paths = goal.kind !== 'rule' ? [goal.path] : rule === undefined ? [] : [rule.at, ...readsOfRule(rule)]
  const found = deciding(form, paths)
  return [
    ...new Set([
      ...found,
      ...deciding(
        form,
        found.flatMap((path) => form.byPath.get(path)?.repeats ?? []),
      ),
    ]),
  ]
}

function issuePaths(form: CompiledForm, found: FormIssue): readonly RecordPath[] {
  const rule = form.program.rules.find(({ id }) => id === found.params['ruleId'])
  return deciding(form, [templateOf(found.path), ...(rule === undefined ? [] : readsOfRule(rule))])
}

/** What stands in definitions beside which values are tried. */
const constantsOfForm = ({ definition }: CompiledForm): readonly JsonValue[] => [
  ...definition.rules.flatMap((rule) => [...constantsIn('check' in rule ? rule.check : rule.compute), ...constantsIn(rule.when ?? '')]),
  ...constantsOfTest(definition.schema.allOf),
]

const isMeant = (found: FormIssue, goal: SampleGoal | undefined): boolean =>
  goal?.kind === 'rule' && !goal.passes && found.params['ruleId'] === goal.id

interface Standing {
  readonly cost: number
  readonly issues: readonly FormIssue[]
  readonly isReached: boolean
}

/** The less the better: what blocks counts most, but for the goal itself. */
function judge({ form, instance, context }: Filling, goal: SampleGoal | undefined): Standing {
  const issues = instance.allIssues().filter((found) => found.severity !== 'info' && !isMeant(found, goal))
  const isReached = goal === undefined || reachOf(form, instance.values(), context)(goal)
  const cost = issues.reduce((sum, { severity }) => sum + (severity === 'block' ? 10 : 1), isReached ? 0 : 25)
  return { cost, issues, isReached }
}

/** Changes one of the places that matter; what that brings in is filled too. */
function change(filling: Filling, paths: readonly RecordPath[], constants: readonly JsonValue[]): void {
  const { form, instance, random } = filling
  const values = instance.values()
  const places = paths.flatMap((path) => placesOf(values, path))
  const place = random.pick(places)
  const node = place === undefined ? undefined : form.byPath.get(templateOf(place))
  if (place === undefined || node === undefined) return
  if (node.kind === 'repeat') {
    if (instance.rows(place).length > 0 && random.below(2) === 0) removeLastRow(filling, place)
    else addRows(filling, place, 1)
    return
  }
  if (node.kind !== 'field' || form.program.computes[node.index] !== null) return
  const near = [...constants, ...places.flatMap((each) => instance.value(each) ?? [])]
  put(filling, place, otherValue(filling, node, place, near))
}

/** Of what stands in the way one thing; while the goal is not reached, half of the time what decides on it. */
function pathsToChange({ form, random }: Filling, standing: Standing, goal: SampleGoal | undefined): readonly RecordPath[] {
  const found = random.pick(standing.issues)
  const isForGoal = goal !== undefined && !standing.isReached && (found === undefined || random.below(2) === 0)
  if (isForGoal) return goalPaths(form, goal)
  return found === undefined ? [] : issuePaths(form, found)
}

/** Climbs from a first filling to one with nothing against it; sideways steps are taken, worse ones are not. */
function search(
  form: CompiledForm,
  context: FormContext,
  request: SampleRequest,
  seed: number,
): { readonly values: JsonObject; readonly standing: Standing } {
  const filling: Filling = {
    form,
    context,
    random: createRandom(seed),
    fill: request.fill,
    decided: new Set(),
    undo: [],
    instance: createInstance(form, newValues(form, context), context),
  }
  fillIn(filling)
  keep(filling)
  let standing = judge(filling, request.goal)
  const constants = constantsOfForm(form)
  for (let tries = 0; tries < triesFor(form) && standing.cost > 0; tries++) {
    change(filling, pathsToChange(filling, standing, request.goal), constants)
    fillIn(filling)
    const after = judge(filling, request.goal)
    if (after.cost > standing.cost) takeBack(filling)
    else {
      keep(filling)
      standing = after
    }
  }
  return { values: filling.instance.values(), standing }
}

/**
 * A sample of a form, as its schema, conditions and rules let it be; the same for the same request. It is looked at by the validator
 * that looks at records, and tells what stands against it where the rules were too hard to meet.
 * @param context in demonstration mode, so that invented personal numbers are admitted
 */
export function makeSample(form: CompiledForm, context: FormContext, request: SampleRequest): MadeSample {
  let best = search(form, context, request, request.seed)
  for (let start = 1; start < STARTS && best.standing.cost >= 10; start++) {
    // What must be filled in is the smaller sample; more of it may be what the goal needs.
    const fill = request.goal !== undefined && start % 2 === 1 ? 'all' : request.fill
    const next = search(form, context, { ...request, fill }, request.seed + start * 7919)
    if (next.standing.cost < best.standing.cost) best = next
  }
  const reasons = best.standing.issues
    .filter(({ severity }) => severity === 'warn')
    .map(({ params, path }): Reason => ({ ruleId: String(params['ruleId']), at: path, text: 'Dữ liệu mẫu' }))
  const judged = validateRecord(form, best.values, reasons, context)
  const issues = judged.ok ? [] : judged.error
  const values = judged.ok ? judged.value.values : best.values
  return { values, reasons, issues, isReached: best.standing.isReached }
}
