import type { ListLookup, ListQuery } from './list-lookup.ts'
import { listSearch, type ListSearch } from './list-search.ts'
import type { PackedList } from './packed-list.ts'

/** Search in the same thread, made ready at the first question: what a worker does inside, and all do who have none. */
export function searchHere(pack: () => PackedList): ListLookup['search'] & { readonly ready: (lang: ListQuery['lang']) => void } {
  const searches = new Map<ListQuery['lang'], ListSearch>()
  const searchIn = (lang: ListQuery['lang']): ListSearch => {
    const search = searches.get(lang) ?? listSearch(pack(), lang)
    searches.set(lang, search)
    return search
  }
  return Object.assign(async (query: ListQuery) => searchIn(query.lang)(query), { ready: (lang: ListQuery['lang']) => void searchIn(lang) })
}
