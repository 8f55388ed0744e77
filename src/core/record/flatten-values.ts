import type { CompiledForm } from '../form/compiled-form.ts'
import type { RowId } from '../lib/ids.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { orderPath, propertyPath, rowPath, type RecordPath } from '../lib/record-path.ts'

/** What the arithmetic of records needs of a form: which places hold other places, and which are one value. */
export type FormShape = Pick<CompiledForm, 'byPath'>

/** A record as a flat map: a leaf per field, `#order` per repeat. Order of entries is the order of the values. */
export type Leaves = Map<RecordPath, JsonValue>

/**
 * The leaves of a record. Nothing is lost: a property that the form does not know, a repeat whose rows have no
 * identity, and a group that holds something else than an object count as one value; an empty group is the leaf `{}`.
 */
export function flattenValues(form: FormShape, values: JsonObject | null): Leaves {
  const leaves: Leaves = new Map()
  if (values !== null) flattenObject(form, values, '', '', leaves)
  return leaves
}

function flattenObject(form: FormShape, object: JsonObject, path: RecordPath, template: RecordPath, leaves: Leaves): void {
  const isRow = template.endsWith('/@')
  for (const [name, value] of Object.entries(object)) {
    if (isRow && name === '_row') continue
    flattenValue(form, value, propertyPath(path, name), propertyPath(template, name), leaves)
  }
}

function flattenValue(form: FormShape, value: JsonValue, path: RecordPath, template: RecordPath, leaves: Leaves): void {
  const kind = form.byPath.get(template)?.kind
  if (kind === 'repeat') {
    const rows = rowsOf(value)
    if (rows === null) leaves.set(path, value)
    else {
      leaves.set(orderPath(path), [...rows.keys()])
      for (const [row, object] of rows) flattenObject(form, object, rowPath(path, row), `${template}/@`, leaves)
    }
  } else if ((kind === 'group' || kind === 'grid') && isJsonObject(value) && Object.keys(value).length > 0) {
    flattenObject(form, value, path, template, leaves)
  } else leaves.set(path, value)
}

/** The rows by identity, or null when one has none or two share one: then the array is a single value. */
function rowsOf(value: JsonValue): ReadonlyMap<RowId, JsonObject> | null {
  if (!Array.isArray(value)) return null
  const rows = new Map<RowId, JsonObject>()
  // Array.isArray widens the element type to `any`.
  for (const row of value as readonly JsonValue[]) {
    if (!isJsonObject(row) || typeof row['_row'] !== 'string' || row['_row'].includes('/')) return null
    const id = row['_row'] as RowId // the validator checks that it is a UUID; here it only has to tell rows apart
    if (rows.has(id)) return null
    rows.set(id, row)
  }
  return rows
}
