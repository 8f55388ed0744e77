import { isUuid, type RowId } from '../../lib/ids.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { rowPath, type RecordPath } from '../../lib/record-path.ts'
import { ROW_PROPERTY } from './check-object.ts'
import { isEqualJson } from './equal.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { fail, quiet, type Check, type Run } from './run.ts'
import { createSeen, hasSeenItem, type Seen } from './seen.ts'

type Compile = (schema: Schema) => Check
type ArrayCheck = (value: readonly JsonValue[], path: RecordPath, run: Run, seen: Seen) => boolean

/** `/members/@<row>` when the item is a row with an identity, else by index. */
export function itemPath(path: RecordPath, item: JsonValue, index: number): RecordPath {
  const row = isJsonObject(item) ? item[ROW_PROPERTY] : undefined
  return isUuid(row) ? rowPath(path, row as RowId) : `${path}/${index}` // a row id is any UUID
}

/** Applies a check to the items from `start` on. */
function itemsFrom(start: number, check: Check): ArrayCheck {
  return (value, path, run, seen) => {
    seen.allItems = true
    let valid = true
    for (let i = start; i < value.length; i++) {
      const item = value[i] ?? null
      if (check(item, itemPath(path, item, i), run, createSeen())) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}

function prefix(schemas: readonly Schema[], compile: Compile): ArrayCheck {
  const checks = schemas.map(compile)
  return (value, path, run, seen) => {
    seen.itemsBefore = Math.max(seen.itemsBefore, checks.length)
    return checks
      .slice(0, value.length)
      .map((check, i) => check(value[i] ?? null, itemPath(path, value[i] ?? null, i), run, createSeen()))
      .every(Boolean)
  }
}

/** Whether the items are rows of a repeat: objects with the reserved property `_row`. */
export const hasRows = (items: Schema | undefined): boolean =>
  typeof items === 'object' && items.properties !== undefined && Object.hasOwn(items.properties, ROW_PROPERTY)

/** Every row has an identity of its own: `row-id` at the row's index. */
const rowIds: ArrayCheck = (value, path, run) => {
  const met = new Set<JsonValue>()
  let valid = true
  value.forEach((item, i) => {
    if (!isJsonObject(item)) return
    const row = item[ROW_PROPERTY] ?? null
    if (!isUuid(row) || met.has(row)) valid = fail(run, 'row-id', `${path}/${i}`)
    met.add(row)
  })
  return valid
}

function contains(schema: FullSchema, compile: Compile): ArrayCheck[] {
  if (schema.contains === undefined) return []
  const check = compile(schema.contains)
  const { minContains: min = 1, maxContains: max = Number.POSITIVE_INFINITY } = schema
  return [
    (value, path, run, seen) => {
      let count = 0
      value.forEach((item, i) => {
        if (!check(item, path, quiet(run), createSeen())) return
        count++
        seen.items.add(i)
      })
      return (count >= min && count <= max) || fail(run, 'contains', path, { min, max: Number.isFinite(max) ? max : null })
    },
  ]
}

function counts(schema: FullSchema): ArrayCheck[] {
  const { minItems: min, maxItems: max } = schema
  const checks: ArrayCheck[] = []
  if (min !== undefined) checks.push((value, path, run) => value.length >= min || fail(run, 'minItems', path, { limit: min }))
  if (max !== undefined) checks.push((value, path, run) => value.length <= max || fail(run, 'maxItems', path, { limit: max }))
  return checks
}

const unique: ArrayCheck = (value, path, run) => {
  const scalars = new Set<JsonValue>()
  const others: JsonValue[] = []
  for (const item of value) {
    const isKnown = typeof item === 'object' && item !== null ? others.some((other) => isEqualJson(other, item)) : scalars.has(item)
    if (isKnown) return fail(run, 'uniqueItems', path)
    if (typeof item === 'object' && item !== null) others.push(item)
    else scalars.add(item)
  }
  return true
}

const onArrays =
  (check: ArrayCheck): Check =>
  (value, path, run, seen) =>
    !Array.isArray(value) || check(value, path, run, seen)

/** The array keywords but `unevaluatedItems`. `target` finds what a local `$ref` names. */
export function arrayChecks(schema: FullSchema, compile: Compile, target: (schema: Schema) => Schema): Check[] {
  const checks: ArrayCheck[] = counts(schema)
  if (schema.uniqueItems === true) checks.push(unique)
  if (schema.prefixItems !== undefined) checks.push(prefix(schema.prefixItems, compile))
  if (schema.items !== undefined) {
    if (hasRows(target(schema.items))) checks.push(rowIds)
    checks.push(itemsFrom(schema.prefixItems?.length ?? 0, compile(schema.items)))
  }
  checks.push(...contains(schema, compile))
  return checks.map(onArrays)
}

/** `unevaluatedItems`: `unknown-item` at the item. */
export function unevaluatedItemsCheck(rest: Schema, compile: Compile): Check {
  const check = rest === false ? null : compile(rest)
  return onArrays((value, path, run, seen) => {
    let valid = true
    value.forEach((item, i) => {
      if (hasSeenItem(seen, i)) return
      const at = itemPath(path, item, i)
      if (!(check === null ? fail(run, 'unknown-item', at) : check(item, at, run, createSeen()))) valid = false
    })
    seen.allItems = true
    return valid
  })
}
