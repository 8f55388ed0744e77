import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { DraftRow, OutboxRow, TransferRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { DamagedRow, Vault } from './vault.ts'

/** Which of this person's own work does not open. What the server has is fetched again instead (`mend-pulled.ts`). */
export function createVaultDamage({ connection, cipher }: VaultParts): Pick<Vault, 'damaged'> {
  return {
    async damaged() {
      const rows = await connection.run(async (db) =>
        ok({
          drafts: await db.drafts.toArray(),
          outbox: await db.outbox.where('status').notEqual('conflict').toArray(),
          transfers: await db.transfers.toArray(),
        }),
      )
      if (!rows.ok) return rows
      const checks = [
        ...rows.value.drafts.map(async (row) => ((await cipher.open('drafts', row)).ok ? [] : [damagedDraft(row)])),
        ...rows.value.outbox.map(async (row) => ((await cipher.open('outbox', row)).ok ? [] : [damagedOperation('outbox', row)])),
        ...rows.value.transfers.map(async (row) => ((await cipher.open('transfers', row)).ok ? [] : [damagedOperation('transfers', row)])),
      ]
      return ok((await Promise.all(checks)).flat())
    },
  }
}

// The ids in clear are copies of those of the draft and the operation.
const damagedDraft = ({ id, formKey, changedAt }: DraftRow): DamagedRow => ({
  table: 'drafts',
  id,
  recordId: id as RecordId,
  formKey,
  at: changedAt,
})

const damagedOperation = (table: 'outbox' | 'transfers', { id, recordId, formKey, queuedAt }: OutboxRow | TransferRow): DamagedRow => ({
  table,
  id,
  recordId: recordId as RecordId,
  formKey,
  at: queuedAt,
})
