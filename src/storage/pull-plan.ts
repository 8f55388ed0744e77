import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { PullScope } from '#core/protocol/pull.ts'
import { isWaiting } from '#core/record/waiting-values.ts'
import type { Plan } from './commit-plan.ts'
import { pagePlan, type PageChange, type PagePlan } from './page-plan.ts'
import type { RecordIndex } from './record-index.ts'
import { StorageRefusal } from './storage-refusal.ts'
import { openOutboxRow, type OutboxSecret } from './outbox-entry.ts'
import { lastOrder, sealKept } from './kept-operations.ts'
import { keysOfRecords } from './outbox-keys.ts'
import { sealSent } from './settle-plan.ts'
import type { CursorRow, OutboxRow, VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { AsideSecret } from './vault-records.ts'
import type { PullCursor, SearchTexts, Stored } from './vault.ts'

interface Standing {
  readonly cursor: CursorRow | null
  /** Records with local operations: not overwritten before these have settled. */
  readonly pending: ReadonlySet<string>
  /** Operations in conflict, by record. */
  readonly conflicts: ReadonlyMap<string, readonly OutboxRow[]>
  /** `rev` of what already lies aside. */
  readonly aside: ReadonlyMap<string, number>
  /** Of the operation kept last. */
  readonly order: number
}

/** A page of one scope and its cursor, for one transaction. A page that another tab has already applied changes nothing. */
export async function pullPlan(
  parts: VaultParts,
  index: RecordIndex,
  scope: string,
  page: PullScope,
  searchTexts: SearchTexts,
  asked: PullCursor | null,
): Promise<Stored<PagePlan & Plan>> {
  const read = await standingOf(parts, scope, page)
  if (!read.ok) return read
  const { cursor, pending, aside } = read.value
  if (cursor !== null && cursor.epoch === page.epoch && cursor.seq > page.next) return pagePlan(parts, index, [])
  // Damage was found after this page was asked for: what lies before it must come first.
  if (asked !== null && asked.epoch === page.epoch && asked.seq > (cursor?.seq ?? 0)) return pagePlan(parts, index, [])
  // After a restore the server begins anew: what it no longer has must not stay here.
  const restarted = cursor !== null && cursor.epoch !== page.epoch
  const changes: PageChange[] = restarted ? [{ kind: 'clear', scope }] : []
  const asidePuts: NonNullable<Plan['puts']>[number][] = []
  for (const change of page.changes) {
    const texts = change.kind === 'record' ? searchTexts(change) : []
    if (pending.has(change.recordId)) {
      const secret: AsideSecret = { change, texts }
      const rev = (aside.get(change.recordId) ?? 0) + 1
      asidePuts.push({ table: 'aside', row: Object.assign(await parts.cipher.seal('aside', change.recordId, rev, secret), { scope }) })
    } else
      changes.push(change.kind === 'record' ? { kind: 'put', scope, record: change, texts } : { kind: 'remove', recordId: change.recordId })
  }
  const plan = await pagePlan(parts, index, changes)
  if (!plan.ok) return plan
  const chosen = await chosenPlan(parts, scope, page, read.value)
  if (!chosen.ok) return chosen
  const lost = lostIn(page)
  const also = {
    tables: lost.length === 0 ? (['cursors', 'aside'] as const) : (['cursors', 'aside', 'drafts', 'sent', 'kept'] as const),
    async work(db: VaultDatabase) {
      await moveCursor(db, cursor, { scope, seq: page.next, epoch: page.epoch })
      if (lost.length > 0) await forget(db, lost)
      if (!restarted) return
      const kept = new Set(asidePuts.map(({ row }) => row.id))
      await db.aside
        .where({ scope })
        .filter((row) => !kept.has(row.id))
        .delete()
    },
  }
  return ok({
    ...plan.value,
    puts: [...plan.value.puts, ...asidePuts, ...chosen.value.puts],
    deletions: [...plan.value.deletions, ...chosen.value.deletions],
    also,
    done() {
      plan.value.done()
      if (lost.length === 0) return
      parts.events.emit('drafts')
      parts.events.emit('outbox')
    },
  })
}

/** Records whose contents must not stay on this device: erased by law, or no longer this person's to see. */
const lostIn = (page: PullScope): RecordId[] =>
  page.changes.flatMap((change) => (change.kind === 'gone' && change.reason !== 'moved' ? [change.recordId] : []))

/** An unfinished change holds the whole record, and what was sent its title. Operations that wait are left for the server to judge. */
async function forget(db: VaultDatabase, records: readonly RecordId[]): Promise<void> {
  await db.drafts.bulkDelete([...records])
  await db.sent.where('recordId').anyOf(records).delete()
  await db.kept.where('recordId').anyOf(records).delete()
}

type Chosen = Required<Pick<Plan, 'puts' | 'deletions'>>

/** Operations of whose values none waits any more, because somebody chose, are sent like any other. */
async function chosenPlan({ cipher }: VaultParts, scope: string, page: PullScope, { conflicts, order }: Standing): Promise<Stored<Chosen>> {
  const kept: Chosen['puts'][number][] = []
  const puts: Chosen['puts'][number][] = []
  const deletions: Chosen['deletions'][number][] = []
  for (const change of page.changes) {
    for (const row of conflicts.get(change.recordId) ?? []) {
      const secret = await openOutboxRow(cipher, row)
      // A damaged one stays; it is on the server and holds nothing up.
      if (!secret.ok || secret.value.outcome === null || mayWait(change, secret.value)) continue
      if (change.kind === 'record') {
        const at = {
          order: order + kept.length,
          cursors: [{ scope, seq: page.next, epoch: page.epoch }],
          now: Date.parse(change.changedAt),
        }
        kept.push(...(await sealKept(cipher, [{ row, secret: secret.value }], at)).map((each) => ({ table: 'kept' as const, row: each })))
      }
      deletions.push({ table: 'outbox', id: row.id, rev: row.rev })
      puts.push({ table: 'sent', row: await sealSent(cipher, secret.value, secret.value.outcome, row.queuedAt) })
    }
  }
  return ok({ puts: [...puts, ...kept], deletions })
}

/** A version from before the operation landed says nothing of its values. */
function mayWait(change: PullScope['changes'][number], { operation, outcome }: OutboxSecret): boolean {
  if (change.kind === 'gone') return false
  return (outcome?.kind === 'conflict' && change.revision < outcome.revision) || isWaiting(change.conflicts, operation.opId)
}

/** Of the records on the page only: the outbox may be long, and its rows are large. */
async function standingOf({ connection }: VaultParts, scope: string, page: PullScope): Promise<Stored<Standing>> {
  const records = page.changes.map(({ recordId }) => recordId)
  return connection.run(async (db) => {
    const cursor = (await db.cursors.get(scope)) ?? null
    const keys = [...(await keysOfRecords(db, records)).values()].flat()
    const pending = new Set(keys.filter(({ status }) => status !== 'conflict').map(({ recordId }) => recordId))
    const inConflict = keys.filter(({ status }) => status === 'conflict').map(({ id }) => id)
    const conflicts = Map.groupBy(
      (await db.outbox.bulkGet(inConflict)).filter((row) => row !== undefined).filter(({ status }) => status === 'conflict'),
      ({ recordId }) => recordId,
    )
    const asides = await db.aside.bulkGet(records.filter((recordId) => pending.has(recordId)))
    const aside = new Map(asides.flatMap((row) => (row === undefined ? [] : [[row.id, row.rev] as const])))
    return ok({ cursor, pending, conflicts, aside, order: await lastOrder(db) })
  })
}

async function moveCursor(db: VaultDatabase, from: CursorRow | null, to: CursorRow): Promise<void> {
  const now = (await db.cursors.get(to.scope)) ?? null
  if (now?.seq !== from?.seq || now?.epoch !== from?.epoch) {
    if (now?.seq === to.seq && now.epoch === to.epoch) return
    throw new StorageRefusal({ kind: 'changed-elsewhere' })
  }
  await db.cursors.put(to)
}
