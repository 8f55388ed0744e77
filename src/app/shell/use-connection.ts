import { useCallback, useSyncExternalStore } from 'react'
import { ok } from '#core/lib/result.ts'
import type { OutboxEntry } from '#storage/vault.ts'
import type { SyncStatus } from '#sync/sync-status.ts'
import { useDesk } from '#workspace/desk.ts'
import { useVault } from '#workspace/use-vault.ts'
import type { ServerStanding } from '../session/session-state.ts'
import type { ConnectionFacts } from './connection.ts'
import { networkOf } from './network-of.ts'
import { recordTransfers, type RecordTransfers } from '#workspace/record-transfers.ts'

const outboxOnly = ['outbox'] as const
const nothing = { entries: [] as readonly OutboxEntry[], damaged: 0, files: [] as readonly RecordTransfers[] }

/** Connection, what waits and what needs the person, kept up to date. */
export function useConnection(standing: ServerStanding): ConnectionFacts {
  const { vault, sync } = useDesk()
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const { state } = useVault(
    useCallback(async () => {
      const [outbox, damaged, pending] = await Promise.all([vault.outbox(), vault.damaged(), vault.pendingFiles()])
      // What does not open is not listed in the outbox, and is certainly not on the server.
      const operations = damaged.ok ? damaged.value.filter((row) => row.table !== 'drafts') : []
      return ok({
        entries: outbox.ok ? outbox.value : [],
        damaged: operations.length,
        files: recordTransfers(pending.ok ? pending.value : []),
      })
    }, [vault]),
    outboxOnly,
  )
  const { entries, damaged, files } = state.kind === 'ready' ? state.value : nothing
  const count = (kind: OutboxEntry['state']['kind']) => entries.filter((entry) => entry.state.kind === kind).length
  return {
    network: networkOf(status, standing),
    unsent: count('queued') + count('unanswered') + count('sending'),
    sending: count('sending'),
    stopped: count('stopped') + damaged + files.filter(({ stopped }) => stopped.length > 0).length,
    ...(status.kind === 'syncing' && status.received !== undefined && { received: status.received }),
    ...(files.length > 0 && { files: filesFacts(files, entries, status) }),
  }
}

function filesFacts(files: readonly RecordTransfers[], entries: readonly OutboxEntry[], status: SyncStatus) {
  const waiting = files.filter((each) => each.waiting.length > 0)
  const queued = new Set(entries.map((entry) => entry.operation.recordId))
  return {
    waiting: waiting.reduce((sum, each) => sum + each.waiting.length, 0),
    records: waiting.filter((each) => !queued.has(each.recordId)).length,
    sending: status.kind === 'syncing' ? (status.files ?? 0) : 0,
  }
}
