import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { RecordId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import { homeUnit } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { contentHash } from './chain.ts'

export type AccessAction = 'pull' | 'list' | 'search' | 'read' | 'receipt' | 'file'

/**
 * One row per answer, listing the records shown, in the chain of the reader's unit, in the very transaction that read them:
 * no answer goes out unrecorded. Numbered here without a gap; the sealer links it soon after.
 * @param part what of the record, where it was not the whole: the hash of a file
 */
export async function recordAccess(
  tx: Tx,
  reader: Reader,
  action: AccessAction,
  recordIds: readonly RecordId[],
  now: Date,
  part?: string,
): Promise<void> {
  const unitId = homeUnit(reader)
  if (recordIds.length === 0 || unitId === null) return
  const { counter } = await tx
    .insertInto('access_chains')
    .values({ unit_id: unitId, counter: 1 })
    .onConflict((oc) => oc.column('unit_id').doUpdateSet({ counter: sql`access_chains.counter + 1` }))
    .returning('counter')
    .executeTakeFirstOrThrow()
  const salt = randomBytes(16)
  const payload = canonicalJson({
    at: now.toISOString(),
    actorId: reader.userId,
    action,
    recordIds: [...recordIds],
    ...(part === undefined ? {} : { part }),
  })
  await tx
    .insertInto('audit_access')
    .values({
      unit_id: unitId,
      number: counter,
      actor_id: reader.userId,
      action,
      record_ids: sql`${`{${recordIds.join(',')}}`}::uuid[]`,
      payload,
      salt,
      content_hash: contentHash(salt, payload),
      previous_hash: null,
      hash: null,
      at: now,
    })
    .execute()
}
