import { err, ok } from '#core/lib/result.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'
import { commitPlan } from './commit-plan.ts'
import { countUnsent } from './count-unsent.ts'
import type { DamageWatch } from './damage-watch.ts'
import { lastOrder, limitKept, sealKept } from './kept-operations.ts'
import { hasUntried, nextBatch } from './next-batch.ts'
import { keysOfRecords } from './outbox-keys.ts'
import { outboxStanding } from './outbox-standing.ts'
import { byQueue, isUnanswered, openOutboxRow, outboxEntry, sealOutboxRow } from './outbox-entry.ts'
import { sendAgain } from './send-again.ts'
import { settlePlan, type PushAnswer } from './settle-plan.ts'
import { StorageRefusal } from './storage-refusal.ts'
import { landingPlan, transfersOf } from './transfer-plans.ts'
import type { OutboxRow, SentRow, VaultDatabase } from './vault-database.ts'
import type { VaultDrafts } from './vault-drafts.ts'
import type { FileBytes } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { VaultRecords } from './vault-records.ts'
import type { OutboxEntry, SentEntry, Stored, Vault } from './vault.ts'
import { whatOpens } from './what-opens.ts'

/** Proofs shown, and kept at all: number and time only, the record itself comes back by pull. */
const SENT_SHOWN = 500
const SENT_KEPT = 2000

export type OutboxMethods = Pick<
  Vault,
  | 'submit'
  | 'outbox'
  | 'outboxOf'
  | 'submitted'
  | 'standing'
  | 'nextBatch'
  | 'hasUntried'
  | 'markSending'
  | 'requeue'
  | 'requeueStale'
  | 'unsentCount'
  | 'settle'
  | 'reopen'
  | 'sent'
  | 'proof'
  | 'sentOf'
  | 'sendAgain'
>

const none: ReadonlySet<OpId> = new Set()

export function createVaultOutbox(
  parts: VaultParts,
  { drafts, records, bytes, watch }: OutboxNeighbours,
  makeId: () => string,
): OutboxMethods {
  const { connection, cipher, serial } = parts
  const entries = async (rows: Stored<readonly OutboxRow[]>): Promise<Stored<readonly OutboxEntry[]>> => {
    if (!rows.ok) return rows
    const opened = await openRows(parts, rows.value)
    for (const { row, secret } of opened) if (!secret.ok) watch.found('outbox', row)
    return ok(opened.flatMap(({ row, secret }) => (secret.ok ? [outboxEntry(row, secret.value)] : [])))
  }
  const proofs = async (read: (db: VaultDatabase) => Promise<readonly SentRow[]>): Promise<Stored<readonly SentEntry[]>> => {
    const rows = await connection.run(async (db) => ok(await read(db)))
    return rows.ok ? ok(whatOpens(await Promise.all(rows.value.map((row) => cipher.open<SentEntry>('sent', row))))) : rows
  }
  return {
    submit: (operation, title, now) => serial(() => submit(parts, drafts, bytes, operation, { title, now, makeId })),
    reopen: (opId, draft) => serial(() => reopen(parts, drafts, records, opId, draft)),
    settle: (answers, now) =>
      serial(async () => {
        const settled = await records.retrying(() => settle(parts, { records, watch, keep: true }, answers, now))
        if (settled.ok || settled.error.kind !== 'quota') return settled
        // Sending is what frees the disk: what is kept for a restore must not stand in its way.
        return records.retrying(() => settle(parts, { records, watch, keep: false }, answers, now))
      }),
    sendAgain: (scope, epoch) => serial(() => sendAgain(parts, makeId, scope, epoch)),
    outbox: async (limit = Infinity) => entries(await firstRows(parts, limit)),
    outboxOf: async (recordId) => entries(await rowsOf(parts, recordId)),
    async submitted(opId) {
      const found = await entries(await rowsById(parts, [opId]))
      return found.ok ? ok(found.value[0] ?? null) : found
    },
    standing: () => outboxStanding(parts, watch),
    nextBatch: (maxOperations, maxBytes, last = none) => nextBatch(parts, watch, { maxOperations, maxBytes, last }),
    hasUntried: (tried) => hasUntried(parts, watch, tried),
    markSending: (ops, now) => serial(() => markSending(parts, ops, now)),
    requeue: (ops) => serial(() => setStatus(parts, ops, 'sending', { status: 'queued' })),
    requeueStale: () =>
      serial(async () => {
        const stale = await connection.run(async (db) => ok(await db.outbox.where({ status: 'sending' }).primaryKeys()))
        if (!stale.ok || stale.value.length === 0) return stale.ok ? ok(undefined) : stale
        return setStatus(parts, stale.value, 'sending', { status: 'queued' })
      }),
    unsentCount: () => connection.run(async (db) => ok(await countUnsent(db))),
    sent: () => proofs((db) => db.sent.orderBy('sentAt').reverse().limit(SENT_SHOWN).toArray()),
    sentOf: (recordId) => proofs((db) => db.sent.where({ recordId }).toArray()),
    async proof(opId) {
      const found = await proofs((db) => db.sent.where({ id: opId }).toArray())
      return found.ok ? ok(found.value[0] ?? null) : found
    },
  }
}

export interface OutboxNeighbours {
  readonly drafts: VaultDrafts
  readonly records: VaultRecords
  readonly bytes: Pick<FileBytes, 'copies'>
  readonly watch: DamageWatch
}

