import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { unescapeName, type RecordPath } from '../lib/record-path.ts'
import { putProperty } from './put-property.ts'
import { rowIndex, stepsTo } from './node-values.ts'

/**
 * Which objects and lists of a value tree nobody else holds, so that they may be changed in place. A change to a form of 3,000 fields
 * would copy them all; so only the first one after somebody has looked does (the autosave, a few times a second).
 *
 * Each has the number of the change that made it. It is the tree's own as long as that is no smaller than its parent's: whoever was handed a
 * part holds all below it, and the copy that is made of that part at the next change is younger than anything in it.
 */
export interface Ownership {
  readonly made: WeakMap<object, number>
  changes: number
}

export const createOwnership = (): Ownership => ({ made: new WeakMap(), changes: 0 })

/** Somebody else holds the value from now on: it never changes again. */
export function handOut<Value extends JsonValue | undefined>({ made }: Ownership, value: Value): Value {
  if (typeof value === 'object' && value !== null) made.delete(value)
  return value
}

interface Putting {
  readonly ownership: Ownership
  readonly steps: readonly string[]
  readonly next: JsonValue | undefined
}

const notOwn = Number.POSITIVE_INFINITY

/** When a value was made, if it is the tree's own. */
function ageOf({ made }: Ownership, value: object, parent: number): number {
  const age = made.get(value)
  return age !== undefined && age >= parent ? age : notOwn
}

function own<Copy extends object>({ made, changes }: Ownership, copy: Copy): Copy {
  made.set(copy, changes)
  return copy
}

function putRow(putting: Putting, rows: readonly JsonValue[], depth: number, parent: number): JsonValue {
  const { ownership, steps } = putting
  const index = rowIndex(rows, steps[depth] ?? '')
  if (index < 0) return rows
  const age = ageOf(ownership, rows, parent)
  const row = put(putting, rows[index], depth + 1, age)
  if (row === undefined || row === rows[index]) return rows
  if (age === notOwn) return own(ownership, rows.with(index, row))
  ;(rows as JsonValue[])[index] = row // its own
  return rows
}

function putProperties(putting: Putting, value: JsonObject, depth: number, parent: number): JsonValue | undefined {
  const { ownership, steps } = putting
  const name = unescapeName(steps[depth] ?? '')
  const age = ageOf(ownership, value, parent)
  const known = Object.hasOwn(value, name) ? value[name] : undefined
  const inner = put(putting, known, depth + 1, age)
  if (inner === known) return value
  const object = (age === notOwn ? own(ownership, { ...value }) : value) as Record<string, JsonValue> // its own
  if (inner === undefined) delete object[name]
  else putProperty(object, name, inner)
  return object
}

function put(putting: Putting, value: JsonValue | undefined, depth: number, parent: number): JsonValue | undefined {
  const { ownership, steps, next } = putting
  const step = steps[depth]
  if (step === undefined) return handOut(ownership, next)
  if (step.startsWith('@')) {
    const rows: readonly JsonValue[] = Array.isArray(value) ? value : [] // isArray forgets that the array is read-only JSON
    return Array.isArray(value) ? putRow(putting, rows, depth, parent) : value
  }
  if (isJsonObject(value)) return putProperties(putting, value, depth, parent)
  const made = putProperties(putting, {}, depth, notOwn)
  return isJsonObject(made) && Object.keys(made).length === 0 ? value : made
}

/** Replaces the value at a path, or removes it for undefined. Groups on the way are made; a row that is not there is not. */
export function putValue(tree: { values: JsonObject; readonly ownership: Ownership }, path: RecordPath, next: JsonValue | undefined): void {
  tree.ownership.changes++
  const changed = put({ ownership: tree.ownership, steps: stepsTo(path), next }, tree.values, 0, 0)
  tree.values = isJsonObject(changed) ? changed : {}
}
