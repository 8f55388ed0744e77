import { must } from '#core/lib/assert.ts'
import { parseId, type UnitId, type UserId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { linkHash } from './chain.ts'

/** The server itself, where an actor is needed and no person acts. */
export const serverActor: UserId = must(parseId<UserId>('00000000-0000-4000-8000-000000000000'), 'a UUID')

/** Links all accesses that wait, chain by chain; a chain that another server is at is left to it. @returns how many were linked */
export async function sealAccess(db: Db): Promise<number> {
  const units = await db.selectFrom('units').select('unit_id').execute()
  const actor = { userId: serverActor, units: units.map((unit) => unit.unit_id), forms: '*' } as const
  const open = await inTransaction(db, actor, (tx) =>
    tx.selectFrom('access_chains').select('unit_id').whereRef('sealed', '<', 'counter').execute(),
  )
  let sealed = 0
  for (const { unit_id: unitId } of open) sealed += await inTransaction(db, actor, (tx) => sealChain(tx, unitId))
  return sealed
}

async function sealChain(tx: Tx, unitId: UnitId): Promise<number> {
  const chain = await tx
    .selectFrom('access_chains')
    .select(['sealed', 'head'])
    .where('unit_id', '=', unitId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!chain) return 0
  const rows = await tx
    .selectFrom('audit_access')
    .select(['number', 'content_hash'])
    .where('unit_id', '=', unitId)
    .where('number', '>', chain.sealed)
    .orderBy('number')
    .limit(500)
    .execute()
  let { sealed, head } = chain
  for (const row of rows) {
    // A gap is a loss: nothing after it is linked, and the verifier finds it.
    if (row.number !== sealed + 1) break
    const hash = linkHash(head, row.number, row.content_hash)
    await tx
      .updateTable('audit_access')
      .set({ previous_hash: head, hash })
      .where('unit_id', '=', unitId)
      .where('number', '=', row.number)
      .execute()
    sealed = row.number
    head = hash
  }
  if (sealed === chain.sealed) return 0
  await tx.updateTable('access_chains').set({ sealed, head }).where('unit_id', '=', unitId).execute()
  return sealed - chain.sealed
}
