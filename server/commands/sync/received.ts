import type { CompiledForm } from '#core/form/compiled-form.ts'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import { missingFiles, namedNow } from '../files/stored-files.ts'
import type { StoredRecord } from './batch-state.ts'
import type { PlanRun } from './plan-run.ts'
import { countedUnlessTest } from './test-number.ts'

/** The record with the files that it now awaits, and its receipt as soon as it awaits none. One that was given stays. */
export function received(run: PlanRun, form: CompiledForm, record: StoredRecord): StoredRecord {
  const awaitingFiles = missingFiles(namedNow(form, record), run.state.files)
  const mayHave = record.receipt === '' && awaitingFiles.length === 0
  const count = () => receiptNumber(run.state.unitCode, run.context.year, run.counters.receipt())
  const receipt = mayHave ? countedUnlessTest(record, count) : record.receipt
  return { ...record, awaitingFiles, receipt }
}
