import { isJsonObject } from '../../../lib/json.ts'
import type { CelFunction } from './cel-function.ts'
import { textOf } from './cel-function.ts'

export const RECORD_FIELD = 'record_field'

/** A field of the record that a reference names. A record that is not at hand, or a field that the reader may not see, is a missing value. */
const recordField: CelFunction['run'] = ([reference, name], { context: { records = {} } }) => {
  const recordId = isJsonObject(reference) ? reference['recordId'] : undefined
  if (typeof recordId !== 'string' || !Object.hasOwn(records, recordId)) return undefined
  const values = records[recordId] ?? {}
  const field = textOf(name)
  return Object.hasOwn(values, field) ? values[field] : undefined
}

/** The first argument is a field that refers to a record, the second a literal, so that the form knows what it looks into. */
export const recordFunctions: readonly CelFunction[] = [{ signature: `${RECORD_FIELD}(dyn, string): dyn`, weight: 20, run: recordField }]
