import type { EntityTable } from 'dexie'
import type { FormRef } from '#core/form/compiled-form.ts'
import { isTestKey, isTestRef } from '#core/form/test-key.ts'
import { ok } from '#core/lib/result.ts'
import type { Draft } from '#core/record/draft.ts'
import { commitPlan } from './commit-plan.ts'
import { formKeyOf } from './form-key-of.ts'
import { openOutboxRow } from './outbox-entry.ts'
import type { SealedRow } from './vault-cipher.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored, Vault } from './vault.ts'

type Table = 'drafts' | 'outbox' | 'sent' | 'transfers'
interface Gone {
  readonly table: Table
  readonly row: SealedRow
}

const rowsOf = async (db: VaultDatabase) => {
  const drafts = await db.drafts.filter(({ formKey }) => isTestKey(formKey)).toArray()
  return [drafts, await testsIn(db.outbox), await testsIn(db.sent), await testsIn(db.transfers)] as const
}

/** By the index: the rows of real work are not read. */
async function testsIn<T extends { readonly formKey?: string; readonly id: string }>(table: EntityTable<T, 'id'>): Promise<T[]> {
  const keys = (await table.orderBy('formKey').uniqueKeys()).map(String).filter(isTestKey)
  return keys.length === 0 ? [] : table.where('formKey').anyOf(keys).toArray()
}

/** Work on forms that were only tried out, when that is over. */
export function createVaultTests(parts: VaultParts): Pick<Vault, 'dropTests'> {
  const { connection, cipher, events, serial } = parts

  async function overOf(kept: readonly FormRef[]): Promise<Stored<readonly Gone[]>> {
    const read = await connection.run(async (db) => ok(await rowsOf(db)))
    if (!read.ok) return read
    const [drafts, outbox, sent, transfers] = read.value
    const tests = new Set(kept.filter(isTestRef))
    const keys = new Set([...tests].map(formKeyOf))
    const gone: Gone[] = []
    for (const row of drafts) {
      const draft = await cipher.open<Draft>('drafts', row)
      if (draft.ok && !tests.has(draft.value.formRef)) gone.push({ table: 'drafts', row })
    }
    for (const row of outbox) {
      const secret = await openOutboxRow(cipher, row)
      if (secret.ok && !tests.has(secret.value.operation.formRef)) gone.push({ table: 'outbox', row })
    }
    for (const row of sent) if (!keys.has(row.formKey ?? '')) gone.push({ table: 'sent', row })
    for (const row of transfers) if (!keys.has(row.formKey)) gone.push({ table: 'transfers', row })
    return ok(gone)
  }

  return {
    dropTests: (kept) =>
      serial(async () => {
        const gone = await overOf(kept)
        if (!gone.ok || gone.value.length === 0) return gone.ok ? ok(undefined) : gone
        const done = await commitPlan(connection, {
          also: {
            tables: ['drafts', 'outbox', 'sent', 'transfers'],
            work: async (db) => {
              // What somebody has written since then will be looked at the next time.
              for (const { table, row } of gone.value)
                if ((await db.table<SealedRow, string>(table).get(row.id))?.rev === row.rev) await db.table(table).delete(row.id)
            },
          },
        })
        if (!done.ok) return done
        events.emit('drafts')
        events.emit('outbox')
        return ok(undefined)
      }),
  }
}
