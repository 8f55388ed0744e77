import type { CodeList, CodeListItem, CodeLists } from './code-list.ts'
import type { ListLookup } from './lists/list-lookup.ts'
import { lookupOf } from './lists/lookup-of.ts'

type Version = Pick<ListLookup, 'key' | 'version' | 'effectiveFrom' | 'effectiveTo'>

const isListInForce = (list: Version, asOf: string): boolean =>
  (list.effectiveFrom === null || list.effectiveFrom <= asOf) && (list.effectiveTo === null || list.effectiveTo >= asOf)

/** Of each list the newest version in force on a day (ISO); when none is, the newest at all: an old list serves better than none. */
export function listsInForce<T extends Version>(versions: readonly T[], asOf: string): readonly T[] {
  return [...Map.groupBy(versions, (list) => list.key).values()].flatMap((ofOne) => {
    const byVersion = ofOne.toSorted((a, b) => (a.version < b.version ? 1 : -1))
    return byVersion.find((list) => isListInForce(list, asOf)) ?? byVersion.slice(0, 1)
  })
}

/** Look-up in code lists as of a day (ISO): of each list the newest version in force. */
export function codeListsAt(lists: readonly ListLookup[], asOf: string): CodeLists {
  const inForce = new Map(listsInForce(lists, asOf).map((list) => [list.key, list]))
  return {
    version: (list) => inForce.get(list)?.version ?? null,
    item: (list, code) => inForce.get(list)?.item(code),
    items: (list, filter = {}, most) => inForce.get(list)?.items(filter, most) ?? [],
    count: (list, filter = {}) => inForce.get(list)?.count(filter) ?? 0,
    search: async (list, query) => (await inForce.get(list)?.search({ ...query, asOf })) ?? { items: [], total: 0, meant: null },
  }
}

export const codeListsOf = (lists: readonly CodeList[], asOf: string): CodeLists => codeListsAt(lists.map(lookupOf), asOf)

/** Whether a code may be chosen on a day (ISO): not before it came into force, not after it was retired. */
export const isCodeInForce = (item: CodeListItem, asOf: string): boolean =>
  (item.from === undefined || item.from <= asOf) && (item.to === undefined || item.to >= asOf)
