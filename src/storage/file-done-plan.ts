import { ok } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { sealFile } from './file-tags.ts'
import { openTransfer } from './file-transfer.ts'
import type { TransferPlan } from './transfer-plans.ts'
import type { SentRow, TransferRow } from './vault-database.ts'
import type { KeptFile } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { SentEntry, Stored } from './vault.ts'

export interface FileDone {
  readonly recordId: string
  readonly sha256: string
  /** When the file was submitted: bytes taken later belong to another record, which the server may know nothing of. */
  readonly queuedAt: number
  /** The record's, when this was its last file; null: it still has none. */
  readonly receipt: string | null
  /** Of the record. */
  readonly transfers: readonly TransferRow[]
  /** Of the file. */
  readonly copies: readonly KeptFile[]
}

/** The server has a file of the record: no order to send it is left, the proofs know it, the bytes may go. */
export async function fileDonePlan(parts: VaultParts, done: FileDone): Promise<Stored<TransferPlan>> {
  const { cipher, connection } = parts
  const { recordId, sha256, queuedAt, receipt } = done
  const plan = { puts: [] as TransferPlan['puts'][number][], deletions: [] as TransferPlan['deletions'][number][] }
  for (const row of done.transfers) {
    if (row.status === 'held') continue
    const secret = await openTransfer(cipher, row)
    if (secret.ok && secret.value.file.sha256 === sha256) plan.deletions.push({ table: 'transfers', id: row.id, rev: row.rev })
  }
  const proofs = await connection.run(async (db) => ok(await db.sent.where({ recordId }).toArray()))
  if (!proofs.ok) return proofs
  for (const row of proofs.value) {
    const entry = await cipher.open<SentEntry>('sent', row)
    if (!entry.ok) continue
    const outcome = withoutFile(entry.value.outcome, sha256, receipt)
    if (outcome === entry.value.outcome) continue
    const next: SentRow = {
      ...(await cipher.seal('sent', row.id, row.rev + 1, { ...entry.value, outcome })),
      sentAt: row.sentAt,
      recordId,
      formKey: entry.value.formKey,
    }
    plan.puts.push({ table: 'sent', row: next })
  }
  for (const { row, file } of done.copies) {
    if (file?.sha256 !== sha256 || row.at === 0 || row.at > queuedAt) continue
    plan.puts.push({ table: 'files', row: await sealFile(cipher, { id: row.id, rev: row.rev + 1, at: 0 }, file) })
  }
  return ok(plan)
}

/** The same object when nothing changes. */
function withoutFile(outcome: PushOutcome, sha256: string, receipt: string | null): PushOutcome {
  if (!('awaitingFiles' in outcome)) return outcome
  const { awaitingFiles = [], ...rest } = outcome
  const left = receipt === null ? awaitingFiles.filter((each) => each !== sha256) : []
  const still = left.length === 0 ? {} : { awaitingFiles: left }
  if ('receipt' in rest) return { ...rest, ...still, receipt: rest.receipt === '' ? (receipt ?? '') : rest.receipt }
  return { ...rest, ...still }
}
