import type { ListAnswer, ListQuery } from '#core/form/lists/list-lookup.ts'
import type { ListName } from './catalogue.ts'
import type { Stored } from './vault.ts'

/** What takes long with a list of a hundred thousand rows. On a device a worker does it, in tests the thread itself. */
export interface ListWork {
  /** Reads, checks, packs and keeps a list. False: it is not what its name says. */
  keep(name: ListName, bytes: Blob): Promise<Stored<boolean>>
  /** Loads a list for search before somebody types. */
  ready(name: ListName, lang: ListQuery['lang']): Promise<Stored<boolean>>
  /** Null: no such list is here. */
  search(name: ListName, query: ListQuery): Promise<Stored<ListAnswer | null>>
}
