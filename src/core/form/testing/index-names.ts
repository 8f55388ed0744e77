import type { CodeListItem } from '../code-list.ts'
import type { ListAnswer, ListQuery } from '../lists/list-lookup.ts'
import { listSearch } from '../lists/list-search.ts'
import { packList } from '../lists/pack-list.ts'

/** Search in a list of these items; what a test leaves out of a question is the ordinary. */
export function indexNames(items: readonly CodeListItem[]) {
  const list = packList({ key: 'names', version: '2026-01-01', title: 'Tên', source: 'thử', codesBy: 'project', items: [...items] })
  const search = (query: Partial<ListQuery>): ListAnswer => {
    const whole = { text: '', filter: {}, asOf: '2026-11-20', lang: 'vi', limit: 50, ...query } as const
    return listSearch(list, whole.lang)(whole)
  }
  const found = (text: string, query: Partial<ListQuery> = {}): readonly string[] =>
    search({ ...query, text }).items.map((item) => item.name)
  return { search, found }
}
