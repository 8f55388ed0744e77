import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import { placesOf, rowIndex, stepsTo, valueAt, withValue } from '../node-values.ts'
import { convertValue, type ConvertTo } from './convert-value.ts'
import { keptAside, type Orphans } from './kept-aside.ts'
import { inRowsOf } from './row-moves.ts'
import { saysAll, splitText } from './split-text.ts'

export interface Upgraded {
  readonly values: JsonObject
  readonly orphans: Orphans
}

/** Whether a value can be put at a place without another giving way: its rows are there, what is around it holds properties, and nothing is at it. */
function hasRoom(values: JsonObject, place: RecordPath): boolean {
  let around = ''
  for (const step of stepsTo(place)) {
    const holder = valueAt(values, around)
    const fits = step.startsWith('@') ? Array.isArray(holder) && rowIndex(holder, step) >= 0 : holder === undefined || isJsonObject(holder)
    if (!fits) return false
    around = `${around}/${step}`
  }
  return valueAt(values, place) === undefined
}

const isFree = (values: JsonObject, place: RecordPath | null): place is RecordPath => place !== null && hasRoom(values, place)

const orphaned = (done: Upgraded, place: RecordPath, value: JsonValue): Upgraded => ({
  values: withValue(done.values, place, undefined),
  orphans: keptAside(done.orphans, place, value),
})

/** Every value at a template path, one after the other. */
function eachValue(done: Upgraded, at: RecordPath, move: (current: Upgraded, place: RecordPath, value: JsonValue) => Upgraded): Upgraded {
  return placesOf(done.values, at).reduce<Upgraded>((current, place) => {
    const value = valueAt(current.values, place)
    return value === undefined ? current : move(current, place, value)
  }, done)
}

const rename = (done: Upgraded, from: RecordPath, to: RecordPath): Upgraded =>
  eachValue(done, from, (current, place, value) => {
    const target = inRowsOf(place, to)
    const without = withValue(current.values, place, undefined)
    return isFree(without, target) ? { ...current, values: withValue(without, target, value) } : orphaned(current, place, value)
  })

const fillIn = (done: Upgraded, at: RecordPath, value: JsonValue): Upgraded => ({
  ...done,
  values: placesOf(done.values, at).reduce(
    (values, place) => (hasRoom(values, place) ? withValue(values, place, value) : values),
    done.values,
  ),
})

type Codes = Readonly<Record<string, string>>

const codeOf = (value: JsonValue, codes: Codes): JsonValue =>
  typeof value === 'string' && Object.hasOwn(codes, value) ? (codes[value] ?? value) : value

/** In a list, a code that became one which is there already is that one. */
function mapCodes(value: JsonValue, codes: Codes): JsonValue {
  if (!Array.isArray(value)) return codeOf(value, codes)
  const there = new Set(value.filter((item: JsonValue) => codeOf(item, codes) === item))
  return value.flatMap((item: JsonValue) => {
    const code = codeOf(item, codes)
    if (code !== item && there.has(code)) return []
    there.add(code)
    return [code]
  })
}

/** The parts of a text to their places; null when one is taken, perhaps by another part. */
const withParts = (values: JsonObject, targets: readonly (RecordPath | null)[], parts: readonly string[]): JsonObject | null =>
  targets.reduce<JsonObject | null>((moved, target, i) => {
    if (moved === null || !isFree(moved, target)) return null
    const part = parts[i] ?? ''
    return part === '' ? moved : withValue(moved, target, part)
  }, values)

/** The text itself is kept aside when the parts do not say all of it, or a place is taken. */
const split = (done: Upgraded, from: RecordPath, pattern: string, into: readonly RecordPath[]): Upgraded =>
  eachValue(done, from, (current, place, value) => {
    const parts = typeof value === 'string' ? splitText(pattern, value) : null
    if (typeof value !== 'string' || parts === null) return orphaned(current, place, value)
    const targets = into.map((template) => inRowsOf(place, template))
    const values = withParts(withValue(current.values, place, undefined), targets, parts)
    if (values === null) return orphaned(current, place, value)
    const isWhole = saysAll(value, parts.slice(0, into.length))
    return { values, orphans: isWhole ? current.orphans : keptAside(current.orphans, place, value) }
  })

const convert = (done: Upgraded, at: RecordPath, to: ConvertTo): Upgraded =>
  eachValue(done, at, (current, place, value) => {
    const next = convertValue(value, to)
    return next === undefined ? orphaned(current, place, value) : { ...current, values: withValue(current.values, place, next) }
  })

function applyStep(done: Upgraded, step: UpgradeStep): Upgraded {
  switch (step.kind) {
    case 'rename':
      return rename(done, step.from, step.to)
    case 'default':
      // The parser has checked the document; a default is any JSON value.
      return fillIn(done, step.at, step.value as JsonValue)
    case 'map-codes':
      return eachValue(done, step.at, (current, place, value) => ({
        ...current,
        values: withValue(current.values, place, mapCodes(value, step.codes)),
      }))
    case 'split':
      return split(done, step.from, step.pattern, step.into)
    case 'convert':
      return convert(done, step.at, step.to)
    case 'drop':
      return eachValue(done, step.at, orphaned)
  }
}

/**
 * Values of an earlier version, moved on to `form`'s by the maps of all versions after theirs, step by step in order.
 * Nothing is overwritten and nothing thrown away: a rename onto a place that has a value, or to rows that the value is not in, makes the
 * moved one an orphan.
 * @param from the version of the values
 */
export const upgradeValues = (form: Pick<CompiledForm, 'upgrades'>, values: JsonObject, from: number): Upgraded =>
  form.upgrades
    .filter(({ version }) => version > from)
    .toSorted((a, b) => a.version - b.version)
    .flatMap(({ steps }) => steps)
    .reduce(applyStep, { values, orphans: {} })
