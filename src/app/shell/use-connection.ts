import { useCallback, useSyncExternalStore } from 'react'
import { ok } from '#core/lib/result.ts'
import type { OutboxEntry } from '#storage/vault.ts'
import { useDesk } from '#workspace/desk.ts'
import { useVault } from '#workspace/use-vault.ts'
import type { ServerStanding } from '../session/session-state.ts'
import type { ConnectionFacts } from './connection.ts'
import { networkOf } from './network-of.ts'

const outboxOnly = ['outbox'] as const
const nothing = { entries: [] as readonly OutboxEntry[], damaged: 0 }

/** Connection, what waits and what needs the person, kept up to date. */
export function useConnection(standing: ServerStanding): ConnectionFacts {
  const { vault, sync } = useDesk()
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const { state } = useVault(
    useCallback(async () => {
      const [outbox, damaged] = await Promise.all([vault.outbox(), vault.damaged()])
      // What does not open is not listed in the outbox, and is certainly not on the server.
      const operations = damaged.ok ? damaged.value.filter((row) => row.table === 'outbox') : []
      return ok({ entries: outbox.ok ? outbox.value : [], damaged: operations.length })
    }, [vault]),
    outboxOnly,
  )
  const { entries, damaged } = state.kind === 'ready' ? state.value : nothing
  const count = (kind: OutboxEntry['state']['kind']) => entries.filter((entry) => entry.state.kind === kind).length
  return {
    network: networkOf(status, standing),
    unsent: count('queued') + count('unanswered') + count('sending'),
    sending: count('sending'),
    stopped: count('stopped') + damaged,
  }
}
