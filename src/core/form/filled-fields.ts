import type { JsonObject, JsonValue } from '../lib/json.ts'
import { templateOf, type RecordPath } from '../lib/record-path.ts'
import type { CompiledForm } from './compiled-form.ts'
import { placesOf, valueAt } from './node-values.ts'

const isFilled = (value: JsonValue | undefined): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

/**
 * Ids of the fields that have a value anywhere in the record, hidden ones too, or a text that did not read as one; of repeats that have rows.
 * @param raw texts as typed, by record path
 */
export function filledFields(form: CompiledForm, values: JsonObject, raw: Readonly<Record<RecordPath, string>> = {}): readonly string[] {
  const typed = new Set(Object.keys(raw).map(templateOf))
  return form.nodes
    .filter(({ kind }) => kind === 'field' || kind === 'repeat')
    .filter(({ path }) => typed.has(path) || placesOf(values, path).some((place) => isFilled(valueAt(values, place))))
    .map(({ fieldId }) => fieldId)
}
