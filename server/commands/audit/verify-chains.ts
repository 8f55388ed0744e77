import { sql } from 'kysely'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import { chainEntry, genesis, verifyChain, type ChainVerdict } from './chain.ts'

/**
 * Checks the change chain of a scope: links, contents, tail; and each revision against what the chain says of its data. On behalf
 * of an actor who answers for the scope (`owned`): entries on records kept for named people are shown to nobody else.
 */
export async function verifyScope(tx: Tx, unitId: UnitId, formKey: string): Promise<ChainVerdict> {
  const head = await tx
    .selectFrom('scopes')
    .select(['chain_number', 'chain_head'])
    .where('unit_id', '=', unitId)
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('audit_change')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('form_key', '=', formKey)
    .orderBy('number')
    .execute()
  const entries = rows.map(chainEntry)
  const verdict = verifyChain(entries, { number: head?.chain_number ?? 0, hash: head?.chain_head ?? genesis })
  if (verdict.kind === 'broken') return verdict
  const { rows: told } = await sql<{ number: number; told: string; data: unknown }>`
    select a.number, a.payload::jsonb ->> 'dataSha256' as told, r.data
    from audit_change a left join revisions r on r.unit_id = a.unit_id and r.record_id = a.record_id and r.revision = (a.payload::jsonb ->> 'revision')::int
    where a.unit_id = ${unitId} and a.form_key = ${formKey} and a.payload is not null and a.payload::jsonb ? 'dataSha256' order by a.number`.execute(
    tx,
  )
  // Read back from jsonb, so it is JSON.
  const edited = told.find(
    (row) => row.data === null || sha256Hex(canonicalJson(row.data as Parameters<typeof canonicalJson>[0])) !== row.told,
  )
  return edited ? { kind: 'broken', at: edited.number, why: 'content' } : verdict
}

/** Checks the access chain of a unit. */
export async function verifyAccess(tx: Tx, unitId: UnitId): Promise<ChainVerdict> {
  const chain = await tx.selectFrom('access_chains').select(['counter', 'head']).where('unit_id', '=', unitId).executeTakeFirst()
  const rows = await tx.selectFrom('audit_access').selectAll().where('unit_id', '=', unitId).orderBy('number').execute()
  return verifyChain(rows.map(chainEntry), { number: chain?.counter ?? 0, hash: chain?.head ?? genesis })
}
