import { readsRecords } from '#core/form/record-references.ts'
import type { CompiledForm, FormContext, RecordsAtHand } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { must } from '#core/lib/assert.ts'
import type { Operation } from '#core/record/operation.ts'
import type { PlanRun } from './plan-run.ts'
import { previousPeriod } from '#core/form/previous-period.ts'

/** What the engine is told besides the values: the same day as the device's, the server's own lists, the period before. */
export function formContextOf(run: PlanRun, operation: Operation, form: CompiledForm): FormContext {
  const { period } = form.definition
  const chosen = period ? (operation.changes[period.field]?.value ?? run.records.get(operation.recordId)?.period) : null
  const before = period && typeof chosen === 'string' ? previousPeriod(period.kind, chosen) : null
  return {
    asOf: operation.asOf,
    lists: must(run.context.lists.get(operation.asOf), 'the lists of each day of the batch are loaded'),
    demo: run.context.demo,
    previous: before === null ? null : valuesOfPeriod(run, before),
    records: referredIn(run, form),
  }
}

/** Of the records referred to, also those of this very batch, as they stand by now. */
function referredIn(run: PlanRun, form: CompiledForm): RecordsAtHand {
  if (!readsRecords(form)) return {}
  const referred: Record<string, JsonObject> = { ...run.state.referred }
  for (const recordId of run.touched) {
    const record = run.records.get(recordId)
    const stands = record?.values && record.gone === null && !['withdrawn', 'cancelled', 'erased'].includes(record.state.kind)
    if (stands) referred[recordId] = record.values
    else delete referred[recordId]
  }
  return referred
}

/** Of the unit's live record of that period, also when it came in this very batch. */
function valuesOfPeriod(run: PlanRun, period: string): JsonObject | null {
  const recordId = run.periods.get(period)
  if (recordId === undefined) return null
  return run.records.get(recordId)?.values ?? run.state.periods.get(period)?.values ?? null
}
