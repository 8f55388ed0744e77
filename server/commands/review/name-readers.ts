import { vietnamDay } from '#core/lib/calendar.ts'
import type { UserId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { StoredRecord } from '../sync/batch-state.ts'
import type { Deciding } from './decide.ts'
import { unitPeople } from './unit-people.ts'
import type { Decided } from './write-decision.ts'

/**
 * Who else sees the record from now on: people of the unit who work with the form (422 `readers.not-of-unit` {userId}). Who made
 * it always does. Nothing of the record itself changes.
 */
export async function nameReaders(tx: Tx, deciding: Deciding, wanted: readonly UserId[]): Promise<Result<Decided, Refusal>> {
  const { scope, record, now } = deciding
  const maker = record.readers?.[0]
  if (maker === undefined) return refuse(403, 'decision.not-allowed')
  const people = await unitPeople(tx, scope, vietnamDay(now.getTime()))
  // Who was named before may stay although they work elsewhere now; their rights are gone with their role.
  const known = new Set([...people.map((person) => person.userId), ...(record.readers ?? [])])
  const strangers = wanted.filter((userId) => !known.has(userId))
  if (strangers.length > 0)
    return err({
      status: 422,
      code: 'readers.not-of-unit',
      issues: strangers.map((userId) => issue('readers.not-of-unit', '', { userId })),
    })
  const named: StoredRecord = { ...record, readers: [...new Set([maker, ...wanted])] }
  return ok({ record: named, comments: [] })
}
