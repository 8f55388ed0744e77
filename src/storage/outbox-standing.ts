import Dexie from 'dexie'
import { ok } from '#core/lib/result.ts'
import type { DamageWatch } from './damage-watch.ts'
import { keysOfRecords } from './outbox-keys.ts'
import type { TransferRow, VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** What waits and what needs the person, in figures. Rows that do not open are counted as `damaged` and nowhere else. */
export interface OutboxStanding {
  readonly queued: number
  readonly sending: number
  /** Of a person's: refused, or in conflict on the server. */
  readonly stopped: number
  /** Operations and orders to send a file. */
  readonly damaged: number
  /** Of records that are on the server. */
  readonly files: {
    readonly waiting: number
    /** Records with such files and no operation here. */
    readonly records: number
    /** Records with files that a person has to see to. */
    readonly stopped: number
  }
  /** When the oldest of it was submitted, milliseconds since 1970; null: nothing is here. */
  readonly oldest: number | null
}

export async function outboxStanding({ connection }: VaultParts, watch: DamageWatch): Promise<Stored<OutboxStanding>> {
  const [broken, brokenFiles] = [await watch.outbox(), await watch.transfers()]
  if (!broken.ok) return broken
  if (!brokenFiles.ok) return brokenFiles
  return connection.run(async (db) => {
    const count = async (status: 'queued' | 'sending' | 'stopped' | 'conflict') =>
      (await db.outbox.where({ status }).count()) - broken.value.filter((row) => row.status === status).length
    return ok({
      queued: await count('queued'),
      sending: await count('sending'),
      stopped: (await count('stopped')) + (await count('conflict')),
      damaged: broken.value.length + brokenFiles.value.length,
      files: await filesStanding(db, brokenFiles.value),
      oldest: await oldestOf(db),
    })
  })
}

async function filesStanding(db: VaultDatabase, broken: readonly TransferRow[]): Promise<OutboxStanding['files']> {
  const of = async (status: TransferRow['status']) => {
    const left = new Map<string, number>()
    await db.transfers
      .where('[status+recordId]')
      .between([status, Dexie.minKey], [status, Dexie.maxKey])
      .eachKey((key) => {
        const recordId = (key as unknown as [string, string])[1] // the index's own parts
        left.set(recordId, (left.get(recordId) ?? 0) + 1)
      })
    for (const row of broken) if (row.status === status) left.set(row.recordId, (left.get(row.recordId) ?? 0) - 1)
    return [...left].filter(([, count]) => count > 0)
  }
  const waiting = [...(await of('waiting')), ...(await of('sending'))]
  const records = new Set(waiting.map(([recordId]) => recordId))
  const queued = await keysOfRecords(db, records)
  return {
    waiting: waiting.reduce((sum, [, count]) => sum + count, 0),
    records: [...records].filter((recordId) => (queued.get(recordId) ?? []).length === 0).length,
    stopped: (await of('stopped')).length,
  }
}

async function oldestOf(db: VaultDatabase): Promise<number | null> {
  const firsts = [...(await db.outbox.orderBy('queuedAt').limit(1).keys()), ...(await db.transfers.orderBy('queuedAt').limit(1).keys())]
  return firsts.length === 0 ? null : Math.min(...firsts.map(Number))
}
