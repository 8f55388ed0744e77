import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import { depthOf, placesOf, valueAt, withValue } from '../node-values.ts'
import { convertValue, type ConvertTo } from './convert-value.ts'
import { saysAll, splitText } from './split-text.ts'

export interface Upgraded {
  readonly values: JsonObject
  /** Values that the new version has no place for, by their old record paths: kept and shown, never thrown away. */
  readonly orphans: Readonly<Record<RecordPath, JsonValue>>
}

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

const orphaned = (done: Upgraded, place: RecordPath, value: JsonValue): Upgraded => ({
  values: withValue(done.values, place, undefined),
  orphans: { ...done.orphans, [place]: value },
})

const isFree = (done: Upgraded, place: RecordPath | null): place is RecordPath =>
  place !== null && valueAt(done.values, place) === undefined

/** The parts of a text to their places. The text itself is kept aside when the parts do not say all of it, or a place is taken. */
function split(done: Upgraded, from: RecordPath, pattern: string, into: readonly RecordPath[]): Upgraded {
  return placesOf(done.values, from).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    if (value === undefined) return current
    const parts = typeof value === 'string' ? splitText(pattern, value) : null
    const without = { ...current, values: withValue(current.values, place, undefined) }
    const targets = into.map((template) => inRowsOf(place, template))
    if (typeof value !== 'string' || parts === null || !targets.every((target) => isFree(without, target)))
      return orphaned(current, place, value)
    const values = targets.reduce((moved, target, i) => {
      const part = parts[i] ?? ''
      return target === null || part === '' ? moved : withValue(moved, target, part)
    }, without.values)
    const isWhole = saysAll(value, parts.slice(0, into.length))
    return { values, orphans: isWhole ? current.orphans : { ...current.orphans, [place]: value } }
  }, done)
}

function convert(done: Upgraded, at: RecordPath, to: ConvertTo): Upgraded {
  return placesOf(done.values, at).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    if (value === undefined) return current
    const next = convertValue(value, to)
    return next === undefined ? orphaned(current, place, value) : { ...current, values: withValue(current.values, place, next) }
  }, done)
}

function drop(done: Upgraded, at: RecordPath): Upgraded {
  return placesOf(done.values, at).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    return value === undefined ? current : orphaned(current, place, value)
  }, done)
}

function applyStep(done: Upgraded, step: UpgradeStep): Upgraded {
  switch (step.kind) {
    case 'rename':
      return rename(done, step.from, step.to)
    case 'default':
      // The parser has checked the document; a default is any JSON value.
      return replaceEach(done, step.at, (value) => value ?? (step.value as JsonValue))
    case 'map-codes':
      return replaceEach(done, step.at, (value) => (value === undefined ? undefined : mapCodes(value, step.codes)))
    case 'split':
      return split(done, step.from, step.pattern, step.into)
    case 'convert':
      return convert(done, step.at, step.to)
    case 'drop':
      return drop(done, step.at)
  }
}

/**
 * Values of an earlier version, moved on to `form`'s by the maps of all versions after theirs, step by step in order.
 * A rename onto a place that has a value keeps that value; the moved one becomes an orphan.
 * @param from the version of the values
 */
export const upgradeValues = (form: Pick<CompiledForm, 'upgrades'>, values: JsonObject, from: number): Upgraded =>
  form.upgrades
    .filter(({ version }) => version > from)
    .toSorted((a, b) => a.version - b.version)
    .flatMap(({ steps }) => steps)
    .reduce(applyStep, { values, orphans: {} })
