import { ok } from '#core/lib/result.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import type { DamageWatch } from './damage-watch.ts'
import { fileDonePlan } from './file-done-plan.ts'
import { byTransferAge, fileTransfer, openTransfer, sealTransfer, type FileTransfer, type TransferSecret } from './file-transfer.ts'
import { nextFile } from './next-file.ts'
import { reconcileFiles, type Reconciled } from './reconcile-files.ts'
import type { TransferPlan } from './transfer-plans.ts'
import type { TransferRow } from './vault-database.ts'
import type { VaultFiles } from './vault-file-methods.ts'
import type { FileBytes } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { VaultRecords } from './vault-records.ts'
import type { Stored } from './vault.ts'

export type TransferMethods = Pick<
  VaultFiles,
  | 'pendingFiles'
  | 'pendingFilesOf'
  | 'nextFile'
  | 'markFileSending'
  | 'fileSent'
  | 'stopFile'
  | 'retryFile'
  | 'giveUpFile'
  | 'reconcileFiles'
>

interface Found {
  readonly row: TransferRow
  readonly secret: TransferSecret
}

/** Orders to send files, one by one. Another tab may act on them too, so each write is planned again on what that one left. */
export function createVaultTransfers(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'copies'>,
  records: Pick<VaultRecords, 'entries' | 'retrying'>,
  watch: DamageWatch,
  makeId: () => string,
): TransferMethods {
  const { cipher } = parts
  const opened = async (rows: Stored<readonly TransferRow[]>): Promise<Stored<readonly FileTransfer[]>> => {
    if (!rows.ok) return rows
    const secrets = await Promise.all(rows.value.map(async (row) => ({ row, secret: await openTransfer(cipher, row) })))
    for (const { row, secret } of secrets) if (!secret.ok) watch.found('transfers', row)
    return ok(secrets.flatMap(({ row, secret }) => (secret.ok ? [fileTransfer(row, secret.value)] : [])))
  }
  const write: Write = (plan) => parts.serial(() => records.retrying(() => commitTransfers(parts, plan)))
  const change: Change = (id, next) =>
    write(async () => {
      const found = await find(parts, id)
      if (!found.ok) return found
      const row = found.value === null ? null : await next(found.value)
      return ok(row === null ? {} : { puts: [{ table: 'transfers', row }] })
    })
  const fileSent = (id: string, receipt: string | null): Promise<Stored<void>> => write(() => donePlan(parts, bytes, id, receipt))

  return {
    pendingFiles: async () => opened(await allRows(parts)),
    pendingFilesOf: async (recordId) => opened(await rowsOf(parts, recordId)),
    nextFile: (tried) => nextFile(parts, watch, tried),
    markFileSending: (id, now) =>
      change(id, ({ row, secret }) =>
        row.status === 'waiting' || row.status === 'sending'
          ? sealTransfer(cipher, { ...row, status: 'sending', since: now }, secret)
          : null,
      ),
    fileSent,
    ...stopping(parts, bytes, records, write, change),
    async reconcileFiles(now) {
      const found = await reconcile(parts, bytes, records, makeId, now)
      if (!found.ok) return found
      const { done, puts } = found.value
      const written = await write(() => Promise.resolve(ok({ puts: puts.map((row) => ({ table: 'transfers' as const, row })) })))
      if (!written.ok) return written
      for (const { id, receipt } of done) {
        const sent = await fileSent(id, receipt === '' ? null : receipt)
        if (!sent.ok) return sent
      }
      return ok(undefined)
    },
  }
}

async function reconcile(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'copies'>,
  records: Pick<VaultRecords, 'entries'>,
  makeId: () => string,
  now: number,
): Promise<Stored<Reconciled>> {
  const rows = await allRows(parts)
  if (!rows.ok) return rows
  const entries = await records.entries()
  if (!entries.ok) return entries
  const fileHere = async (sha256: string) => {
    const copies = await bytes.copies(sha256)
    return copies.ok ? ok(copies.value.find(({ file }) => file?.sha256 === sha256)?.file ?? null) : copies
  }
  return reconcileFiles(parts.cipher, { transfers: rows.value, fileHere, entries: entries.value, makeId, now })
}

