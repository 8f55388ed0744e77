import { ok } from '#core/lib/result.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import { fileDonePlan } from './file-done-plan.ts'
import { byTransferAge, fileTransfer, openTransfer, sealTransfer, type TransferSecret } from './file-transfer.ts'
import { reconcileFiles, type Reconciled } from './reconcile-files.ts'
import type { TransferPlan } from './transfer-plans.ts'
import type { TransferRow } from './vault-database.ts'
import type { VaultFiles } from './vault-file-methods.ts'
import type { FileBytes } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { VaultRecords } from './vault-records.ts'
import type { Stored } from './vault.ts'

type TransferMethods = Pick<
  VaultFiles,
  'pendingFiles' | 'markFileSending' | 'fileSent' | 'stopFile' | 'retryFile' | 'giveUpFile' | 'reconcileFiles'
>

interface Found {
  readonly row: TransferRow
  readonly secret: TransferSecret
}

/** Orders to send files, one by one. Another tab may act on them too, so each write is planned again on what that one left. */
export function createVaultTransfers(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'kept'>,
  records: Pick<VaultRecords, 'entries' | 'retrying'>,
  makeId: () => string,
): TransferMethods {
  const { cipher } = parts
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
    async pendingFiles() {
      const rows = await allRows(parts)
      if (!rows.ok) return rows
      const opened = await Promise.all(rows.value.map(async (row) => ({ row, secret: await openTransfer(cipher, row) })))
      return ok(opened.flatMap(({ row, secret }) => (secret.ok ? [fileTransfer(row, secret.value)] : [])))
    },
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
  bytes: Pick<FileBytes, 'kept'>,
  records: Pick<VaultRecords, 'entries'>,
  makeId: () => string,
  now: number,
): Promise<Stored<Reconciled>> {
  const [rows, kept] = [await allRows(parts), await bytes.kept()]
  if (!rows.ok) return rows
  if (!kept.ok) return kept
  if (rows.value.length + kept.value.length === 0) return ok({ done: [], puts: [] })
  const entries = await records.entries()
  if (!entries.ok) return entries
  return ok(await reconcileFiles(parts.cipher, { transfers: rows.value, kept: kept.value, entries: entries.value, makeId, now }))
}

type Write = (plan: () => Promise<Stored<Plan>>) => Promise<Stored<void>>
type Change = (id: string, next: (found: Found) => Promise<TransferRow> | null) => Promise<Stored<void>>

/** What ends the device's own tries, and what a person makes of it. */
function stopping(
  parts: VaultParts,
  bytes: Pick<FileBytes, 'kept'>,
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
async function copiesOf(bytes: Pick<FileBytes, 'kept'>, sha256: string): Promise<Stored<TransferPlan['deletions']>> {
  const kept = await bytes.kept()
  if (!kept.ok) return kept
  return ok(kept.value.flatMap(({ row, file }) => (file?.sha256 === sha256 ? [{ table: 'files' as const, id: row.id, rev: row.rev }] : [])))
}

const allRows = ({ connection }: VaultParts): Promise<Stored<TransferRow[]>> =>
  connection.run(async (db) => ok((await db.transfers.toArray()).sort(byTransferAge)))

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

async function donePlan(parts: VaultParts, bytes: Pick<FileBytes, 'kept'>, id: string, receipt: string | null): Promise<Stored<Plan>> {
  const [found, transfers, kept] = [await find(parts, id), await allRows(parts), await bytes.kept()]
  if (!found.ok) return found
  if (!transfers.ok) return transfers
  if (!kept.ok) return kept
  if (found.value === null) return ok({})
  const { row, secret } = found.value
  const { recordId, queuedAt } = row
  return fileDonePlan(parts, { recordId, queuedAt, sha256: secret.file.sha256, receipt, transfers: transfers.value, kept: kept.value })
}
