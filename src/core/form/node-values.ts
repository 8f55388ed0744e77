import type { RowId } from '../lib/ids.ts'
import { isUuid } from '../lib/ids.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { rowPath, unescapeName, type RecordPath } from '../lib/record-path.ts'
import { ROW_PROPERTY } from './validate/check-object.ts'

export const stepsTo = (path: RecordPath): readonly string[] => path.split('/').slice(1)

/** A row of a list may get another state in place (`owned-values.ts`); rows that come, go or move make a new list, so where they lie is found once. */
const indexes = new WeakMap<readonly JsonValue[], ReadonlyMap<string, number>>()

function indexOf(rows: readonly JsonValue[]): ReadonlyMap<string, number> {
  const known = indexes.get(rows)
  if (known !== undefined) return known
  const index = new Map<string, number>()
  rows.forEach((row, i) => {
    const id = isJsonObject(row) ? row[ROW_PROPERTY] : undefined
    if (typeof id === 'string' && !index.has(id)) index.set(id, i)
  })
  indexes.set(rows, index)
  return index
}

const fewRows = 16

/** Where the row of a step `@<row>` lies, -1 for nowhere. */
export function rowIndex(rows: readonly JsonValue[], step: string): number {
  if (!step.startsWith('@')) return -1
  const id = step.slice(1)
  if (rows.length > fewRows) return indexOf(rows).get(id) ?? -1
  return rows.findIndex((item) => isJsonObject(item) && item[ROW_PROPERTY] === id)
}

const rowIdOf = (row: JsonValue): JsonValue => (isJsonObject(row) ? (row[ROW_PROPERTY] ?? null) : null)

function stepInto(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (step === '#order') return Array.isArray(value) ? value.map(rowIdOf) : undefined
  if (Array.isArray(value)) return (value as readonly JsonValue[])[rowIndex(value, step)] // isArray forgets that the array is read-only JSON
  const name = unescapeName(step)
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The value at a record path, or undefined; at `#order` the ids of the rows. Own properties only. */
export const valueAt = (values: JsonObject, path: RecordPath): JsonValue | undefined =>
  stepsTo(path).reduce<JsonValue | undefined>(stepInto, values)

function withStep(value: JsonValue | undefined, steps: readonly string[], next: JsonValue | undefined): JsonValue | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return next
  if (step.startsWith('@')) {
    const rows: readonly JsonValue[] = Array.isArray(value) ? value : []
    const index = rowIndex(rows, step)
    const row = index < 0 ? undefined : withStep(rows[index], rest, next)
    return row === undefined ? value : rows.with(index, row)
  }
  const name = unescapeName(step)
  const object = isJsonObject(value) ? value : {}
  const inner = withStep(Object.hasOwn(object, name) ? object[name] : undefined, rest, next)
  if (inner !== undefined) return { ...object, [name]: inner }
  if (!Object.hasOwn(object, name)) return value
  const { [name]: _, ...others } = object
  return others
}

/** A copy with the value at a path replaced, or removed for undefined. Groups on the way are made; a row that is not there is not. */
export const withValue = (values: JsonObject, path: RecordPath, next: JsonValue | undefined): JsonObject => {
  const changed = withStep(values, stepsTo(path), next)
  return isJsonObject(changed) ? changed : {}
}

/** Ids of the rows of the repeat at a record path, in order. Items without an identity are left out. */
export function rowsAt(values: JsonObject, path: RecordPath): readonly RowId[] {
  const list = valueAt(values, path)
  if (!Array.isArray(list)) return []
  return list.flatMap((item: JsonValue) => {
    const row = isJsonObject(item) ? item[ROW_PROPERTY] : undefined
    return isUuid(row) ? [row as RowId] : [] // a row id is any UUID
  })
}

const rowMark = '/@'

/** How many rows a concrete path goes through. */
export const depthOf = (path: RecordPath): number => (path.includes(rowMark) ? path.split(rowMark).length - 1 : 0)

/** The beginning of a path up to and with its `rows`-th row; `''` for none. */
export function upToRow(path: RecordPath, rows: number): RecordPath {
  let end = 0
  for (let i = 0; i < rows; i++) {
    const at = path.indexOf(rowMark, end)
    if (at < 0) return path.slice(0, end)
    const next = path.indexOf('/', at + 1)
    end = next < 0 ? path.length : next
  }
  return path.slice(0, end)
}

/** Every place of a template path in these values: one for each row. `within` fixes the outer rows (`/members/@<row>`). */
export function placesOf(values: JsonObject, template: RecordPath, within: RecordPath = ''): readonly RecordPath[] {
  if (!template.includes(rowMark)) return [within + template]
  const parts = template.split(rowMark)
  let places: readonly RecordPath[] = [within]
  for (const part of parts.slice(depthOf(within), -1))
    places = places.flatMap((place) => rowsAt(values, place + part).map((row) => rowPath(place + part, row)))
  const last = parts.at(-1) ?? ''
  return places.map((place) => place + last)
}

/** The concrete path of an ancestor given by its template: `/members/@` of `/members/@<row>/share` is `/members/@<row>`. */
export const ancestorAt = (place: RecordPath, template: RecordPath): RecordPath =>
  template === '' ? '' : place.split('/').slice(0, template.split('/').length).join('/')

/** The row that a place lies in, or null at the top level. */
export function innermostRow(place: RecordPath): RecordPath | null {
  const depth = depthOf(place)
  return depth === 0 ? null : upToRow(place, depth)
}
