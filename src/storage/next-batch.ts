import type { OpId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { Operation } from '#core/record/operation.ts'
import type { DamageWatch } from './damage-watch.ts'
import { openOutboxRow, type OutboxSecret } from './outbox-entry.ts'
import { sendablePage, type OutboxKey, type SendablePage } from './outbox-keys.ts'
import type { OutboxRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

export interface BatchSize {
  readonly maxOperations: number
  readonly maxBytes: number
  /** Sent only when nothing else is left, and then one at a time, in this order. */
  readonly last: ReadonlySet<OpId>
}

/** Index entries looked at in one go, and rows read in one go. */
const PAGE = 128
const GROUP = 16

/**
 * What may be sent now, oldest first: queued operations, and behind a stopped, damaged or postponed one of the same record
 * nothing, since it builds on it. A record that is stuck never holds up the others. At least one operation, however large.
 * Reads the rows of the batch and at most one group more, however much waits.
 */
export async function nextBatch(parts: VaultParts, watch: DamageWatch, size: BatchSize): Promise<Stored<readonly Operation[]>> {
  const batch: Operation[] = []
  const damaged = new Set<string>()
  const postponed = new Map<string, OutboxKey>()
  let bytes = 0

  const isFull = (next: number): boolean => batch.length > 0 && (batch.length >= size.maxOperations || bytes + next > size.maxBytes)

  /** False: the batch is full. */
  async function take(keys: readonly OutboxKey[]): Promise<Stored<boolean>> {
    const opened = await openKeys(parts, keys)
    if (!opened.ok) return opened
    for (const { row, secret } of opened.value) {
      if (damaged.has(row.recordId)) continue
      if (isFull(row.bytes)) return ok(false)
      if (!secret.ok) {
        watch.found('outbox', row)
        damaged.add(row.recordId)
        continue
      }
      batch.push(secret.value.operation)
      bytes += row.bytes
    }
    return ok(!isFull(0))
  }

  function mayGo(key: OutboxKey): boolean {
    if (damaged.has(key.recordId) || postponed.has(key.recordId)) return false
    if (!size.last.has(key.id as OpId)) return true // the row's id is the operation's
    postponed.set(key.recordId, key)
    return false
  }

  const walked = await walkSendable(parts, async (keys) => {
    for (let from = 0; from < keys.length;) {
      const group = keys.slice(from, from + Math.min(GROUP, Math.max(1, size.maxOperations - batch.length)))
      from += group.length
      const more = await take(group.filter(mayGo))
      if (!more.ok || !more.value) return more
    }
    return ok(true)
  })
  if (!walked.ok) return walked
  const order = [...size.last]
  const left = [...postponed.values()].sort((a, b) => order.indexOf(a.id as OpId) - order.indexOf(b.id as OpId)) // the row's id is the operation's
  for (const key of batch.length === 0 ? left : []) {
    const more = await take([key])
    if (!more.ok) return more
    if (batch.length > 0) break
  }
  return ok(batch)
}

/** Whether one of the operations that are next could be sent and is not among those tried: what waits behind a tried one waits with it. */
export async function hasUntried(parts: VaultParts, watch: DamageWatch, tried: ReadonlySet<OpId>): Promise<Stored<boolean>> {
  const blocked = new Set<string>()
  const page = await pageAfter(parts, null)
  if (!page.ok) return page
  for (const key of page.value.keys) {
    if (tried.has(key.id as OpId)) blocked.add(key.recordId) // the row's id is the operation's
    if (blocked.has(key.recordId)) continue
    const opened = await openKeys(parts, [key])
    if (!opened.ok) return opened
    const [found] = opened.value
    if (found?.secret.ok === true) return ok(true)
    if (found !== undefined) watch.found('outbox', found.row)
    blocked.add(key.recordId)
  }
  return ok(false)
}

/** Page by page, until `visit` has enough (false). */
async function walkSendable(parts: VaultParts, visit: (keys: readonly OutboxKey[]) => Promise<Stored<boolean>>): Promise<Stored<void>> {
  let after: OutboxKey | null = null
  for (;;) {
    const page: Stored<SendablePage> = await pageAfter(parts, after)
    if (!page.ok) return page
    const more = await visit(page.value.keys)
    if (!more.ok) return more
    if (!more.value || page.value.last === null) return ok(undefined)
    after = page.value.last
  }
}

const pageAfter = ({ connection }: VaultParts, after: OutboxKey | null): Promise<Stored<SendablePage>> =>
  connection.run(async (db) => ok(await sendablePage(db, after, PAGE)))

interface OpenedRow {
  readonly row: OutboxRow
  readonly secret: Stored<OutboxSecret>
}

/** Those that are still queued. */
async function openKeys({ connection, cipher }: VaultParts, keys: readonly OutboxKey[]): Promise<Stored<readonly OpenedRow[]>> {
  if (keys.length === 0) return ok([])
  const rows = await connection.run(async (db) => ok(await db.outbox.bulkGet(keys.map(({ id }) => id))))
  if (!rows.ok) return rows
  const queued = rows.value.filter((row) => row !== undefined).filter(({ status }) => status === 'queued')
  return ok(await Promise.all(queued.map(async (row) => ({ row, secret: await openOutboxRow(cipher, row) }))))
}
