import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { Plan } from './commit-plan.ts'
import { indexEntry, putIndexPage, removeIndexPage, type IndexEntry, type RecordIndex } from './record-index.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

export const PAGE_SIZE = 200

export type PageChange =
  | { readonly kind: 'put'; readonly scope: string; readonly record: PulledRecord; readonly texts: readonly string[] }
  | { readonly kind: 'remove'; readonly recordId: RecordId }
  | { readonly kind: 'clear'; readonly scope: string }

/** Writes of a plan, and what to do in memory once they are on the disk. */
export interface PagePlan {
  readonly puts: NonNullable<Plan['puts']>
  readonly deletions: NonNullable<Plan['deletions']>
  readonly done: () => void
}

interface OpenPage {
  readonly scope: string
  /** `rev` on the disk; 0: a new page. */
  readonly rev: number
  readonly records: Map<RecordId, PulledRecord>
  readonly entries: Map<RecordId, IndexEntry>
}

/** Which pages the changes touch, as they will be; a record stays on its page, new ones fill the last page of their scope. */
export async function pagePlan(
  parts: Pick<VaultParts, 'connection' | 'cipher'>,
  index: RecordIndex,
  changes: readonly PageChange[],
): Promise<Stored<PagePlan>> {
  const open = new Map<string, OpenPage>()
  const cleared = new Set<string>()
  const pageOf = new Map(index.pageOf)
  for (const change of changes) {
    if (change.kind === 'clear') {
      for (const [id, page] of index.pages) if (page.scope === change.scope) cleared.add(id)
      for (const [recordId, id] of pageOf) if (cleared.has(id)) pageOf.delete(recordId)
      continue
    }
    const recordId = change.kind === 'put' ? change.record.recordId : change.recordId
    const pageId = pageOf.get(recordId) ?? (change.kind === 'put' ? roomyPage(index, open, cleared, change.scope) : undefined)
    if (pageId === undefined) continue
    const page = await openPage(parts, index, open, pageId, change.kind === 'put' ? change.scope : '')
    if (!page.ok) return page
    if (change.kind === 'put') {
      page.value.records.set(recordId, change.record)
      page.value.entries.set(recordId, indexEntry(change.record, change.texts))
      pageOf.set(recordId, pageId)
    } else {
      page.value.records.delete(recordId)
      page.value.entries.delete(recordId)
      pageOf.delete(recordId)
    }
  }
  return ok(await sealPages(parts, index, open, cleared))
}

/** The last page of the scope while it has room, else a fresh id: never one that is being deleted in the same transaction. */
function roomyPage(index: RecordIndex, open: ReadonlyMap<string, OpenPage>, cleared: ReadonlySet<string>, scope: string): string {
  let last = -1
  let roomy: string | null = null
  const sizes = new Map([...index.pages].map(([id, page]) => [id, { scope: page.scope, size: page.entries.length }]))
  for (const [id, page] of open) sizes.set(id, { scope: page.scope, size: page.entries.size })
  for (const [id, page] of sizes) {
    if (page.scope !== scope) continue
    last = Math.max(last, Number(id.slice(id.lastIndexOf('#') + 1)))
    if (page.size < PAGE_SIZE && !cleared.has(id)) roomy = id
  }
  return roomy ?? `${scope}#${last + 1}`
}

async function openPage(
  { connection, cipher }: Pick<VaultParts, 'connection' | 'cipher'>,
  index: RecordIndex,
  open: Map<string, OpenPage>,
  id: string,
  scope: string,
): Promise<Stored<OpenPage>> {
  const present = open.get(id)
  if (present !== undefined) return ok(present)
  const known = index.pages.get(id)
  let page: OpenPage = { scope, rev: 0, records: new Map(), entries: new Map() }
  if (known !== undefined) {
    const row = await connection.run(async (db) => ok((await db.pages.get(id)) ?? null))
    if (!row.ok) return row
    if (row.value !== null) {
      const records = await cipher.open<readonly PulledRecord[]>('pages', row.value)
      if (!records.ok) return records
      page = {
        scope: known.scope,
        rev: row.value.rev,
        records: byRecord(records.value),
        entries: new Map(known.entries.map((entry) => [entry.summary.recordId, entry])),
      }
    }
  }
  open.set(id, page)
  return ok(page)
}

const byRecord = (records: readonly PulledRecord[]): Map<RecordId, PulledRecord> =>
  new Map(records.map((record) => [record.recordId, record]))

async function sealPages(
  { cipher }: Pick<VaultParts, 'cipher'>,
  index: RecordIndex,
  open: ReadonlyMap<string, OpenPage>,
  cleared: ReadonlySet<string>,
): Promise<PagePlan> {
  const sealed = await Promise.all(
    [...open].map(async ([id, { scope, rev, records, entries }]) => [
      { table: 'pages' as const, row: { ...(await cipher.seal('pages', id, rev + 1, [...records.values()])), scope } },
      { table: 'index' as const, row: { ...(await cipher.seal('index', id, rev + 1, [...entries.values()])), scope } },
    ]),
  )
  const deletions = [...cleared].flatMap((id) => {
    const rev = index.pages.get(id)?.rev ?? 0
    return [
      { table: 'pages' as const, id, rev },
      { table: 'index' as const, id, rev },
    ]
  })
  return {
    puts: sealed.flat(),
    deletions,
    done() {
      for (const id of cleared) removeIndexPage(index, id)
      for (const [id, page] of open) putIndexPage(index, id, { scope: page.scope, rev: page.rev + 1, entries: [...page.entries.values()] })
    },
  }
}
