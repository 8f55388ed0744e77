import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { OpId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import { openTransfer, sealNewTransfer, sealTransfer } from './file-transfer.ts'
import type { IndexEntry } from './record-index.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { TransferRow } from './vault-database.ts'
import type { Stored } from './vault.ts'

export interface FilesAndRecords {
  readonly transfers: readonly TransferRow[]
  /** The file, if it lies here. */
  readonly fileHere: (sha256: string) => Promise<Stored<FileValue | null>>
  /** All records that this device holds. */
  readonly entries: readonly IndexEntry[]
  readonly makeId: () => string
  readonly now: number
}

export interface Reconciled {
  /** Transfers that the server has nothing to say about any more but "it is here". */
  readonly done: readonly { readonly id: string; readonly receipt: string }[]
  readonly puts: readonly TransferRow[]
}

/** What the pulled records say of the files: which ones the server has, which ones it asks for, again or unexpectedly. */
export async function reconcileFiles(cipher: VaultCipher, known: FilesAndRecords): Promise<Stored<Reconciled>> {
  const entries = new Map<string, IndexEntry>(known.entries.map((entry) => [entry.summary.recordId, entry]))
  const done: Reconciled['done'][number][] = []
  const puts: TransferRow[] = []
  const ordered = new Set<string>()
  for (const row of known.transfers) {
    const secret = await openTransfer(cipher, row)
    if (!secret.ok) continue
    const { file, landed, landedSeq, stop, stopSeq } = secret.value
    ordered.add(`${row.recordId} ${file.sha256}`)
    const entry = entries.get(row.recordId)
    if (entry === undefined || landed === null) continue
    // A version from before the operation says nothing, even one of the same revision (a conflict, a correction request).
    if (entry.summary.revision < landed || entry.seq <= landedSeq) continue
    const awaits = entry.summary.awaitingFiles?.includes(file.sha256) === true
    if (!awaits) done.push({ id: row.id, receipt: entry.summary.receipt })
    else if (stop?.kind === 'refused' && entry.seq > stopSeq)
      puts.push(await sealTransfer(cipher, { ...row, status: 'waiting', since: 0 }, { ...secret.value, stop: null }))
  }
  for (const entry of known.entries) {
    const found = await unordered(cipher, known, entry, ordered)
    if (!found.ok) return found
    puts.push(...found.value)
  }
  return ok({ done, puts })
}

/** Bytes that a record awaits and that lie here, though nobody was told to send them. */
async function unordered(
  cipher: VaultCipher,
  known: FilesAndRecords,
  entry: IndexEntry,
  ordered: ReadonlySet<string>,
): Promise<Stored<readonly TransferRow[]>> {
  const { recordId, unitId, formKey, title, awaitingFiles = [] } = entry.summary
  // No operation of this device: none is waited for.
  const operation = { recordId, unitId, opId: '' as OpId, formRef: `${formKey}@` }
  const rows: TransferRow[] = []
  for (const sha256 of awaitingFiles) {
    if (ordered.has(`${recordId} ${sha256}`)) continue
    const file = await known.fileHere(sha256)
    if (!file.ok) return file
    if (file.value === null) continue
    rows.push(await sealNewTransfer(cipher, { id: known.makeId(), operation, title, file: file.value, status: 'waiting', now: known.now }))
  }
  return ok(rows)
}
