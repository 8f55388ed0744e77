import Dexie, { type Table, type Transaction } from 'dexie'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { packList } from '#core/form/lists/pack-list.ts'
import type { PackedList } from '#core/form/lists/packed-list.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { AuthoredSamples } from './authored-sample.ts'
import type { AuthoredListWork, AuthoredUnfinished, AuthoredWork } from './authored-work.ts'
import type { ListHead } from './catalogue.ts'
import type { IndexedDbSource } from './vault-database.ts'

export type CatalogueDatabase = Dexie & {
  /** Which forms a user's grants reach, by user id. */
  readonly forms: Table<{ readonly reader: UserId; readonly forms: readonly FormSummary[] }, string>
  readonly definitions: Table<{ readonly ref: FormRef; readonly definition: FormDefinition }, string>
  /** What is to be known of a list without reading it, by `ListId`. */
  readonly listHeads: Table<ListHead & { readonly id: string }, string>
  /** The lists themselves, as buffers: reading one costs a copy, not a JavaScript object per row. */
  readonly packedLists: Table<{ readonly id: string; readonly list: PackedList }, string>
  /** Forms being written, by author, key and version. */
  readonly authored: Table<AuthoredWork & { readonly id: string }, string>
  /** Their samples, by the same ids. */
  readonly samples: Table<AuthoredSamples & { readonly id: string }, string>
  /** What is begun in them, by the same ids. */
  readonly unfinished: Table<AuthoredUnfinished & { readonly id: string }, string>
  /** Code lists being written, likewise. */
  readonly authoredLists: Table<AuthoredListWork & { readonly id: string }, string>
}

export function makeCatalogueDatabase(source: IndexedDbSource): CatalogueDatabase {
  // Most of it can be fetched again; a form or a list that somebody writes here cannot.
  const db = new Dexie('phieu-catalogue', { ...source, chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ forms: 'reader', definitions: 'ref', lists: 'id' })
  db.version(2)
    .stores({ listHeads: 'id', packedLists: 'id', lists: null })
    .upgrade(async (change) => {
      // An office without a network keeps its lists.
      const rows = await change.table<{ readonly list: CodeList }>('lists').toArray()
      for (const { list } of rows) await putInto(change, packList(list))
    })
  db.version(3).stores({ authored: 'id' })
  db.version(4).stores({ samples: 'id' })
  db.version(5).stores({ authoredLists: 'id' })
  db.version(6).stores({ unfinished: 'id' })
  return db as CatalogueDatabase // the tables just declared
}

export const listId = ({ key, version }: { readonly key: string; readonly version: string }): string => `${key}@${version}`

async function putInto(change: Pick<Transaction, 'table'>, list: PackedList): Promise<void> {
  const { key, version, effectiveFrom, effectiveTo, count } = list
  const id = listId(list)
  await change.table('packedLists').put({ id, list })
  await change.table('listHeads').put({ id, key, version, effectiveFrom, effectiveTo, count })
}

/** Head and rows are there together or not at all. */
export const putList = async (db: CatalogueDatabase, list: PackedList): Promise<void> =>
  db.transaction('rw', [db.listHeads, db.packedLists], (change) => putInto(change, list))
