import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { PulledRecord, Tombstone } from '#core/protocol/pull.ts'
import { scopeDigest } from '#core/protocol/scope-digest.ts'
import type { Plan } from './commit-plan.ts'
import { completeRecord, type KeptRecord } from './complete-record.ts'
import { formKeyOf } from './form-key-of.ts'
import { pagePlan, type PageChange, type PagePlan } from './page-plan.ts'
import { pullPlan } from './pull-plan.ts'
import { createIndexHolder } from './index-holder.ts'
import { findInIndex, type IndexEntry, type RecordIndex } from './record-index.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { SearchTexts, Stored, Vault } from './vault.ts'

/** What is encrypted of a record kept aside. */
export interface AsideSecret {
  readonly change: PulledRecord | Tombstone
  readonly texts: readonly string[]
}

export interface VaultRecords extends Pick<
  Vault,
  'applyPull' | 'cursors' | 'scopes' | 'dropScope' | 'digest' | 'record' | 'latest' | 'findRecords' | 'holdRecord'
> {
  /** Brings out what was kept aside for records that have no local operations any more. */
  releasePlan(records: readonly RecordId[]): Promise<Stored<PagePlan>>
  /** What is known of every record here without opening it. */
  entries(): Promise<Stored<readonly IndexEntry[]>>
  /** Plans and commits again on a fresh index when another tab wrote in between. */
  retrying<T>(task: () => Promise<Stored<T>>): Promise<Stored<T>>
}

export function createVaultRecords(parts: VaultParts): VaultRecords {
  const { connection, cipher } = parts
  const { index, mending, retrying, write } = createIndexHolder(parts)

  async function readRecord(recordId: RecordId): Promise<Stored<PulledRecord | null>> {
    const at = await index()
    if (!at.ok) return at
    const pageId = at.value.pageOf.get(recordId)
    if (pageId === undefined) return ok(null)
    const row = await connection.run(async (db) => ok((await db.pages.get(pageId)) ?? null))
    if (!row.ok || row.value === null) return row.ok ? ok(null) : row
    const page = await cipher.open<readonly KeptRecord[]>('pages', row.value)
    if (!page.ok) return page
    const kept = page.value.find((candidate) => candidate.recordId === recordId)
    return ok(kept === undefined ? null : completeRecord(kept))
  }

  async function readLatest(recordId: RecordId): Promise<Stored<PulledRecord | null>> {
    const row = await connection.run(async (db) => ok((await db.aside.get(recordId)) ?? null))
    if (!row.ok) return row
    if (row.value === null) return readRecord(recordId)
    const aside = await cipher.open<AsideSecret>('aside', row.value)
    return aside.ok ? ok(aside.value.change.kind === 'record' ? completeRecord(aside.value.change) : null) : aside
  }

  return {
    retrying,
    async entries() {
      const at = await index()
      return at.ok ? ok([...at.value.pages.values()].flatMap((page) => page.entries)) : at
    },
    record: (recordId) => mending(() => readRecord(recordId)),
    latest: (recordId) => mending(() => readLatest(recordId)),
    releasePlan: (records) =>
      mending(async () => {
        const at = await index()
        return at.ok ? releasePlan(parts, at.value, records) : at
      }),
    applyPull: (scope, page, searchTexts = () => [], asked) => write((at) => pullPlan(parts, at, scope, page, searchTexts, asked ?? null)),
    holdRecord: (held, searchTexts = () => []) => write((at) => holdPlan(parts, at, held, searchTexts)),
    async scopes() {
      const at = await index()
      if (!at.ok) return at
      const asides = await connection.run(async (db) => ok((await db.aside.orderBy('scope').uniqueKeys()).map(String)))
      if (!asides.ok) return asides
      return ok([...new Set([...[...at.value.pages.values()].map((page) => page.scope), ...asides.value])])
    },
    dropScope: (scope, forGood = false) => write((at) => dropPlan(parts, at, scope, forGood)),
    async digest(scope) {
      const at = await index()
      return at.ok ? digestIn(parts, at.value, scope) : at
    },
    async cursors() {
      const rows = await connection.run(async (db) => ok(await db.cursors.toArray()))
      return rows.ok ? ok(Object.fromEntries(rows.value.map(({ scope, seq, epoch }) => [scope, { seq, epoch }]))) : rows
    },
    async findRecords(query, limit) {
      const at = await index()
      return at.ok ? ok(findInIndex(at.value, query, limit)) : at
    },
  }
}

async function digestIn({ connection }: VaultParts, index: RecordIndex, scope: string): Promise<Stored<string | null>> {
  const asides = await connection.run(async (db) => ok(await db.aside.where({ scope }).count()))
  if (!asides.ok) return asides
  const pages = [...index.pages.values()].filter((page) => page.scope === scope)
  return ok(asides.value > 0 ? null : scopeDigest(pages.flatMap((page) => page.entries.map(({ seq }) => seq))))
}

function holdPlan(parts: VaultParts, at: RecordIndex, held: PulledRecord, searchTexts: SearchTexts): Promise<Stored<PagePlan>> {
  const known = at.pages.get(at.pageOf.get(held.recordId) ?? '')?.entries.find((entry) => entry.summary.recordId === held.recordId)
  const scope = `${held.unitId}/${formKeyOf(held.formRef)}`
  const isKnown = known !== undefined && isAsNew(known, held)
  return pagePlan(parts, at, isKnown ? [] : [{ kind: 'put', scope, record: held, texts: searchTexts(held) }])
}

/** A record fetched online has no place in the scope's feed (`seq` 0): then its revision and time tell which is newer. */
function isAsNew(known: IndexEntry, held: PulledRecord): boolean {
  if (known.seq > 0 && held.seq > 0) return known.seq >= held.seq
  const { revision, changedAt } = known.summary
  return revision > held.revision || (revision === held.revision && Date.parse(changedAt) >= Date.parse(held.changedAt))
}

/** The local copy goes; the outbox is never touched. */
async function dropPlan(parts: VaultParts, index: RecordIndex, scope: string, forGood: boolean): Promise<Stored<PagePlan & Plan>> {
  const plan = await pagePlan(parts, index, [{ kind: 'clear', scope }])
  const forget = async (db: VaultDatabase): Promise<void> => {
    await db.cursors.delete(scope)
    await db.aside.where({ scope }).delete()
    if (forGood) await db.kept.where({ scope }).delete()
  }
  return plan.ok ? ok({ ...plan.value, also: { tables: ['cursors', 'aside', 'kept'], work: forget } }) : plan
}

async function releasePlan(parts: VaultParts, index: RecordIndex, records: readonly RecordId[]): Promise<Stored<PagePlan>> {
  const rows = await parts.connection.run(async (db) => ok(await db.aside.bulkGet([...records])))
  if (!rows.ok) return rows
  const changes: PageChange[] = []
  const deletions: { readonly table: 'aside'; readonly id: string; readonly rev: number }[] = []
  for (const row of rows.value) {
    if (row === undefined) continue
    const aside = await parts.cipher.open<AsideSecret>('aside', row)
    if (!aside.ok) return aside
    const { change, texts } = aside.value
    changes.push(
      change.kind === 'record' ? { kind: 'put', scope: row.scope, record: change, texts } : { kind: 'remove', recordId: change.recordId },
    )
    deletions.push({ table: 'aside', id: row.id, rev: row.rev })
  }
  const plan = await pagePlan(parts, index, changes)
  return plan.ok ? ok({ ...plan.value, deletions: [...plan.value.deletions, ...deletions] }) : plan
}
