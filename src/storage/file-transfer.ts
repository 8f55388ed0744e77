import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { formKeyOf } from './form-key-of.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { TransferRow } from './vault-database.ts'
import type { Stored } from './vault.ts'

/**
 * Why a file stays here until a person acts: the server's refusal, by the `code` of its problem; or the bytes are not on this
 * device, or do not open any more, so that the file has to be chosen again.
 */
export type FileStop = { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'missing' } | { readonly kind: 'damaged' }

/** Where a file stands. Who acts next: held, waiting, sending → the device · stopped → a person. */
export type FileTransferState =
  /** Its record has not reached the server yet. */
  | { readonly kind: 'held' }
  | { readonly kind: 'waiting' }
  /** Or was being sent when the tab was closed: sent again, unless the server says that it has it. */
  | { readonly kind: 'sending'; readonly since: number }
  | { readonly kind: 'stopped'; readonly stop: FileStop }

/** A file of a submitted record that the server has not confirmed yet. */
export interface FileTransfer {
  readonly id: string
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly opId: OpId
  readonly formKey: string
  /** The record's. */
  readonly title: string
  readonly file: FileValue
  readonly state: FileTransferState
  readonly queuedAt: number
}

/** What is encrypted of a transfer. */
export interface TransferSecret {
  readonly unitId: UnitId
  readonly title: string
  readonly file: FileValue
  /** The revision that the operation became, or was kept beside (a conflict, a correction request); null: not landed. */
  readonly landed: number | null
  /** Up to where its scope had been pulled when that was answered: only a later version tells what the server has since. */
  readonly landedSeq: number
  /** Null unless stopped. */
  readonly stop: FileStop | null
  /** The record's place in its scope when the file was stopped: asked for anew later than that, it is sent again. */
  readonly stopSeq: number
}

type Standing = Pick<TransferRow, 'id' | 'rev' | 'recordId' | 'opId' | 'formKey' | 'status' | 'since' | 'queuedAt'>

/** The row that replaces `at` (of `rev` 0: a new one). */
export async function sealTransfer(cipher: VaultCipher, at: Standing, secret: TransferSecret): Promise<TransferRow> {
  const { id, recordId, opId, formKey, status, since, queuedAt } = at
  return { ...(await cipher.seal('transfers', id, at.rev + 1, secret)), recordId, opId, formKey, status, since, queuedAt }
}

export const openTransfer = (cipher: VaultCipher, row: TransferRow): Promise<Stored<TransferSecret>> =>
  cipher.open<TransferSecret>('transfers', row)

export interface NewTransfer {
  readonly id: string
  readonly operation: { readonly recordId: RecordId; readonly unitId: UnitId; readonly opId: OpId; readonly formRef: string }
  readonly title: string
  readonly file: FileValue
  readonly status: 'held' | 'waiting'
  readonly now: number
}

export function sealNewTransfer(cipher: VaultCipher, { id, operation, title, file, status, now }: NewTransfer): Promise<TransferRow> {
  const { recordId, unitId, opId, formRef } = operation
  const standing = { id, rev: 0, recordId, opId, formKey: formKeyOf(formRef), status, since: 0, queuedAt: now }
  return sealTransfer(cipher, standing, { unitId, title, file, landed: null, landedSeq: 0, stop: null, stopSeq: 0 })
}

export function fileTransfer(row: TransferRow, { unitId, title, file, stop }: TransferSecret): FileTransfer {
  const { id, recordId, opId, formKey, queuedAt } = row
  // The ids in clear are copies of those of the operation.
  return { id, recordId: recordId as RecordId, opId: opId as OpId, unitId, formKey, title, file, queuedAt, state: stateOf(row, stop) }
}

function stateOf({ status, since }: TransferRow, stop: FileStop | null): FileTransferState {
  if (status === 'stopped' && stop !== null) return { kind: 'stopped', stop }
  if (status === 'sending') return { kind: 'sending', since }
  return { kind: status === 'held' ? 'held' : 'waiting' }
}

/** Oldest first. */
export const byTransferAge = (a: TransferRow, b: TransferRow): number => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1)
