import { assert } from '../lib/assert.ts'
import type { RowId } from '../lib/ids.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { rowPath, templateOf, type RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, FormContext, FormNode } from './compiled-form.ts'
import { choicesAt, choiceScopeAt } from './instance-choices.ts'
import { createAllIssues } from './instance-all-issues.ts'
import { createPlaceIssues } from './instance-issues.ts'
import { createWave, enter, rowNodes, schedule, shown, spread, wake, wakeBelow, type Wave } from './instance-propagate.ts'
import type { Instance, InstanceChange } from './instance-types.ts'
import { depthOf, placesOf, rowsAt, valueAt } from './node-values.ts'
import { handOut, putValue } from './owned-values.ts'
import { createState, isConditional } from './presence.ts'
import { isHidden, isRequiredAt, type FormState } from './presence-state.ts'
import { isEqualJson } from './validate/equal.ts'
import { ROW_PROPERTY } from './validate/check-object.ts'

export type { ChoiceItem, Instance, InstanceChange } from './instance-types.ts'

const listAt = (state: FormState, path: RecordPath): readonly JsonValue[] => {
  const list = valueAt(state.values, path)
  return Array.isArray(list) ? list : []
}

const indexOfRow = (list: readonly JsonValue[], row: JsonValue | undefined): number =>
  list.findIndex((item) => isJsonObject(item) && item[ROW_PROPERTY] === row)

const repeatAt = (form: CompiledForm, path: RecordPath): FormNode => {
  const node = form.byPath.get(templateOf(path))
  assert(node?.kind === 'repeat', `${path} is a repeat`)
  return node
}

/** The groups and rows around a place that are not there. */
function missingAround(state: FormState, path: RecordPath): ReadonlySet<RecordPath> {
  const missing = new Set<RecordPath>()
  for (let at = path.slice(0, path.lastIndexOf('/')); at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (valueAt(state.values, at) === undefined) missing.add(at)
  return missing
}

/** Replaces a value. The parent groups of its place come into being, or vanish, with the first and the last value inside. */
function put(state: FormState, wave: Wave, path: RecordPath, value: JsonValue | undefined): void {
  const before = missingAround(state, path)
  putValue(state, path, value)
  const after = missingAround(state, path)
  for (const at of before) if (!after.has(at)) wake(state, wave, at)
  for (const at of after) if (!before.has(at)) wake(state, wave, at)
}

function insertRow(state: FormState, wave: Wave, path: RecordPath, row: JsonObject, at: number): void {
  const list = listAt(state, path)
  assert(indexOfRow(list, row[ROW_PROPERTY]) < 0, `row ${String(row[ROW_PROPERTY])} is new`)
  put(state, wave, path, list.toSpliced(at, 0, row))
  wake(state, wave, path)
  wave.issues.add(path)
  enter(state, wave, rowNodes(state, repeatAt(state.form, path)), rowPath(path, row[ROW_PROPERTY] as RowId)) // the repeat's own ids
}

function takeRow(state: FormState, wave: Wave, path: RecordPath, row: RowId): JsonObject | null {
  const list = listAt(state, path)
  const index = indexOfRow(list, row)
  const taken = list[index]
  if (!isJsonObject(taken)) return null
  const gone = rowPath(path, row)
  const places = rowNodes(state, repeatAt(state.form, path)).flatMap((node) => placesOf(state.values, node.path, gone))
  putValue(state, path, list.toSpliced(index, 1))
  for (const place of state.absent) if (place.startsWith(`${gone}/`)) state.absent.delete(place)
  wake(state, wave, path)
  wave.issues.add(path)
  for (const place of places) wake(state, wave, place, depthOf(gone))
  return taken
}

function setValue(state: FormState, wave: Wave, path: RecordPath, value: JsonValue | undefined): void {
  const node = state.form.byPath.get(templateOf(path))
  put(state, wave, path, value)
  if (node === undefined || node.kind === 'field') {
    wake(state, wave, path)
    wave.issues.add(path)
    // A computed value that was overwritten is worked out again.
    if (node !== undefined && isConditional(state.form, node)) schedule(state, wave, node, path)
    return
  }
  wakeBelow(state, wave, path)
  enter(state, wave, rowNodes(state, node), path)
}

function move(state: FormState, wave: Wave, path: RecordPath, row: RowId, to: number): void {
  const list = listAt(state, path)
  const index = indexOfRow(list, row)
  const moved = list[index]
  if (moved === undefined) return
  putValue(state, path, list.toSpliced(index, 1).toSpliced(to, 0, moved))
  wakeBelow(state, wave, path)
}

/** Everything may read the context: the day, the lists, the values of the period before. */
function replaceContext(state: FormState, wave: Wave, context: FormContext): void {
  state.context = context
  for (const node of state.form.nodes) {
    enter(state, wave, isConditional(state.form, node) || node.settings.list !== undefined ? [node] : [], '')
    for (const place of placesOf(state.values, node.path)) {
      wave.issues.add(place)
      if (node.settings.list !== undefined) wave.choices.add(place)
    }
  }
}

/** Opens values for filling in. The values may be wrong or incomplete; issues say so when asked for. */
export function createInstance(form: CompiledForm, values: JsonObject, context: FormContext): Instance {
  const state = createState(form, values, context)
  const issues = createPlaceIssues(state)
  const all = createAllIssues(state, issues)
  const change = (act: (wave: Wave) => JsonObject | null | void): InstanceChange => {
    const wave = createWave()
    state.budget.renew()
    const removed = act(wave) ?? null
    spread(state, wave)
    issues.forget(wave.issues)
    issues.forget(wave.presence)
    all.follow(wave)
    return {
      presence: [...wave.presence],
      values: [...wave.values],
      required: shown(state, wave.required),
      issues: [...new Set([...wave.issues, ...wave.presence])],
      choices: shown(state, wave.choices),
      removed,
    }
  }
  return {
    form,
    values: () => handOut(state.ownership, state.values),
    value: (path) => handOut(state.ownership, valueAt(state.values, path)),
    set: (path, value) => change((wave) => (isEqualJson(valueAt(state.values, path), value) ? null : setValue(state, wave, path, value))),
    setAll: (given) =>
      change((wave) => {
        for (const [path, value] of given) if (!isEqualJson(valueAt(state.values, path), value)) setValue(state, wave, path, value)
      }),
    addRows: (path, rows) =>
      change((wave) => rows.forEach((row) => insertRow(state, wave, path, { [ROW_PROPERTY]: row }, listAt(state, path).length))),
    addRow: (path, row, at) => change((wave) => insertRow(state, wave, path, { [ROW_PROPERTY]: row }, at ?? listAt(state, path).length)),
    removeRow: (path, row) => change((wave) => takeRow(state, wave, path, row)),
    restoreRow: (path, row, at) => change((wave) => insertRow(state, wave, path, row, at)),
    moveRow: (path, row, to) => change((wave) => move(state, wave, path, row, to)),
    rows: (path) => rowsAt(state.values, path),
    isPresent: (path) => form.byPath.has(templateOf(path)) && !isHidden(state, path),
    isRequired(path) {
      const node = form.byPath.get(templateOf(path))
      return node !== undefined && isRequiredAt(state, node, path)
    },
    choices: (path) => choicesAt(state, path),
    choiceScope: (path) => choiceScopeAt(state, path),
    issues: (path) => issues.at(path),
    allIssues: all.all,
    takeIssues: all.take,
    // The screen hands over the context it opened the form with once more; nothing may be worked out twice for that.
    setContext: (next) => change((wave) => (next === state.context ? null : replaceContext(state, wave, next))),
  }
}
