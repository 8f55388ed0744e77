import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { operationHash } from './operation-hash.ts'
import { replayOf } from './outcomes.ts'

/**
 * The stored result of the author's own operation, in a unit to which the author has no right any more: whoever was moved
 * between sending and a lost answer still learns that the work arrived. Reads that one row and nothing else of the unit.
 */
export async function ownReplay(db: Db, reader: Reader, operation: Operation): Promise<PushOutcome | null> {
  if (operation.authorId !== reader.userId) return null
  const stored = await inTransaction(db, { userId: reader.userId, units: [operation.unitId], forms: '*', tests: '*' }, (tx) =>
    tx
      .selectFrom('operations')
      .select(['payload_hash', 'status', 'outcome'])
      .where('unit_id', '=', operation.unitId)
      .where('op_id', '=', operation.opId)
      .where('author_id', '=', reader.userId)
      .where('status', '<>', 'held')
      .executeTakeFirst(),
  )
  return stored && stored.payload_hash.toString('hex') === operationHash(operation) ? replayOf(stored.outcome) : null
}
