import { isUuid, type RecordId, type UnitId } from '../lib/ids.ts'
import { isJsonObject, type JsonObject } from '../lib/json.ts'
import type { CompiledForm } from './compiled-form.ts'
import { placesOf, valueAt } from './node-values.ts'

/** A record that another one refers to, and the form it must be of. */
export interface RecordReference {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly form: string
}

/** Whether a rule looks into records that the form refers to. */
export const readsRecords = (form: CompiledForm): boolean => form.program.rules.some((rule) => rule.readsRecords)

/** The records that rules may look into, each once; none when no rule does. */
export function recordReferences(form: CompiledForm, values: JsonObject): readonly RecordReference[] {
  if (!readsRecords(form)) return []
  const found = new Map<string, RecordReference>()
  for (const node of form.nodes) {
    const key = node.settings.form
    if (node.type !== 'record-ref' || key === undefined) continue
    for (const place of placesOf(values, node.path)) {
      const value = valueAt(values, place)
      if (!isJsonObject(value)) continue
      const { recordId, unitId } = value
      // ids are UUIDs with a brand
      if (isUuid(recordId) && isUuid(unitId)) found.set(recordId, { recordId: recordId as RecordId, unitId: unitId as UnitId, form: key })
    }
  }
  return [...found.values()]
}
