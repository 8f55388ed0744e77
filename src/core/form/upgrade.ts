import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm } from './compiled-form.ts'
import type { UpgradeStep } from './definition.ts'
import { depthOf, placesOf, valueAt, withValue } from './node-values.ts'
import type { Static } from 'typebox'

export interface Upgraded {
  readonly values: JsonObject
  /** Values that the new version has no place for, by their old record paths: kept and shown, never thrown away. */
  readonly orphans: Readonly<Record<RecordPath, JsonValue>>
}

type Step = Static<typeof UpgradeStep>

/** The concrete path of `template` in the rows of `place`. Null when it goes through more rows than `place` does. */
function inRowsOf(place: RecordPath, template: RecordPath): RecordPath | null {
  const rows = place.match(/@[^/]+/g) ?? []
  if (depthOf(template) > rows.length) return null
  let next = 0
  return template.replace(/@(?=\/|$)/g, () => rows[next++] ?? '@')
}

function rename(done: Upgraded, from: RecordPath, to: RecordPath): Upgraded {
  return placesOf(done.values, from).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    if (value === undefined) return current
    const target = inRowsOf(place, to)
    const without = withValue(current.values, place, undefined)
    const isTaken = target === null || valueAt(current.values, target) !== undefined
    return isTaken
      ? { values: without, orphans: { ...current.orphans, [place]: value } }
      : { ...current, values: withValue(without, target, value) }
  }, done)
}

function mapCodes(value: JsonValue, codes: Readonly<Record<string, string>>): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => mapCodes(item, codes))
  return typeof value === 'string' && Object.hasOwn(codes, value) ? (codes[value] ?? value) : value
}

function replaceEach(done: Upgraded, at: RecordPath, next: (value: JsonValue | undefined) => JsonValue | undefined): Upgraded {
  const values = placesOf(done.values, at).reduce((current, place) => withValue(current, place, next(valueAt(current, place))), done.values)
  return { ...done, values }
}

function drop(done: Upgraded, at: RecordPath): Upgraded {
  return placesOf(done.values, at).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    return value === undefined
      ? current
      : { values: withValue(current.values, place, undefined), orphans: { ...current.orphans, [place]: value } }
  }, done)
}

function applyStep(done: Upgraded, step: Step): Upgraded {
  switch (step.kind) {
    case 'rename':
      return rename(done, step.from, step.to)
    case 'default':
      // The parser has checked the document; a default is any JSON value.
      return replaceEach(done, step.at, (value) => value ?? (step.value as JsonValue))
    case 'map-codes':
      return replaceEach(done, step.at, (value) => (value === undefined ? undefined : mapCodes(value, step.codes)))
    case 'drop':
      return drop(done, step.at)
  }
}

/**
 * Values of the version before, moved on to `form`'s version by its upgrade map, step by step in order.
 * A rename onto a place that has a value keeps that value; the moved one becomes an orphan.
 */
export const upgradeValues = (form: CompiledForm, values: JsonObject): Upgraded =>
  (form.definition.upgrade ?? []).reduce(applyStep, { values, orphans: {} })