type Write = (plan: () => Promise<Stored<Plan>>) => Promise<Stored<void>>
type Change = (id: string, next: (found: Found) => Promise<TransferRow> | null) => Promise<Stored<void>>

/** What ends the device's own tries, and what a person makes of it. */
function stopping(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'copies'>,
  records: Pick<VaultRecords, 'entries'>,
  write: Write,
  change: Change,
): Pick<VaultFiles, 'stopFile' | 'retryFile' | 'giveUpFile'> {
  const { cipher } = parts
  return {
    stopFile: async (id, stop) => {
      const entries = await records.entries()
      if (!entries.ok) return entries
      return change(id, ({ row, secret }) => {
        const stopSeq = entries.value.find(({ summary }) => summary.recordId === row.recordId)?.seq ?? 0
        return sealTransfer(cipher, { ...row, status: 'stopped', since: 0 }, { ...secret, stop, stopSeq })
      })
    },
    retryFile: (id) =>
      change(id, ({ row, secret }) =>
        row.status === 'stopped' ? sealTransfer(cipher, { ...row, status: 'waiting', since: 0 }, { ...secret, stop: null }) : null,
      ),
    giveUpFile: (id) =>
      write(async () => {
        const found = await find(parts, id)
        if (!found.ok) return found
        if (found.value === null || found.value.row.status !== 'stopped') return ok({})
        const { row, secret } = found.value
        const broken = secret.stop?.kind === 'damaged' ? await copiesOf(bytes, secret.file.sha256) : ok([])
        return broken.ok ? ok({ deletions: [{ table: 'transfers', id, rev: row.rev }, ...broken.value] }) : broken
      }),
  }
}

/** Bytes that do not open: kept, a record that awaits them would have them sent, and stopped, again and again. */
async function copiesOf(bytes: Pick<FileBytes, 'copies'>, sha256: string): Promise<Stored<TransferPlan['deletions']>> {
  const copies = await bytes.copies(sha256)
  if (!copies.ok) return copies
  return ok(
    copies.value.flatMap(({ row, file }) => (file?.sha256 === sha256 ? [{ table: 'files' as const, id: row.id, rev: row.rev }] : [])),
  )
}

const allRows = ({ connection }: VaultParts): Promise<Stored<TransferRow[]>> =>
  connection.run(async (db) => ok((await db.transfers.toArray()).sort(byTransferAge)))

const rowsOf = ({ connection }: VaultParts, recordId: string): Promise<Stored<TransferRow[]>> =>
  connection.run(async (db) => ok((await db.transfers.where({ recordId }).toArray()).sort(byTransferAge)))

/** The transfer as it is now; null: gone (sent by another tab, or taken back). */
async function find({ connection, cipher }: VaultParts, id: string): Promise<Stored<Found | null>> {
  const row = await connection.run(async (db) => ok((await db.transfers.get(id)) ?? null))
  if (!row.ok || row.value === null) return row.ok ? ok(null) : row
  const secret = await openTransfer(cipher, row.value)
  return secret.ok ? ok({ row: row.value, secret: secret.value }) : secret
}

async function commitTransfers({ connection, events }: VaultParts, plan: () => Promise<Stored<Plan>>): Promise<Stored<void>> {
  const planned = await plan()
  if (!planned.ok) return planned
  const { puts = [], deletions = [] } = planned.value
  if (puts.length + deletions.length === 0) return ok(undefined)
  const done = await commitPlan(connection, planned.value)
  if (done.ok) events.emit('outbox')
  return done
}

async function donePlan(parts: VaultParts, bytes: Pick<FileBytes, 'copies'>, id: string, receipt: string | null): Promise<Stored<Plan>> {
  const found = await find(parts, id)
  if (!found.ok) return found
  if (found.value === null) return ok({})
  const { recordId, queuedAt } = found.value.row
  const { sha256 } = found.value.secret.file
  const [transfers, copies] = [await rowsOf(parts, recordId), await bytes.copies(sha256)]
  if (!transfers.ok) return transfers
  if (!copies.ok) return copies
  return fileDonePlan(parts, { recordId, queuedAt, sha256, receipt, transfers: transfers.value, copies: copies.value })
}
