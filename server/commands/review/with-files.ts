import { vietnamDay } from '#core/lib/calendar.ts'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import type { Tx } from '../../db/transaction.ts'
import { loadStoredFiles, missingFiles, namedBy, namedNow } from '../files/stored-files.ts'
import { unitCodeOf } from '../files/unit-code-of.ts'
import type { StoredRecord } from '../sync/batch-state.ts'
import { countedUnlessTest } from '../sync/test-number.ts'
import type { OpenCorrection } from './corrections.ts'
import type { Deciding } from './decide.ts'

/**
 * The record with the files that it awaits after a decision on what it names; with its receipt when that leaves none.
 * @param corrections requests that go on waiting
 */
export async function withFiles(
  tx: Tx,
  { scope, forms, counters, now }: Deciding,
  record: StoredRecord,
  corrections: readonly OpenCorrection[] = [],
): Promise<StoredRecord> {
  const form = [...forms.values()].find((published) => published.form.hash === record.formHash)?.form
  if (!form) return record
  const asked = corrections.flatMap(({ operation }) => namedBy(forms.get(operation.formRef)?.form ?? form, operation))
  const named = [...namedNow(form, record), ...asked]
  const awaitingFiles = missingFiles(named, await loadStoredFiles(tx, scope.unitId, named))
  if (record.receipt !== '' || awaitingFiles.length > 0 || counters === null) return { ...record, awaitingFiles }
  const today = vietnamDay(now.getTime())
  const count = async () => receiptNumber(await unitCodeOf(tx, scope.unitId, today), Number(today.slice(0, 4)), counters.receipt())
  return { ...record, awaitingFiles, receipt: await countedUnlessTest(record, count) }
}
