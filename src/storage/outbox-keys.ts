import Dexie from 'dexie'
import type { OutboxRow, VaultDatabase } from './vault-database.ts'

/** What the indexes alone tell of an operation: reading the row would bring its ciphertext along. */
export type OutboxKey = Pick<OutboxRow, 'id' | 'recordId' | 'queue' | 'status'>

const { minKey, maxKey } = Dexie

/** The operations of these records, in any state. */
export async function keysOfRecords(db: VaultDatabase, records: Iterable<string>): Promise<Map<string, readonly OutboxKey[]>> {
  const found = new Map<string, readonly OutboxKey[]>()
  await db.transaction('r', db.outbox, () =>
    Promise.all([...new Set(records)].map(async (recordId) => found.set(recordId, await keysOfRecord(db, recordId)))),
  )
  return found
}

async function keysOfRecord(db: VaultDatabase, recordId: string): Promise<readonly OutboxKey[]> {
  const keys: OutboxKey[] = []
  await db.outbox
    .where('[recordId+status+queue]')
    .between([recordId, minKey, minKey], [recordId, maxKey, maxKey])
    .eachKey((key, { primaryKey: id }) => {
      const [, status, queue] = key as unknown as [string, OutboxKey['status'], number] // the index's own parts
      keys.push({ id, recordId, queue, status })
    })
  return keys
}

export interface SendablePage {
  readonly keys: readonly OutboxKey[]
  /** The last key looked at; null: the end was reached. */
  readonly last: OutboxKey | null
}

/** Queued operations after a place, in the order of submission, without those behind a stopped one of their record. */
export function sendablePage(db: VaultDatabase, after: OutboxKey | null, limit: number): Promise<SendablePage> {
  return db.transaction('r', db.outbox, async () => {
    const looked: OutboxKey[] = []
    const from = after === null ? ['queued', minKey] : ['queued', after.queue, after.recordId, after.id]
    await db.outbox
      .where('[status+queue+recordId+id]')
      .between(from, ['queued', maxKey], after === null, true)
      .limit(limit)
      .eachKey((key) => {
        const [, queue, recordId, id] = key as unknown as [string, number, string, string] // the index's own parts
        looked.push({ id, recordId, queue, status: 'queued' })
      })
    const stops = (await db.outbox.where({ status: 'stopped' }).count()) === 0 ? new Map<string, number>() : await stopsOf(db, looked)
    return {
      keys: looked.filter(({ recordId, queue }) => queue < (stops.get(recordId) ?? Infinity)),
      last: looked.length < limit ? null : (looked.at(-1) ?? null),
    }
  })
}

/** By record: the place of its first stopped operation, which the later ones build on. */
async function stopsOf(db: VaultDatabase, keys: readonly OutboxKey[]): Promise<Map<string, number>> {
  const stops = new Map<string, number>()
  await Promise.all(
    [...new Set(keys.map(({ recordId }) => recordId))].map(
      (recordId) =>
        db.outbox
          .where('[recordId+status+queue]')
          .between([recordId, 'stopped', minKey], [recordId, 'stopped', maxKey])
          .limit(1)
          .eachKey((key) => void stops.set(recordId, (key as unknown as [string, string, number])[2])), // the index's own parts
    ),
  )
  return stops
}
