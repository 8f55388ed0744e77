import { err, ok } from '#core/lib/result.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import type { PagePlan } from './page-plan.ts'
import { emptyIndex, putIndexPage, type IndexEntry, type RecordIndex } from './record-index.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** The index in memory, read once, and again when another tab has written. */
export interface IndexHolder {
  index(): Promise<Stored<RecordIndex>>
  /** Does the task again on a fresh index when another tab wrote in between. */
  retrying<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>>
  /** Plans on the index, commits, brings the index up to date, tells the listeners. */
  write(plan: (at: RecordIndex) => Promise<Stored<PagePlan & Plan>>): Promise<Stored<void>>
}

const MAX_TRIES = 5

export function createIndexHolder(parts: VaultParts): IndexHolder {
  const { connection, events, serial } = parts
  let loaded: RecordIndex | null = null
  events.onForeign(({ kind }) => {
    if (kind === 'records') loaded = null
  })

  async function index(): Promise<Stored<RecordIndex>> {
    if (loaded !== null) return ok(loaded)
    const fresh = await loadIndex(parts)
    if (fresh.ok) loaded = fresh.value
    return fresh
  }

  async function retrying<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>> {
    for (let tries = 1; ; tries++) {
      const result = await task()
      if (result.ok || result.error.kind !== 'changed-elsewhere' || tries >= MAX_TRIES) return result
      loaded = null
    }
  }

  async function writeOnce(plan: (at: RecordIndex) => Promise<Stored<PagePlan & Plan>>): Promise<Stored<void>> {
    const at = await index()
    if (!at.ok) return at
    const planned = await plan(at.value)
    if (!planned.ok) return planned
    const done = await commitPlan(connection, planned.value)
    if (!done.ok) return done
    planned.value.done()
    events.emit('records')
    return done
  }

  return { index, retrying, write: (plan) => serial(() => retrying(() => writeOnce(plan))) }
}

async function loadIndex({ connection, cipher }: VaultParts): Promise<Stored<RecordIndex>> {
  const rows = await connection.run(async (db) => ok(await db.index.toArray()))
  if (!rows.ok) return rows
  const index = emptyIndex()
  const opened = await Promise.all(
    rows.value.map(async (row) => ({ row, entries: await cipher.open<readonly IndexEntry[]>('index', row) })),
  )
  for (const { row, entries } of opened) {
    if (!entries.ok) return err(entries.error)
    putIndexPage(index, row.id, { scope: row.scope, rev: row.rev, entries: entries.value })
  }
  return ok(index)
}
