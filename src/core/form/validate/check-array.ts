import { isUuid, type RowId } from '../../lib/ids.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { rowPath, type RecordPath } from '../../lib/record-path.ts'
import { ROW_PROPERTY } from './check-object.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { spend, type Meter } from './meter.ts'
import { allOf, fail, quiet, type Check, type Compiler } from './run.ts'
import { asked } from './seen.ts'
import { uniqueKey } from './unique-key.ts'

type ArrayCheck = Check<readonly JsonValue[]>

/** `/members/@<row>` when the item is a row with an identity, else by index. */
export function itemPath(path: RecordPath, item: JsonValue, index: number): RecordPath {
  const row = isJsonObject(item) ? item[ROW_PROPERTY] : undefined
  return isUuid(row) ? rowPath(path, row as RowId) : `${path}/${index}` // a row id is any UUID
}

/** Applies a check to the items from `start` on. */
function itemsFrom(start: number, check: Check, meter: Meter): ArrayCheck {
  return (value, path, run, seen) => {
    spend(meter, value.length)
    if (seen !== null) seen.allItems = true
    let valid = true
    for (let i = start; i < value.length; i++) {
      const item = value[i] ?? null
      if (check(item, itemPath(path, item, i), run, null)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}

function prefix(schemas: readonly Schema[], compiler: Compiler): ArrayCheck {
  const checks = schemas.map(compiler.compile)
  return (value, path, run, seen) => {
    if (seen !== null) seen.itemsBefore = Math.max(seen.itemsBefore, checks.length)
    return checks
      .slice(0, value.length)
      .map((check, i) => check(value[i] ?? null, itemPath(path, value[i] ?? null, i), run, null))
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

function contains(schema: FullSchema, compiler: Compiler): ArrayCheck[] {
  if (schema.contains === undefined) return []
  const check = compiler.compile(schema.contains)
  const { minContains: min = 1, maxContains: max = Number.POSITIVE_INFINITY } = schema
  return [
    (value, path, run, seen) => {
      spend(compiler.meter, value.length)
      let count = 0
      for (const [i, item] of value.entries()) {
        if (!check(item, path, quiet(run), null)) continue
        count++
        seen?.items.push(i)
      }
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

const unique =
  (meter: Meter): ArrayCheck =>
  (value, path, run) => {
    spend(meter, value.length)
    const [scalars, others] = [new Set<JsonValue>(), new Set<string>()]
    for (const item of value) {
      const before = scalars.size + others.size
      if (typeof item === 'object' && item !== null) others.add(uniqueKey(item, meter))
      else scalars.add(item)
      if (scalars.size + others.size === before) return fail(run, 'uniqueItems', path)
    }
    return true
  }

/** The array keywords but `unevaluatedItems`. */
export function arrayChecks(schema: FullSchema, compiler: Compiler): ArrayCheck | null {
  const checks: ArrayCheck[] = counts(schema)
  if (schema.uniqueItems === true) checks.push(unique(compiler.meter))
  if (schema.prefixItems !== undefined) checks.push(prefix(schema.prefixItems, compiler))
  if (schema.items !== undefined) {
    if (hasRows(compiler.target(schema.items))) checks.push(rowIds)
    checks.push(itemsFrom(schema.prefixItems?.length ?? 0, compiler.compile(schema.items), compiler.meter))
  }
  checks.push(...contains(schema, compiler))
  return allOf(checks)
}

/** `unevaluatedItems`: `unknown-item` at the item. */
export function unevaluatedItemsCheck(rest: Schema, compiler: Compiler): Check {
  const check = rest === false ? null : compiler.compile(rest)
  return (value, path, run, seen) => {
    if (!Array.isArray(value)) return true
    if (seen?.allItems === true) return true
    spend(compiler.meter, value.length)
    const isSeen = asked(seen?.items ?? [])
    let valid = true
    for (let i = seen?.itemsBefore ?? 0; i < value.length; i++) {
      if (isSeen(i)) continue
      const item: JsonValue = value[i] ?? null
      const at = itemPath(path, item, i)
      if (check === null ? fail(run, 'unknown-item', at) : check(item, at, run, null)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}
