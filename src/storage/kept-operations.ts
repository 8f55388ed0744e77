import Dexie from 'dexie'
import { isTestRef } from '#core/form/test-key.ts'
import type { Operation } from '#core/record/operation.ts'
import { formKeyOf } from './form-key-of.ts'
import type { OutboxSecret } from './outbox-entry.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { CursorRow, KeptRow, OutboxRow, VaultDatabase } from './vault-database.ts'

/**
 * Operations that the server has acknowledged, kept for a while: a server that is restored from a backup has forgotten the
 * newest ones, and this device may be the only one that knows them. They are the first to go when the disk is full.
 */
const KEPT_MILLIS = 14 * 86_400_000
const KEPT_ROWS = 5000
const KEPT_BYTES = 16_000_000

/** What is encrypted of a kept operation. */
export type KeptSecret = Pick<OutboxSecret, 'operation' | 'title'>

export interface Landed {
  readonly row: OutboxRow
  readonly secret: OutboxSecret
}

export const scopeOf = ({ unitId, formRef }: Pick<Operation, 'unitId' | 'formRef'>): string => `${unitId}/${formKeyOf(formRef)}`

/** The part of an epoch that a restore changes; what follows says what the person may see. */
export const epochBase = (epoch: string): string => epoch.split('.', 1)[0] ?? ''

/** Their rows, in the order given. What was only tried out is not kept. */
export function sealKept(
  cipher: VaultCipher,
  landed: readonly Landed[],
  { order, cursors, now }: { readonly order: number; readonly cursors: readonly CursorRow[]; readonly now: number },
): Promise<readonly KeptRow[]> {
  const epochs = new Map(cursors.map(({ scope, epoch }) => [scope, epoch]))
  return Promise.all(
    landed
      .filter(({ secret }) => !isTestRef(secret.operation.formRef))
      .map(async ({ row, secret: { operation, title } }, i): Promise<KeptRow> => {
        const secret: KeptSecret = { operation, title }
        const scope = scopeOf(operation)
        const { recordId, queuedAt, bytes } = row
        const standing = { scope, recordId, queuedAt, bytes, keptAt: now, order: order + 1 + i, epoch: epochs.get(scope) ?? '' }
        return { ...(await cipher.seal('kept', row.id, 1, secret)), ...standing }
      }),
  )
}

export const lastOrder = async (db: VaultDatabase): Promise<number> =>
  Number((await db.kept.orderBy('order').reverse().limit(1).keys())[0] ?? 0)

/** Lets go what is too old or too many; in the transaction that keeps new ones. */
export async function limitKept(db: VaultDatabase, now: number): Promise<void> {
  await db.kept
    .where('keptAt')
    .below(now - KEPT_MILLIS)
    .delete()
  const tooMany = (await db.kept.count()) - KEPT_ROWS
  if (tooMany > 0) await db.kept.bulkDelete(await db.kept.orderBy('order').limit(tooMany).primaryKeys())
}

/** Lets go the oldest ones beyond the bytes that all may take; reads the index only. */
export async function limitKeptBytes(db: VaultDatabase): Promise<void> {
  const gone: string[] = []
  let bytes = 0
  await db.kept
    .where('[order+bytes]')
    .between([Dexie.minKey, Dexie.minKey], [Dexie.maxKey, Dexie.maxKey])
    .reverse()
    .eachKey((key, { primaryKey: id }) => {
      bytes += (key as unknown as [number, number])[1] // the index's own parts
      if (bytes > KEPT_BYTES) gone.push(id)
    })
  if (gone.length > 0) await db.kept.bulkDelete(gone)
}
