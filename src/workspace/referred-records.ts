import type { CompiledForm, RecordsAtHand } from '#core/form/compiled-form.ts'
import { recordReferences } from '#core/form/record-references.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Vault } from '#storage/vault.ts'
import { isGone } from './previous-values.ts'

/**
 * The values of the records that this one refers to and that this device holds: rules look into them (`record_field`).
 * Of the others such rules say nothing here; the server, which holds them, applies them.
 */
export async function referredRecords(vault: Vault, form: CompiledForm, values: JsonObject): Promise<RecordsAtHand> {
  const held: Record<string, JsonObject> = {}
  for (const { recordId, unitId, form: key } of recordReferences(form, values)) {
    const record = await vault.record(recordId)
    if (!record.ok || record.value === null) continue
    const { value } = record
    if (value.unitId === unitId && value.formRef.startsWith(`${key}@`) && !isGone(value.state.kind)) held[recordId] = value.values
  }
  return held
}
