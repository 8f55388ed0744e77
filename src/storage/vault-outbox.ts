import { err, ok } from '#core/lib/result.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'
import { commitPlan } from './commit-plan.ts'
import { countUnsent } from './count-unsent.ts'
import { outboxBatch } from './outbox-batch.ts'
import { byQueue, isUnanswered, openOutboxRow, outboxEntry, sealOutboxRow } from './outbox-entry.ts'
import { settlePlan, type PushAnswer } from './settle-plan.ts'
import { StorageRefusal } from './storage-refusal.ts'
import { landingPlan, transfersOf } from './transfer-plans.ts'
import type { OutboxRow } from './vault-database.ts'
import type { VaultDrafts } from './vault-drafts.ts'
import type { FileBytes } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { VaultRecords } from './vault-records.ts'
import type { SentEntry, Stored, Vault } from './vault.ts'
import { whatOpens } from './what-opens.ts'

/** Proofs shown, and kept at all: number and time only, the record itself comes back by pull. */
const SENT_SHOWN = 500
const SENT_KEPT = 2000

type OutboxMethods = Pick<
  Vault,
  'submit' | 'outbox' | 'nextBatch' | 'markSending' | 'requeue' | 'requeueStale' | 'unsentCount' | 'settle' | 'reopen' | 'sent'
>

export function createVaultOutbox(
  parts: VaultParts,
  drafts: VaultDrafts,
  records: VaultRecords,
  bytes: Pick<FileBytes, 'kept'>,
  makeId: () => string,
): OutboxMethods {
  const { connection, cipher, serial } = parts
  return {
    submit: (operation, title, now) => serial(() => submit(parts, drafts, bytes, operation, { title, now, makeId })),
    reopen: (opId, draft) => serial(() => reopen(parts, drafts, records, opId, draft)),
    settle: (answers, now) => serial(() => records.retrying(() => settle(parts, records, answers, now))),
    async outbox() {
      const rows = await allRows(parts)
      if (!rows.ok) return rows
      const opened = await openRows(parts, rows.value)
      return ok(opened.flatMap(({ row, secret }) => (secret.ok ? [outboxEntry(row, secret.value)] : [])))
    },
    async nextBatch(maxOperations, maxBytes) {
      const rows = await allRows(parts)
      if (!rows.ok) return rows
      const damaged = new Set<string>()
      for (;;) {
        const opened = await openRows(parts, outboxBatch(rows.value, maxOperations, maxBytes, damaged))
        const broken = opened.filter(({ secret }) => !secret.ok)
        if (broken.length === 0) return ok(whatOpens(opened.map(({ secret }) => secret)).map(({ operation }) => operation))
        for (const { row } of broken) damaged.add(row.id)
      }
    },
    markSending: (ops, now) => serial(() => markSending(parts, ops, now)),
    requeue: (ops) => serial(() => setStatus(parts, ops, 'sending', { status: 'queued' })),
    requeueStale: () =>
      serial(async () => {
        const stale = await connection.run(async (db) => ok(await db.outbox.where({ status: 'sending' }).primaryKeys()))
        if (!stale.ok || stale.value.length === 0) return stale.ok ? ok(undefined) : stale
        return setStatus(parts, stale.value, 'sending', { status: 'queued' })
      }),
    unsentCount: () => connection.run(async (db) => ok(await countUnsent(db))),
    async sent() {
      const rows = await connection.run(async (db) => ok(await db.sent.orderBy('sentAt').reverse().limit(SENT_SHOWN).toArray()))
      if (!rows.ok) return rows
      return ok(whatOpens(await Promise.all(rows.value.map((row) => cipher.open<SentEntry>('sent', row)))))
    },
  }
}

const allRows = ({ connection }: VaultParts): Promise<Stored<OutboxRow[]>> =>
  connection.run(async (db) => ok((await db.outbox.toArray()).sort(byQueue)))

const openRows = ({ cipher }: VaultParts, rows: readonly OutboxRow[]) =>
  Promise.all(rows.map(async (row) => ({ row, secret: await openOutboxRow(cipher, row) })))

async function submit(
  { connection, cipher, events }: VaultParts,
  drafts: VaultDrafts,
  bytes: Pick<FileBytes, 'kept'>,
  operation: Operation,
  submission: { readonly title: string; readonly now: number; readonly makeId: () => string },
): Promise<Stored<void>> {
  const { title, now } = submission
  const last = await connection.run(async (db) => ok((await db.outbox.orderBy('queue').last())?.queue ?? 0))
  if (!last.ok) return last
  const row = await sealOutboxRow(
    cipher,
    1,
    { operation, title, outcome: null },
    { queue: last.value + 1, queuedAt: now, status: 'queued' },
  )
  const { recordId } = operation
  const transfers = await transfersOf(cipher, operation, () => hashesHere(bytes), submission)
  if (!transfers.ok) return transfers
  const done = await commitPlan(connection, {
    puts: [{ table: 'outbox', row }, ...transfers.value.map((transfer) => ({ table: 'transfers' as const, row: transfer }))],
    deletions: [{ table: 'drafts', id: recordId, rev: drafts.knownRev(recordId) }],
  })
  if (!done.ok) return done
  drafts.learn(recordId, 0)
  events.emit('drafts')
  events.emit('outbox')
  return done
}

