import type { SyncProblem, SyncStatus } from '#sync/sync-status.ts'
import type { ServerStanding } from '../session/session-state.ts'
import type { ConnectionFacts } from './connection.ts'

/** A server that asks to be left alone for a while is at work; nothing is wrong. */
const isBusy = (problem: SyncProblem): boolean =>
  problem.kind === 'server' && (problem.problem.status === 429 || problem.problem.status === 503)

/** The sync status as the one line tells it. A session that ended is a person's turn, whatever the loop tries meanwhile. */
export function networkOf(status: SyncStatus, standing: ServerStanding): ConnectionFacts['network'] {
  if (standing === 'expired') return 'signed-out'
  switch (status.kind) {
    case 'idle':
      return 'online'
    case 'syncing':
      return 'syncing'
    case 'offline':
      return status.strange ? 'strange' : 'offline'
    case 'signed-out':
      // Unlocking signs in by itself where it can; until that is known nobody is asked for a password.
      return standing === 'unknown' ? 'syncing' : 'signed-out'
    case 'failing':
      return isBusy(status.problem) ? 'busy' : 'trouble'
    case 'update-required':
      return 'update-needed'
  }
}
