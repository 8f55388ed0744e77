import { ok, type Result } from '#core/lib/result.ts'
import type { RecordSummary } from '#core/protocol/records.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { maySee } from '../../policies/row-access.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { recordSummary, summaryQuery } from '../../presenters/record-summary.ts'
import { recordAccess } from '../audit/record-access.ts'
import { isReceiptNumber, normalReceipt } from '#core/lib/receipt-number.ts'

/** The record of a receipt that was read out, typed or scanned: 400 `receipt.misread` when its check character is wrong, 404 `receipt.unknown`. */
export async function findReceipt(db: Db, reader: Reader, text: string, now: number): Promise<Result<RecordSummary, Refusal>> {
  const receipt = normalReceipt(text)
  if (!isReceiptNumber(receipt)) return refuse(400, 'receipt.misread')
  return inTransaction(db, actorOf(reader), async (tx): Promise<Result<RecordSummary, Refusal>> => {
    const rows = await summaryQuery(tx).where('r.receipt', '=', receipt).where('r.gone', 'is', null).execute()
    const row = rows.find((found) => maySee(reader, { unitId: found.unit_id, formKey: found.form_key, readers: found.readers }))
    if (!row) return refuse(404, 'receipt.unknown')
    await recordAccess(tx, reader, 'receipt', [row.record_id], new Date(now))
    return ok(recordSummary(row))
  })
}
