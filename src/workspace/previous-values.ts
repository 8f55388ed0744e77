import type { CompiledForm } from '#core/form/compiled-form.ts'
import { valueAt } from '#core/form/node-values.ts'
import { previousPeriod } from '#core/form/previous-period.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import type { Vault } from '#storage/vault.ts'

/** Where the form's period stands; null for forms that are not periodic. */
export const periodPath = (form: CompiledForm): RecordPath | null => form.definition.period?.field ?? null

/** Reports of one form that a unit made lately; older ones are not "the period before". */
const LOOKED_AT = 200

/** What was taken back reports nothing. */
const gone: ReadonlySet<RecordStateKind> = new Set(['withdrawn', 'cancelled', 'erased'])
export const isGone = (state: RecordStateKind): boolean => gone.has(state)

/**
 * The values of the unit's record for the period before, when this device holds it: rules compare with them.
 * Without it such rules are silent here, and the server applies them.
 */
export async function previousValues(vault: Vault, form: CompiledForm, unitId: UnitId, values: JsonObject): Promise<JsonObject | null> {
  const { period, key } = form.definition
  if (period === undefined) return null
  const chosen = valueAt(values, period.field)
  const before = typeof chosen === 'string' ? previousPeriod(period.kind, chosen) : null
  if (before === null) return null
  const found = await vault.findRecords({ text: '', formKey: key }, LOOKED_AT)
  if (!found.ok) return null
  for (const summary of found.value) {
    if (summary.unitId !== unitId || isGone(summary.state.kind)) continue
    const record = await vault.record(summary.recordId)
    if (record.ok && record.value !== null && valueAt(record.value.values, period.field) === before) return record.value.values
  }
  return null
}
