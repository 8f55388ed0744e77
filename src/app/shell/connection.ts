import type { Tone } from '#ui/notice.tsx'
import type { IconName } from '#ui/icon-paths.ts'

/** What the one line about connection and unsent work is made from. */
export interface ConnectionFacts {
  readonly network: 'offline' | 'strange' | 'online' | 'syncing' | 'busy' | 'trouble' | 'signed-out' | 'update-needed'
  /** Submitted on this device and not on the server yet, without the stopped ones. */
  readonly unsent: number
  readonly sending: number
  readonly stopped: number
  /** Records that have come in this round, while more are to come. */
  readonly received?: number
  /** Of records that are on the server; absent when there are none. */
  readonly files?: { readonly waiting: number; readonly records: number; /** Going up in this round. */ readonly sending: number }
}

export interface ConnectionLine {
  /** Key under `shell.connection`. */
  readonly key: string
  readonly count: number
  readonly tone: Tone
  readonly icon: IconName
}

/** The sentence a clerk can repeat on the phone. What needs a person comes before what mends itself. */
export function connectionLine(facts: ConnectionFacts): ConnectionLine {
  const { network, sending, stopped, files = { waiting: 0, records: 0, sending: 0 } } = facts
  // Records of which this device alone has something.
  const unsent = facts.unsent + files.records
  if (network === 'update-needed') return { key: 'updateNeeded', count: unsent, tone: 'danger', icon: 'error' }
  if (network === 'signed-out') return { key: unsent > 0 ? 'signIn' : 'signInNone', count: unsent, tone: 'warn', icon: 'lock' }
  if (stopped > 0) return { key: 'stopped', count: stopped, tone: 'danger', icon: 'error' }
  if (network === 'offline' && facts.unsent === 0 && files.waiting > 0)
    return { key: 'offlineFiles', count: files.waiting, tone: 'warn', icon: 'cloud-off' }
  if (network === 'offline') return { key: unsent > 0 ? 'offlineUnsent' : 'offline', count: unsent, tone: 'warn', icon: 'cloud-off' }
  if (network === 'strange') return { key: 'strange', count: unsent, tone: 'warn', icon: 'cloud-off' }
  if (network === 'busy') return { key: unsent > 0 ? 'busyUnsent' : 'busy', count: unsent, tone: 'info', icon: 'sync' }
  if (network === 'trouble') return { key: 'trouble', count: unsent, tone: 'warn', icon: 'cloud-off' }
  if (sending > 0) return { key: 'sending', count: sending, tone: 'info', icon: 'sync' }
  if (files.sending > 0) return { key: 'sendingFiles', count: files.sending, tone: 'info', icon: 'upload' }
  if (facts.unsent === 0 && files.waiting > 0) return { key: 'filesWaiting', count: files.waiting, tone: 'info', icon: 'upload' }
  if (unsent > 0) return { key: 'waiting', count: unsent, tone: 'info', icon: 'device' }
  if (network === 'syncing' && facts.received !== undefined) return { key: 'receiving', count: facts.received, tone: 'info', icon: 'sync' }
  return network === 'syncing'
    ? { key: 'syncing', count: 0, tone: 'info', icon: 'sync' }
    : { key: 'synced', count: 0, tone: 'good', icon: 'cloud-check' }
}
