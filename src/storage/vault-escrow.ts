import { ok } from '#core/lib/result.ts'
import { commitPlan } from './commit-plan.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Vault } from './vault.ts'

/** The vault's key for the server's safe, until the server has it. */
export function createVaultEscrow({ connection }: VaultParts): Pick<Vault, 'escrowWrap' | 'escrowDelivered'> {
  return {
    async escrowWrap() {
      const row = await connection.run(async (db) => ok(await db.meta.get('escrow')))
      if (!row.ok) return row
      return ok(row.value?.id === 'escrow' && !row.value.delivered ? row.value.request : null)
    },
    escrowDelivered: () =>
      commitPlan(connection, {
        also: {
          tables: ['meta'],
          work: async (db) => {
            const row = await db.meta.get('escrow')
            if (row?.id === 'escrow') await db.meta.put({ ...row, delivered: true })
          },
        },
      }),
  }
}
