import type { ListLookup, ListQuery } from './list-lookup.ts'
import { listSearch, type ListSearch } from './list-search.ts'
import type { PackedList } from './packed-list.ts'

/** Search in the same thread, made ready at the first question: what a worker does inside, and all do who have none. */
export function searchHere(pack: () => PackedList): ListLookup['search'] {
  const searches = new Map<ListQuery['lang'], ListSearch>()
  return async (query) => {
    const search = searches.get(query.lang) ?? listSearch(pack(), query.lang)
    searches.set(query.lang, search)
    return search(query)
  }
}
