import { must } from '#core/lib/assert.ts'
import { ok } from '#core/lib/result.ts'
import { inOrder, wholeRecords, type Again } from './again-order.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import { sealNewTransfer } from './file-transfer.ts'
import { epochBase, scopeOf, type KeptSecret } from './kept-operations.ts'
import { openOutboxRow, sealOutboxRow } from './outbox-entry.ts'
import { filesOfOperation } from './transfer-plans.ts'
import type { OutboxRow, VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** Rows written in one transaction, about. */
const GROUP = 100

/**
 * The server began anew under another epoch: puts back into the outbox what it had acknowledged before, and what waited there for a
 * choice, in the order of then and before all that waits, with their files. Sent twice, an operation changes nothing; that a restored
 * server lacks it only the answer tells. What was begun and broken off is gone on with the next time. Value: how many operations.
 */
export async function sendAgain(parts: VaultParts, makeId: () => string, scope: string, epoch: string): Promise<Stored<number>> {
  const { connection, events } = parts
  const known = await connection.run(async (db) => ok(await knownOf(db, scope)))
  if (!known.ok) return known
  const { cursor, kept, first } = known.value
  const isOther = (before: string): boolean => before !== '' && epochBase(before) !== epochBase(epoch)
  // Acknowledged before this scope was pulled at all: by the server as it is.
  const adopted = await adopt(parts, scope, epoch)
  if (!adopted.ok) return adopted
  const lost = kept.filter((row) => isOther(row.epoch))
  const isRestored = lost.length > 0 || isOther(cursor?.epoch ?? '')
  const all = inOrder(lost, isRestored ? await conflictsOf(parts, scope, known.value.conflicts) : [])
  const places = new Map(all.map(({ row }, i) => [row.id, first - all.length + i]))
  for (const group of wholeRecords(all, GROUP)) {
    const plan = await requeuePlan(parts, makeId, group, places)
    if (!plan.ok) return plan
    const done = await commitPlan(connection, plan.value)
    if (!done.ok) return done
  }
  if (all.length > 0) events.emit('outbox')
  return ok(all.length)
}

async function knownOf(db: VaultDatabase, scope: string) {
  return {
    cursor: (await db.cursors.get(scope)) ?? null,
    kept: await db.kept.where({ scope }).toArray(),
    conflicts: await db.outbox.where({ status: 'conflict' }).toArray(),
    first: Number((await db.outbox.orderBy('queue').limit(1).keys())[0] ?? 1),
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

async function requeuePlan(
  parts: VaultParts,
  makeId: () => string,
  group: readonly Again[],
  places: ReadonlyMap<string, number>,
): Promise<Stored<Plan>> {
  const { connection, cipher } = parts
  const rows = group.flatMap((each) => (each.kind === 'kept' ? [each.row] : []))
  const ids = rows.map(({ id }) => id)
  const here = await connection.run(async (db) =>
    ok({
      sent: (await db.sent.bulkGet(ids)).filter((row) => row !== undefined),
      transfers: await db.transfers.where('opId').anyOf(ids).toArray(),
    }),
  )
  if (!here.ok) return here
  const { sent, transfers } = here.value
  const puts: NonNullable<Plan['puts']>[number][] = []
  for (const each of group) {
    const { id, queuedAt } = each.row
    const secret = each.kind === 'kept' ? await cipher.open<KeptSecret>('kept', each.row) : ok(each.secret)
    if (!secret.ok) continue
    const { operation, title } = secret.value
    const standing = { queue: must(places.get(id), 'every one of them has a place'), queuedAt, status: 'queued' as const }
    const rev = each.kind === 'kept' ? 1 : each.row.rev + 1
    // As one whose answer never came: the server may have it, so nobody takes it back into a draft.
    const since = each.kind === 'kept' ? each.row.keptAt : queuedAt
    puts.push({
      table: 'outbox',
      row: { ...(await sealOutboxRow(cipher, rev, { operation, title, outcome: null }, standing)), since } as OutboxRow,
    })
    for (const file of each.kind === 'kept' ? filesOfOperation(operation) : []) {
      const transfer = await sealNewTransfer(cipher, { id: makeId(), operation, title, file, status: 'held', now: queuedAt })
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

/** Operations of the scope of whose values some waited for a choice on the server. */
async function conflictsOf({ cipher }: VaultParts, scope: string, rows: readonly OutboxRow[]) {
  const opened = await Promise.all(rows.map(async (row) => ({ row, secret: await openOutboxRow(cipher, row) })))
  return opened.flatMap(({ row, secret }) =>
    secret.ok && scopeOf(secret.value.operation) === scope ? [{ kind: 'conflict' as const, row, secret: secret.value }] : [],
  )
}
