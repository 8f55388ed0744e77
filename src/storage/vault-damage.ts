import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { DamageWatch } from './damage-watch.ts'
import type { DraftRow, OutboxRow, TransferRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { DamagedRow, Vault } from './vault.ts'

/** Which of this person's own work does not open. What the server has is fetched again instead (`mend-pulled.ts`). */
export function createVaultDamage({ connection, cipher }: VaultParts, watch: DamageWatch): Pick<Vault, 'damaged'> {
  return {
    async damaged() {
      const drafts = await connection.run(async (db) => ok(await db.drafts.toArray()))
      if (!drafts.ok) return drafts
      const [outbox, transfers] = [await watch.outbox(), await watch.transfers()]
      if (!outbox.ok) return outbox
      if (!transfers.ok) return transfers
      const checks = drafts.value.map(async (row) => ((await cipher.open('drafts', row)).ok ? [] : [damagedDraft(row)]))
      return ok([
        ...(await Promise.all(checks)).flat(),
        ...outbox.value.map((row) => damagedOperation('outbox', row)),
        ...transfers.value.map((row) => damagedOperation('transfers', row)),
      ])
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
