import { useCallback, useSyncExternalStore } from 'react'
import type { OutboxStanding } from '#storage/outbox-standing.ts'
import { useDesk } from '#workspace/desk.ts'
import { useVault } from '#workspace/use-vault.ts'
import type { ServerStanding } from '../session/session-state.ts'
import type { ConnectionFacts } from './connection.ts'
import { networkOf } from './network-of.ts'

const outboxOnly = ['outbox'] as const
const nothing: OutboxStanding = {
  queued: 0,
  sending: 0,
  stopped: 0,
  damaged: 0,
  files: { waiting: 0, records: 0, stopped: 0 },
  oldest: null,
}

/** Connection, what waits and what needs the person, kept up to date. */
export function useConnection(standing: ServerStanding): ConnectionFacts {
  const { vault, sync } = useDesk()
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const { state } = useVault(
    useCallback(() => vault.standing(), [vault]),
    outboxOnly,
  )
  // What does not open is not among what waits, and is certainly not on the server.
  const { queued, sending, stopped, damaged, files } = state.kind === 'ready' ? state.value : nothing
  return {
    network: networkOf(status, standing),
    unsent: queued + sending,
    sending,
    stopped: stopped + damaged + files.stopped,
    ...(status.kind === 'syncing' && status.received !== undefined && { received: status.received }),
    ...(files.waiting + files.stopped > 0 && {
      files: { waiting: files.waiting, records: files.records, sending: status.kind === 'syncing' ? (status.files ?? 0) : 0 },
    }),
  }
}
