import { useCallback } from 'react'
import { ok, type Result } from '#core/lib/result.ts'
import type { RecordId } from '#core/lib/ids.ts'
import type { RecordState } from '#core/record/record-state.ts'
import type { SentEntry, StorageFailure, Vault } from '#storage/vault.ts'
import { useDesk } from '#workspace/desk.ts'
import type { Load } from '#workspace/use-load.ts'
import { useVault } from '#workspace/use-vault.ts'
import { workList, type WorkList } from './work-item.ts'

const kinds = ['drafts', 'outbox', 'records'] as const
/** Of a long outbox; how many more wait is told below. */
const WAITING_SHOWN = 300
const RETURNED_SHOWN = 200
/** The newest sent records, whose present state is looked up. */
const STATES_SHOWN = 100

export interface Work {
  readonly list: WorkList
  /** Operations that wait as well, of an outbox too long to be listed. */
  readonly unlisted: number
}

/** Drafts, outbox, returned and sent records of this person, kept up to date. */
export function useWork(): Load<Work, StorageFailure> {
  const { vault } = useDesk()
  return useVault(
    useCallback(async (): Promise<Result<Work, StorageFailure>> => {
      const [drafts, outbox, sent, returned, damaged, files] = await Promise.all([
        vault.drafts(),
        vault.outbox(WAITING_SHOWN),
        vault.sent(),
        vault.findRecords({ text: '', state: 'returned' }, RETURNED_SHOWN),
        vault.damaged(),
        vault.pendingFiles(),
      ])
      if (!drafts.ok) return drafts
      if (!outbox.ok) return outbox
      if (!sent.ok) return sent
      if (!returned.ok) return returned
      if (!damaged.ok) return damaged
      if (!files.ok) return files
      const standing = await vault.standing()
      if (!standing.ok) return standing
      const { queued, sending, stopped } = standing.value
      const states = await statesOf(vault, sent.value)
      return ok({
        unlisted: Math.max(0, queued + sending + stopped - outbox.value.length),
        list: workList({
          drafts: drafts.value,
          outbox: outbox.value,
          sent: newestOfEach(sent.value),
          returned: returned.value,
          damaged: damaged.value,
          files: files.value,
          states,
        }),
      })
    }, [vault]),
    kinds,
  )
}

/** One line a record: the last thing sent of it. */
function newestOfEach(sent: readonly SentEntry[]): readonly SentEntry[] {
  const newest = new Map<RecordId, SentEntry>()
  for (const entry of sent) {
    const known = newest.get(entry.recordId)
    if (known === undefined || known.sentAt < entry.sentAt) newest.set(entry.recordId, entry)
  }
  return [...newest.values()]
}

async function statesOf(vault: Vault, sent: readonly SentEntry[]): Promise<ReadonlyMap<RecordId, RecordState>> {
  const ids = [...new Set(sent.map((entry) => entry.recordId))].slice(0, STATES_SHOWN)
  const held = await Promise.all(ids.map((id) => vault.latest(id)))
  return new Map(held.flatMap((found) => (found.ok && found.value !== null ? [[found.value.recordId, found.value.state] as const] : [])))
}
