import { randomBytes } from 'node:crypto'
import { uuidV7, type OpId, type RecordId } from '#core/lib/ids.ts'
import type { PullResponse } from '#core/protocol/pull.ts'
import type { PushResponse } from '#core/protocol/push.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { flattenValues } from '#core/record/flatten-values.ts'
import type { Operation } from '#core/record/operation.ts'
import { faultForm } from './fault-form.ts'
import type { Answer, Behind, Passing } from './fault-proxy.ts'
import { isPull, isPush, readJson, readPush, withJson, withOperations, withResults } from './push-body.ts'

const freshId = <Id extends OpId | RecordId>(): Id => uuidV7<Id>(Date.now(), randomBytes(10))

/** Changes what the server gets of a push, and what the device hears of it. */
const around =
  (isMine: (passing: Passing) => boolean, send: (passing: Passing) => Promise<Answer>): Behind =>
  (passing) =>
    isMine(passing) ? { ...passing, send: (instead) => send({ ...passing, ...bodyOf(passing, instead) }) } : passing

const bodyOf = (passing: Passing, instead: Parameters<Passing['send']>[0]): Partial<Passing> =>
  instead === undefined ? {} : { body: instead.body ?? passing.body, headers: { ...passing.headers, ...instead.headers } }

const sendChanged = (passing: Passing, operations: readonly Operation[]): Promise<Answer> =>
  passing.send(withOperations(passing, [...operations]))

const MONTHS = 90 * 86_400_000

/** A server that knows no operation again: whatever comes a second time is something new, however old its day. */
export function withoutIdempotency(): Behind {
  const seen = new Set<OpId>()
  return around(isPush, async (passing) => {
    const { operations } = readPush(passing)
    const ids = new Map<OpId, OpId>()
    const sent = operations.map((operation) => {
      if (!seen.has(operation.opId)) return operation
      const opId = freshId<OpId>()
      ids.set(opId, operation.opId)
      const again = { ...operation, opId, offlineMs: operation.offlineMs + MONTHS }
      return operation.kind === 'create' ? { ...again, recordId: freshId<RecordId>() } : again
    })
    for (const { opId } of operations) seen.add(opId)
    const answer = await sendChanged(passing, sent)
    return withResults(answer, (results) => results.map((result) => ({ ...result, opId: ids.get(result.opId) ?? result.opId })))
  })
}

/**
 * A server whose feed is ordered by a sequence: a number is taken before its row can be read. Every second time that something is new,
 * the first of it is still being written, and the cursor passes it. It does not know what a device should hold, either.
 */
export function withNaiveCursor(): Behind {
  let pulls = 0
  return around(isPull, async (passing) => {
    const answer = await passing.send()
    if (answer.status !== 200) return answer
    const response = readJson<PullResponse>(answer)
    const scopes = Object.entries(response.scopes).map(([scope, { digest: _unknown, ...page }]) => {
      const isNew = page.changes.length > 0
      if (!isNew || pulls++ % 2 === 1) return [scope, page] as const
      return [scope, { ...page, changes: page.changes.slice(1) }] as const
    })
    return withJson(answer, { ...response, scopes: Object.fromEntries(scopes) })
  })
}

/** A server that says "applied" before it has written, and dies in between every second time. */
export function withEarlyAnswer(): Behind {
  let pushes = 0
  return around(isPush, async (passing) => {
    if (pushes++ % 2 === 1) return passing.send()
    const { operations } = readPush(passing)
    const results: PushResponse['results'] = operations.map(({ opId }) => ({
      opId,
      outcome: { kind: 'applied', revision: 1, receipt: '11560-26-000001-1', state: { kind: 'received' }, assigned: {} },
    }))
    const body = Buffer.from(JSON.stringify({ results, serverTime: new Date().toISOString() }))
    return { status: 200, headers: { 'content-type': 'application/json' }, body }
  })
}

type Operations = readonly Operation[]

/** A server that refuses some operations, and lets the others in. */
const refusing = (isRefused: (operation: Operation, batch: Operations) => boolean, code: string): Behind =>
  around(isPush, async (passing) => {
    const { operations } = readPush(passing)
    const refused = operations.filter((operation) => isRefused(operation, operations))
    const kept = operations.filter((operation) => !refused.includes(operation))
    const refusals: PushResponse['results'] = refused.map(({ opId }) => ({
      opId,
      outcome: { kind: 'quarantined', reason: 'invalid', issues: [{ code, path: '', params: {} }] },
    }))
    if (kept.length > 0) return withResults(await sendChanged(passing, kept), (results) => [...results, ...refusals])
    const body = Buffer.from(JSON.stringify({ results: refusals, serverTime: new Date().toISOString() }))
    return { status: 200, headers: { 'content-type': 'application/json' }, body }
  })

/** A server that refuses what comes before the operation that it follows. */
export const withoutHolding = (): Behind => {
  const known = new Set<OpId>()
  return refusing(({ opId, base }, batch) => {
    const isEarly = base.kind === 'after' && !known.has(base.opId) && !batch.some((other) => other.opId === base.opId)
    if (!isEarly) known.add(opId)
    return isEarly
  }, 'base.unknown')
}

/** A server that takes records of the newest version of the form alone. */
export const withNewestFormOnly = (): Behind => refusing(({ formRef }) => formRef.startsWith('fault-form@1#'), 'form.older')

const shape = faultForm(2).form

/** A server where the last one wins: whatever stands there, a change is taken as if its author had seen it. */
export function withLastWriterWins(): Behind {
  return around(isPush, async (passing) => {
    const { operations } = readPush(passing)
    const sent: Operation[] = []
    for (const operation of operations) sent.push(await onNewest(passing, operation))
    return sendChanged(passing, sent)
  })
}

async function onNewest(passing: Passing, operation: Operation): Promise<Operation> {
  if (operation.base.kind !== 'revision') return operation
  const path = `/api/v1/units/${operation.unitId}/records/${operation.recordId}`
  const found = await passing.send({ method: 'GET', path, body: Buffer.alloc(0), headers: { 'content-encoding': 'identity' } })
  if (found.status !== 200) return operation
  const { summary, values } = readJson<RecordMessage>(found)
  const now = flattenValues(shape, values)
  const changes = Object.entries(operation.changes).map(([at, { value }]) => {
    const base = now.get(at)
    return [at, { ...(base !== undefined && { base }), ...(value !== undefined && { value }) }] as const
  })
  return { ...operation, base: { kind: 'revision', revision: summary.revision }, changes: Object.fromEntries(changes) }
}
