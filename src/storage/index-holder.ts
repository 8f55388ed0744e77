import { ok } from '#core/lib/result.ts'
import { commitPlan, type Plan } from './commit-plan.ts'
import { isPulledDamage, mendPulled, type PulledDamage } from './mend-pulled.ts'
import type { PagePlan } from './page-plan.ts'
import { emptyIndex, putIndexPage, type IndexEntry, type RecordIndex } from './record-index.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** The index in memory, read once, and again when another tab has written. */
export interface IndexHolder {
  index(): Promise<Stored<RecordIndex>>
  /** Does the task again after damaged copies of the server's records were let go, to be pulled anew. */
  mending<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>>
  /** As `mending`; and does the task again on a fresh index when another tab wrote in between. */
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

  async function mending<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>> {
    const mended = new Set<string>()
    for (;;) {
      const result = await task()
      if (result.ok || !isPulledDamage(result.error)) return result
      const { table, id } = result.error
      if (mended.has(`${table} ${id}`)) return result
      mended.add(`${table} ${id}`)
      const done = await mendPulled(connection, [result.error])
      if (!done.ok) return done
      loaded = null
      events.emit('records')
    }
  }

  async function retrying<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>> {
    for (let tries = 1; ; tries++) {
      const result = await mending(task)
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

  return { index, mending, retrying, write: (plan) => serial(() => retrying(() => writeOnce(plan))) }
}

async function loadIndex({ connection, cipher }: VaultParts): Promise<Stored<RecordIndex>> {
  const rows = await connection.run(async (db) => ok(await db.index.toArray()))
  if (!rows.ok) return rows
  const index = emptyIndex()
  const opened = await Promise.all(
    rows.value.map(async (row) => ({ row, entries: await cipher.open<readonly IndexEntry[]>('index', row) })),
  )
  const damages: PulledDamage[] = []
  for (const { row, entries } of opened) {
    if (entries.ok) putIndexPage(index, row.id, { scope: row.scope, rev: row.rev, entries: entries.value })
    else damages.push({ kind: 'damaged', table: 'index', id: row.id })
  }
  if (damages.length === 0) return ok(index)
  const mended = await mendPulled(connection, damages)
  return mended.ok ? ok(index) : mended
}