async function hashesHere(bytes: Pick<FileBytes, 'kept'>): Promise<Stored<ReadonlySet<string>>> {
  const kept = await bytes.kept()
  return kept.ok ? ok(new Set(kept.value.flatMap(({ file }) => file?.sha256 ?? []))) : kept
}

async function markSending(parts: VaultParts, ops: readonly OpId[], now: number): Promise<Stored<readonly Operation[]>> {
  const rows = await allRows(parts)
  if (!rows.ok) return rows
  const wanted = rows.value.filter((row) => row.status === 'queued' && ops.some((op) => op === row.id))
  const operations = (await openRows(parts, wanted)).flatMap(({ row, secret }) => {
    if (!secret.ok) return []
    const { operation } = secret.value
    return [{ ...operation, offlineMs: operation.offlineMs + Math.max(0, now - row.queuedAt) }]
  })
  const opened = operations.map((operation) => operation.opId)
  const marked = await setStatus(parts, opened, 'queued', { status: 'sending', since: now })
  return marked.ok ? ok(operations) : marked
}

async function setStatus(
  { connection, events }: VaultParts,
  ops: readonly string[],
  from: OutboxRow['status'],
  to: Partial<Pick<OutboxRow, 'status' | 'since'>>,
): Promise<Stored<void>> {
  const done = await commitPlan(connection, {
    also: {
      tables: ['outbox'],
      work: async (db) => {
        for (const row of await db.outbox.bulkGet([...ops])) if (row?.status === from) await db.outbox.put({ ...row, ...to })
      },
    },
  })
  if (done.ok) events.emit('outbox')
  return done
}

async function settle(parts: VaultParts, records: VaultRecords, answers: readonly PushAnswer[], now: number): Promise<Stored<void>> {
  const rows = await allRows(parts)
  if (!rows.ok) return rows
  const plan = await settlePlan(parts.cipher, rows.value, answers, now)
  if (!plan.ok) return plan
  const known = await parts.connection.run(async (db) =>
    ok({ held: await db.transfers.where({ status: 'held' }).toArray(), cursors: await db.cursors.toArray() }),
  )
  if (!known.ok) return known
  const files = await landingPlan(parts.cipher, known.value.held, plan.value.landings, known.value.cursors)
  if (!files.ok) return files
  const released = await records.releasePlan(plan.value.freed)
  if (!released.ok) return released
  const done = await commitPlan(parts.connection, {
    puts: [...plan.value.puts, ...files.value.puts, ...released.value.puts],
    deletions: [...plan.value.deletions, ...files.value.deletions, ...released.value.deletions],
    also: {
      tables: ['sent'],
      work: async (db) => {
        const old = await db.sent.orderBy('sentAt').reverse().offset(SENT_KEPT).primaryKeys()
        if (old.length > 0) await db.sent.bulkDelete(old)
      },
    },
  })
  if (!done.ok) return done
  released.value.done()
  parts.events.emit('outbox')
  if (plan.value.freed.length > 0) parts.events.emit('records')
  return done
}

async function reopen(parts: VaultParts, drafts: VaultDrafts, records: VaultRecords, opId: OpId, draft: Draft): Promise<Stored<void>> {
  const rows = await allRows(parts)
  if (!rows.ok) return rows
  const first = rows.value.find((row) => row.id === opId)
  if (first === undefined) return err({ kind: 'changed-elsewhere' })
  const own = rows.value.filter((row) => row.recordId === first.recordId)
  const leaving = own.filter((row) => byQueue(first, row) <= 0 || row.id === opId)
  // The draft cannot hold what did not open, and it must not be deleted.
  for (const { secret } of await openRows(parts, leaving)) if (!secret.ok) return secret
  const released = await records.releasePlan(leaving.length === own.length ? [draft.recordId] : [])
  if (!released.ok) return released
  const row = await drafts.sealNext(draft)
  const done = await commitPlan(parts.connection, {
    puts: [{ table: 'drafts', row }, ...released.value.puts],
    deletions: released.value.deletions,
    also: {
      tables: ['outbox', 'transfers'],
      work: async (db) => {
        for (const { id, rev } of leaving) {
          const present = await db.outbox.get(id)
          if (present === undefined || present.status === 'sending' || isUnanswered(present) || present.rev !== rev)
            throw new StorageRefusal({ kind: 'changed-elsewhere' })
          await db.outbox.delete(id)
        }
        // Their files are the draft's again, which names them.
        const taken = new Set(leaving.map((row) => row.id))
        await db.transfers
          .where({ recordId: first.recordId })
          .filter((transfer) => taken.has(transfer.opId))
          .delete()
      },
    },
  })
  if (!done.ok) return done
  released.value.done()
  drafts.learn(draft.recordId, row.rev)
  for (const kind of ['drafts', 'outbox', 'records'] as const) parts.events.emit(kind)
  return done
}
