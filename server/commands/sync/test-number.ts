import { isTestKey } from '#core/form/test-key.ts'
import type { RecordId } from '#core/lib/ids.ts'

/**
 * The number that `count` gives; no counter moves for a record that only tries a form out: receipts and numbers are counted without a gap.
 * @param formKey of the record's scope
 */
export const countedUnlessTest = <T>({ formKey, recordId }: { formKey: string; recordId: RecordId }, count: () => T): T | string =>
  isTestKey(formKey) ? `THỬ-${recordId.slice(-12).toUpperCase()}` : count()
