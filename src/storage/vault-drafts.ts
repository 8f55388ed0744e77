import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { Draft } from '#core/record/draft.ts'
import { commitPlan } from './commit-plan.ts'
import { formKeyOf } from './form-key-of.ts'
import type { DraftRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { DraftSummary, Stored, Vault } from './vault.ts'
import { whatOpens } from './what-opens.ts'

export interface VaultDrafts extends Pick<Vault, 'saveDraft' | 'draft' | 'drafts' | 'wholeDrafts' | 'deleteDraft'> {
  /** The row that follows what this tab knows of the draft: two tabs on one draft cannot overwrite each other unseen. */
  sealNext(draft: Draft): Promise<DraftRow>
  /** `rev` of the draft as this tab last read or wrote it; 0: none. */
  knownRev(recordId: RecordId): number
  learn(recordId: RecordId, rev: number): void
}

export function createVaultDrafts({ connection, cipher, events, serial }: VaultParts): VaultDrafts {
  const known = new Map<RecordId, number>()
  const knownRev = (recordId: RecordId): number => known.get(recordId) ?? 0
  const learn = (recordId: RecordId, rev: number): void => void known.set(recordId, rev)

  async function sealNext(draft: Draft): Promise<DraftRow> {
    const sealed = await cipher.seal('drafts', draft.recordId, knownRev(draft.recordId) + 1, draft)
    return { ...sealed, unitId: draft.unitId, formKey: formKeyOf(draft.formRef), changedAt: draft.changedAt }
  }

  async function wholeDrafts(): Promise<Stored<readonly Draft[]>> {
    const rows = await connection.run(async (db) => ok(await db.drafts.orderBy('changedAt').reverse().toArray()))
    if (!rows.ok) return rows
    return ok(whatOpens(await Promise.all(rows.value.map((row) => cipher.open<Draft>('drafts', row)))))
  }

  return {
    sealNext,
    knownRev,
    learn,
    saveDraft: (draft) =>
      serial(async () => {
        const row = await sealNext(draft)
        const saved = await commitPlan(connection, { puts: [{ table: 'drafts', row }] })
        if (!saved.ok) return saved
        learn(draft.recordId, row.rev)
        events.emit('drafts')
        return ok(undefined)
      }),
    async draft(recordId) {
      const found = await connection.run(async (db) => ok((await db.drafts.get(recordId)) ?? null))
      if (!found.ok || found.value === null) {
        if (found.ok) learn(recordId, 0)
        return found.ok ? ok(null) : found
      }
      const draft = await cipher.open<Draft>('drafts', found.value)
      if (draft.ok) learn(recordId, found.value.rev)
      return draft
    },
    wholeDrafts,
    async drafts() {
      const drafts = await wholeDrafts()
      return drafts.ok ? ok(drafts.value.map(summaryOf)) : drafts
    },
    deleteDraft: (recordId) =>
      serial(async () => {
        const deleted = await commitPlan(connection, {
          also: { tables: ['drafts'], work: async (db) => db.drafts.delete(recordId) },
        })
        if (!deleted.ok) return deleted
        learn(recordId, 0)
        events.emit('drafts')
        return ok(undefined)
      }),
  }
}

const summaryOf = (draft: Draft): DraftSummary => ({
  recordId: draft.recordId,
  unitId: draft.unitId,
  formRef: draft.formRef,
  title: draft.title,
  isNew: draft.base.kind === 'new',
  returned: draft.base.kind !== 'new' && draft.base.comments.length > 0,
  changedAt: draft.changedAt,
})