/** In the order of submission; of more than `limit` what a person has to act on, then the newest. */
async function firstRows({ connection }: VaultParts, limit: number): Promise<Stored<OutboxRow[]>> {
  return connection.run(async (db) => {
    if ((await db.outbox.count()) <= limit) return ok((await db.outbox.toArray()).sort(byQueue))
    const stopped = await db.outbox.where('status').anyOf('stopped', 'conflict').limit(limit).toArray()
    const newest = await db.outbox
      .orderBy('queue')
      .reverse()
      .limit(limit - stopped.length)
      .toArray()
    return ok([...new Map([...stopped, ...newest].map((row) => [row.id, row])).values()].sort(byQueue))
  })
}

const rowsOf = ({ connection }: VaultParts, recordId: string): Promise<Stored<OutboxRow[]>> =>
  connection.run(async (db) => ok((await db.outbox.where({ recordId }).toArray()).sort(byQueue)))

const rowsById = ({ connection }: VaultParts, ops: readonly string[]): Promise<Stored<OutboxRow[]>> =>
  connection.run(async (db) => ok((await db.outbox.bulkGet([...ops])).filter((row) => row !== undefined).sort(byQueue)))

const openRows = ({ cipher }: VaultParts, rows: readonly OutboxRow[]) =>
  Promise.all(rows.map(async (row) => ({ row, secret: await openOutboxRow(cipher, row) })))

async function submit(
  { connection, cipher, events }: VaultParts,
  drafts: VaultDrafts,
  bytes: Pick<FileBytes, 'copies'>,
  operation: Operation,
  submission: { readonly title: string; readonly now: number; readonly makeId: () => string },
): Promise<Stored<void>> {
  const { title, now } = submission
  const last = await connection.run(async (db) => ok(Number((await db.outbox.orderBy('queue').reverse().limit(1).keys())[0] ?? 0)))
  if (!last.ok) return last
  const row = await sealOutboxRow(
    cipher,
    1,
    { operation, title, outcome: null },
    { queue: last.value + 1, queuedAt: now, status: 'queued' },
  )
  const { recordId } = operation
  const transfers = await transfersOf(cipher, operation, (sha256) => isHere(bytes, sha256), submission)
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

async function isHere(bytes: Pick<FileBytes, 'copies'>, sha256: string): Promise<Stored<boolean>> {
  const copies = await bytes.copies(sha256)
  return copies.ok ? ok(copies.value.some(({ file }) => file?.sha256 === sha256)) : copies
}

async function markSending(parts: VaultParts, ops: readonly OpId[], now: number): Promise<Stored<readonly Operation[]>> {
  const rows = await rowsById(parts, ops)
  if (!rows.ok) return rows
  const wanted = rows.value.filter((row) => row.status === 'queued')
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

async function settle(
  parts: VaultParts,
  { records, watch, keep }: { readonly records: VaultRecords; readonly watch: DamageWatch; readonly keep: boolean },
  answers: readonly PushAnswer[],
  now: number,
): Promise<Stored<void>> {
  const known = await parts.connection.run(async (db) => ok(await knownOf(db, answers)))
  if (!known.ok) return known
  const plan = await settlePlan(parts.cipher, known.value, answers, now)
  if (!plan.ok) return plan
  for (const row of plan.value.damaged) watch.found('outbox', row)
  const files = await landingPlan(parts.cipher, known.value.held, plan.value.landings, known.value.cursors)
  if (!files.ok) return files
  const released = await records.releasePlan(plan.value.freed)
  if (!released.ok) return released
  const { order, cursors } = known.value
  const kept = await sealKept(parts.cipher, keep ? plan.value.landed : [], { order, cursors, now })
  const done = await commitPlan(parts.connection, {
    puts: [...plan.value.puts, ...files.value.puts, ...released.value.puts, ...kept.map((row) => ({ table: 'kept' as const, row }))],
    deletions: [...plan.value.deletions, ...files.value.deletions, ...released.value.deletions],
    also: {
      tables: ['sent', 'kept'],
      work: async (db) => {
        await limitKept(db, now)
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

/** What the answers concern: the answered operations, the others of their records, and the files that wait for them. */
async function knownOf(db: VaultDatabase, answers: readonly PushAnswer[]) {
  const ops = answers.map(({ opId }) => opId)
  const rows = (await db.outbox.bulkGet(ops)).filter((row) => row !== undefined)
  const awaited = answers.flatMap(({ outcome }) => (outcome.kind === 'held' ? [outcome.waitsFor] : []))
  return {
    rows,
    standing: await keysOfRecords(
      db,
      rows.map(({ recordId }) => recordId),
    ),
    here: new Set((awaited.length === 0 ? [] : await db.outbox.where('id').anyOf(awaited).primaryKeys()) as string[]),
    held: await db.transfers
      .where('opId')
      .anyOf(ops)
      .filter(({ status }) => status === 'held')
      .toArray(),
    cursors: await db.cursors.toArray(),
    order: await lastOrder(db),
  }
}

async function reopen(parts: VaultParts, drafts: VaultDrafts, records: VaultRecords, opId: OpId, draft: Draft): Promise<Stored<void>> {
  const found = await rowsById(parts, [opId])
  if (!found.ok) return found
  const [first] = found.value
  if (first === undefined) return err({ kind: 'changed-elsewhere' })
  const rows = await rowsOf(parts, first.recordId)
  if (!rows.ok) return rows
  const own = rows.value
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
