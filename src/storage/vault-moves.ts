import { must } from '#core/lib/assert.ts'
import { ok } from '#core/lib/result.ts'
import type { MovedDraft } from '#core/protocol/held-drafts.ts'
import { commitPlan } from './commit-plan.ts'
import type { VaultDrafts } from './vault-drafts.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Vault } from './vault.ts'
import { whatOpens } from './what-opens.ts'

/** A draft may move on twice before the server hears of it. */
const idOf = ({ recordId, to }: Pick<MovedDraft, 'recordId' | 'to'>): string => `${recordId}@${to}`

/** Drafts that move on to another version of their form, and what is to be told of it. */
export function createVaultMoves(
  { connection, cipher, events, serial }: VaultParts,
  drafts: Pick<VaultDrafts, 'sealNext' | 'learn'>,
): Pick<Vault, 'moveDraft' | 'undoMove' | 'moves' | 'forgetMoves'> {
  return {
    moveDraft: (draft, moved) =>
      serial(async () => {
        const [row, told] = [await drafts.sealNext(draft), await cipher.seal('moves', idOf(moved), 1, moved)]
        const saved = await commitPlan(connection, {
          puts: [{ table: 'drafts', row }],
          also: { tables: ['moves'], work: async (db) => void (await db.moves.put(told)) },
        })
        if (!saved.ok) return saved
        drafts.learn(draft.recordId, row.rev)
        events.emit('drafts')
        return ok(undefined)
      }),
    undoMove: (draft, to) =>
      serial(async () => {
        const row = await drafts.sealNext(must(draft.before, 'a draft that has moved'))
        const saved = await commitPlan(connection, {
          puts: [{ table: 'drafts', row }],
          also: { tables: ['moves'], work: async (db) => db.moves.delete(idOf({ recordId: draft.recordId, to })) },
        })
        if (!saved.ok) return saved
        drafts.learn(draft.recordId, row.rev)
        events.emit('drafts')
        return ok(undefined)
      }),
    async moves() {
      const rows = await connection.run(async (db) => ok(await db.moves.toArray()))
      if (!rows.ok) return rows
      return ok(whatOpens(await Promise.all(rows.value.map((row) => cipher.open<MovedDraft>('moves', row)))))
    },
    forgetMoves: (told) =>
      serial(() =>
        commitPlan(connection, {
          also: {
            tables: ['moves', 'drafts'],
            work: async (db) => {
              // While the draft is here its move may still be taken back: then the server has to hear of it.
              for (const move of told) if ((await db.drafts.get(move.recordId)) === undefined) await db.moves.delete(idOf(move))
            },
          },
        }),
      ),
  }
}
