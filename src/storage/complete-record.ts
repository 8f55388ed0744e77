import type { PulledRecord } from '#core/protocol/pull.ts'
import { readWaitingValues, type KeptWaitingValues } from '#core/record/waiting-values.ts'

/** A record as an earlier version of the app may have stored it. */
export type KeptRecord = Omit<PulledRecord, 'reasons' | 'conflicts'> &
  Partial<Pick<PulledRecord, 'reasons'>> & { readonly conflicts: KeptWaitingValues }

/** What was stored before records carried their reasons has none; the next pull of the record brings them. */
export const completeRecord = (record: KeptRecord): PulledRecord => ({
  ...record,
  reasons: record.reasons ?? [],
  conflicts: readWaitingValues(record.conflicts, record.revision),
})
