import { issue, type Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { awaitingOf } from '../files/stored-files.ts'
import type { StoredRecord } from './batch-state.ts'
import type { ReadyValues } from './ready-values.ts'
import type { OperationStatus } from '../../db/tables-records.ts'

type Applied = Extract<PushOutcome, { kind: 'applied' }>
type Quarantined = Extract<PushOutcome, { kind: 'quarantined' }>

const message = ({ code, path, params }: Issue) => ({ code, path, params: { ...params } })

/** More would tell nobody more, but a record of thousands of empty rows would be answered, and its answer stored, at five times its own length. */
const maxTold = 100

const told = (issues: readonly Issue[]): readonly Issue[] =>
  issues.length <= maxTold ? issues : [...issues.slice(0, maxTold), issue('issues.more', '', { count: issues.length - maxTold })]

/** `issues.more` {count}: how many were left out. */
export const quarantined = (reason: Quarantined['reason'], issues: readonly Issue[]): PushOutcome => ({
  kind: 'quarantined',
  reason,
  issues: told(issues).map(message),
})

export const invalid = (code: string, path = '', params: Readonly<Record<string, JsonValue>> = {}): PushOutcome =>
  quarantined('invalid', [issue(code, path, params)])

export const closed = (code: string, path = '', params: Readonly<Record<string, JsonValue>> = {}): PushOutcome =>
  quarantined('closed', [issue(code, path, params)])

export const denied = (code: string): PushOutcome => ({ kind: 'denied', issues: [message(issue(code))] })

/** Whether the operation changed its record; later ones may build on it. */
export const hasLanded = (outcome: PushOutcome): outcome is Extract<PushOutcome, { revision: number }> =>
  outcome.kind === 'applied' || outcome.kind === 'merged' || outcome.kind === 'duplicate' || outcome.kind === 'conflict'

export const statusOf = (outcome: PushOutcome): OperationStatus =>
  outcome.kind === 'merged' || outcome.kind === 'duplicate' ? 'applied' : outcome.kind

/**
 * What a replay is told: the stored result, an applied one as `duplicate`. Files that it awaited may have come since, and with them
 * the receipt: those are told as they are now.
 */
export function replayOf(outcome: PushOutcome, record?: Pick<StoredRecord, 'receipt' | 'awaitingFiles'>): PushOutcome {
  const replay: PushOutcome = outcome.kind === 'applied' ? { ...outcome, kind: 'duplicate' } : outcome
  if (!record || !('awaitingFiles' in replay)) return replay
  const { awaitingFiles: _then, ...rest } = replay
  return { ...('receipt' in rest ? { ...rest, receipt: record.receipt } : rest), ...awaitingOf(record.awaitingFiles) }
}

/** The part of an outcome that tells warnings nobody gave a reason for; nothing when there are none. */
export const warningsOf = ({ unexplained }: Extract<ReadyValues, { kind: 'ready' }>): Pick<Applied, 'warnings'> =>
  unexplained.length === 0 ? {} : { warnings: unexplained.map(message) }
