import type { CompiledForm } from '#core/form/compiled-form.ts'
import { isTestKey } from '#core/form/test-key.ts'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import { missingFiles, namedNow } from '../files/stored-files.ts'
import type { StoredRecord } from './batch-state.ts'
import type { PlanRun } from './plan-run.ts'
import { testNumber } from './test-number.ts'

/** The record with the files that it now awaits, and its receipt as soon as it awaits none. One that was given stays. */
export function received(run: PlanRun, form: CompiledForm, record: StoredRecord): StoredRecord {
  const awaitingFiles = missingFiles(namedNow(form, record), run.state.files)
  const mayHave = record.receipt === '' && awaitingFiles.length === 0
  const { recordId } = record
  // A receipt number is counted without a gap: what is only tried out takes none.
  const given = () =>
    isTestKey(run.context.scope.formKey)
      ? testNumber(recordId)
      : receiptNumber(run.state.unitCode, run.context.year, run.counters.receipt())
  const receipt = mayHave ? given() : record.receipt
  return { ...record, awaitingFiles, receipt }
}
