import type { RecordId } from '#core/lib/ids.ts'

/** Stands where a counted number would: no counter moves for a record that only tries a form out. */
export const testNumber = (recordId: RecordId): string => `THỬ-${recordId.slice(-12).toUpperCase()}`
