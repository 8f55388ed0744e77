import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { formKeyOf } from './form-key-of.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { OutboxRow } from './vault-database.ts'
import type { OutboxEntry, OutboxState, Stored } from './vault.ts'

/** What is encrypted of an outbox row. */
export interface OutboxSecret {
  readonly operation: Operation
  readonly title: string
  /** Why it stopped; null while it is on its way. */
  readonly outcome: PushOutcome | null
}

type Standing = Pick<OutboxRow, 'queue' | 'queuedAt' | 'status'>

export async function sealOutboxRow(cipher: VaultCipher, rev: number, secret: OutboxSecret, standing: Standing): Promise<OutboxRow> {
  const { operation } = secret
  const sealed = await cipher.seal('outbox', operation.opId, rev, secret)
  const bytes = new TextEncoder().encode(JSON.stringify(operation)).length
  const { queue, queuedAt, status } = standing // not what else the row at hand may carry
  return { ...sealed, queue, queuedAt, status, recordId: operation.recordId, formKey: formKeyOf(operation.formRef), since: 0, bytes }
}

export const openOutboxRow = (cipher: VaultCipher, row: OutboxRow): Promise<Stored<OutboxSecret>> =>
  cipher.open<OutboxSecret>('outbox', row)

export function outboxEntry(row: OutboxRow, { operation, title, outcome }: OutboxSecret): OutboxEntry {
  return { operation, title, formKey: row.formKey, state: stateOf(row, outcome), queuedAt: row.queuedAt }
}

function stateOf(row: OutboxRow, outcome: PushOutcome | null): OutboxState {
  if ((row.status === 'stopped' || row.status === 'conflict') && outcome !== null) return { kind: 'stopped', outcome }
  if (row.status === 'sending') return { kind: 'sending', since: row.since }
  return isUnanswered(row) ? { kind: 'unanswered', since: row.since } : { kind: 'queued' }
}

/** It was sent, and whether it arrived nobody knows until it is sent again. */
export const isUnanswered = (row: OutboxRow): boolean => row.status === 'queued' && row.since > 0

/** In the order of submission. */
export const byQueue = (a: OutboxRow, b: OutboxRow): number => a.queue - b.queue || (a.id < b.id ? -1 : 1)
