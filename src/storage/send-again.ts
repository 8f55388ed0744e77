import { ok } from '#core/lib/result.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import { sealNewTransfer } from './file-transfer.ts'
import { epochBase, scopeOf, type KeptSecret } from './kept-operations.ts'
import { openOutboxRow, sealOutboxRow } from './outbox-entry.ts'
import { filesOfOperation } from './transfer-plans.ts'
import type { KeptRow, OutboxRow, VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** Rows written in one transaction. */
const GROUP = 100

/**
 * The server began anew under another epoch: puts back into the outbox what it had acknowledged before, in the order of then and
 * before all that waits, with their files. Sent twice, an operation changes nothing; that a restored server lacks it only the
 * answer tells. What was begun and broken off is gone on with the next time. Value: how many operations.
 */
export async function sendAgain(parts: VaultParts, makeId: () => string, scope: string, epoch: string): Promise<Stored<number>> {
  const { connection, events } = parts
  const known = await connection.run(async (db) => ok(await knownOf(db, scope)))
  if (!known.ok) return known
  const { cursor, kept, conflicts } = known.value
  const isOther = (before: string): boolean => before !== '' && epochBase(before) !== epochBase(epoch)
  // Acknowledged before this scope was pulled at all: by the server as it is.
  const adopted = await adopt(parts, scope, epoch)
  if (!adopted.ok) return adopted
  const lost = kept.filter((row) => isOther(row.epoch)).sort((a, b) => a.order - b.order)
  let count = 0
  // The newest first, each group before the ones already put back: so the order holds when it is broken off in between.
  for (let to = lost.length; to > 0; to -= GROUP) {
    const group = lost.slice(Math.max(0, to - GROUP), to)
    const plan = await requeuePlan(parts, makeId, group)
    if (!plan.ok) return plan
    const done = await commitPlan(connection, plan.value)
    if (!done.ok) return done
    count += group.length
  }
  const waiting = isOther(cursor?.epoch ?? '') ? await conflictsAgain(parts, scope, conflicts) : ok(0)
  if (!waiting.ok) return waiting
  count += waiting.value
  if (count > 0) events.emit('outbox')
  return ok(count)
}

async function knownOf(db: VaultDatabase, scope: string) {
  return {
    cursor: (await db.cursors.get(scope)) ?? null,
    kept: await db.kept.where({ scope }).toArray(),
    conflicts: await db.outbox.where({ status: 'conflict' }).toArray(),
  }
}

const adopt = ({ connection }: VaultParts, scope: string, epoch: string): Promise<Stored<void>> =>
  commitPlan(connection, {
    also: {
      tables: ['kept'],
      work: async (db) => {
        await db.kept.where({ scope }).modify((row) => {
          if (row.epoch === '') Object.assign(row, { epoch })
        })
      },
    },
  })

async function requeuePlan(parts: VaultParts, makeId: () => string, rows: readonly KeptRow[]): Promise<Stored<Plan>> {
  const { connection, cipher } = parts
  const ids = rows.map(({ id }) => id)
  const here = await connection.run(async (db) =>
    ok({
      first: Number((await db.outbox.orderBy('queue').limit(1).keys())[0] ?? 1),
      sent: (await db.sent.bulkGet(ids)).filter((row) => row !== undefined),
      transfers: await db.transfers.where('opId').anyOf(ids).toArray(),
    }),
  )
  if (!here.ok) return here
  const { first, sent, transfers } = here.value
  const puts: NonNullable<Plan['puts']>[number][] = []
  for (const [i, row] of rows.entries()) {
    const secret = await cipher.open<KeptSecret>('kept', row)
    if (!secret.ok) continue
    const { operation, title } = secret.value
    const standing = { queue: first - rows.length + i, queuedAt: row.queuedAt, status: 'queued' as const }
    // As one whose answer never came: the server may have it, so nobody takes it back into a draft.
    puts.push({
      table: 'outbox',
      row: { ...(await sealOutboxRow(cipher, 1, { operation, title, outcome: null }, standing)), since: row.keptAt } as OutboxRow,
    })
    for (const file of filesOfOperation(operation)) {
      const transfer = await sealNewTransfer(cipher, { id: makeId(), operation, title, file, status: 'held', now: row.queuedAt })
      puts.push({ table: 'transfers', row: transfer })
    }
  }
  // The proof of sending says more than is true now.
  const deletions = [
    ...rows.map(({ id, rev }) => ({ table: 'kept' as const, id, rev })),
    ...sent.map(({ id, rev }) => ({ table: 'sent' as const, id, rev })),
    ...transfers.map(({ id, rev }) => ({ table: 'transfers' as const, id, rev })),
  ]
  return ok({ puts, deletions })
}

/** Operations of whose values some waited for a choice on the server. */
async function conflictsAgain({ connection, cipher }: VaultParts, scope: string, rows: readonly OutboxRow[]): Promise<Stored<number>> {
  const puts: { readonly table: 'outbox'; readonly row: OutboxRow }[] = []
  for (const row of rows) {
    const secret = await openOutboxRow(cipher, row)
    if (!secret.ok || scopeOf(secret.value.operation) !== scope) continue
    const next = await sealOutboxRow(cipher, row.rev + 1, { ...secret.value, outcome: null }, { ...row, status: 'queued' })
    puts.push({ table: 'outbox', row: { ...next, since: row.queuedAt } })
  }
  if (puts.length === 0) return ok(0)
  const done = await commitPlan(connection, { puts })
  return done.ok ? ok(puts.length) : done
}
