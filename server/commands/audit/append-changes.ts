import { randomBytes } from 'node:crypto'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { OpId, RecordId, UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { manyRows } from '../../db/many-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { LockedScope } from '../sync/lock-scope.ts'
import { contentHash, linkHash } from './chain.ts'

export interface ChangeEntry {
  readonly recordId: RecordId
  /** Null: no operation or decision, but the bytes of a file. */
  readonly opId: OpId | null
  readonly actorId: UserId
  /** `create`, `change`, `merge`, `withdraw`, `correction`, `file`, or a decision's kind. */
  readonly kind: string
  readonly detail: JsonObject
  /** The record's: who sees this entry. */
  readonly readers: readonly UserId[] | null
}

export interface ChainHead {
  readonly number: number
  readonly hash: Buffer
}

/** Links the entries to the scope's chain, whose head the caller holds locked and saves. One statement. */
export async function appendChanges(tx: Tx, scope: LockedScope, entries: readonly ChangeEntry[], at: Date): Promise<ChainHead> {
  let head: ChainHead = { number: scope.chainNumber, hash: scope.chainHead }
  const rows = entries.map((entry) => {
    const salt = randomBytes(16)
    const payload = canonicalJson({
      at: at.toISOString(),
      actorId: entry.actorId,
      recordId: entry.recordId,
      opId: entry.opId,
      kind: entry.kind,
      ...entry.detail,
    })
    const content = contentHash(salt, payload)
    const previous = head.hash
    head = { number: head.number + 1, hash: linkHash(previous, head.number + 1, content) }
    return {
      unit_id: scope.unitId,
      form_key: scope.formKey,
      number: head.number,
      record_id: entry.recordId,
      op_id: entry.opId,
      actor_id: entry.actorId,
      kind: entry.kind,
      payload,
      salt,
      content_hash: content,
      previous_hash: previous,
      hash: head.hash,
      at,
      readers: entry.readers === null ? null : [...entry.readers],
    }
  })
  if (rows.length === 0) return head
  const { columns, expression } = manyRows('audit_change', rows)
  await tx.insertInto('audit_change').columns(columns).expression(expression).execute()
  return head
}
