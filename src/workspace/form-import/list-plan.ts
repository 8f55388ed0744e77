import type { CodeList } from '#core/form/code-list.ts'
import { freeListKey, isSameList, listKeyFor } from '#core/form/import/list-names.ts'
import type { KnownLists } from './use-known-lists.ts'

/** What becomes of a list: it is made, the one that is there serves as well, or its author says which of two it is to be. */
export type ListFate = 'make' | 'same' | 'ask'
export type ListChoice = 'reuse' | 'other'

export interface PlannedList {
  readonly list: CodeList
  /** The key under which it is looked for. */
  readonly key: string
  readonly fate: ListFate
  /** A key like it that is free. */
  readonly other: string
}

/** The lists of an import for a form of this key. */
export function plannedLists(lists: readonly CodeList[], formKey: string, known: KnownLists): readonly PlannedList[] {
  const taken = new Set(known.keys)
  return lists.map((list) => {
    const key = listKeyFor(list.key, formKey)
    const there = known.found.get(key)
    const fate: ListFate = !known.keys.has(key) ? 'make' : there !== undefined && there !== null && isSameList(there, list) ? 'same' : 'ask'
    const other = freeListKey(key, taken)
    if (fate === 'ask') taken.add(other)
    return { list, key, fate, other }
  })
}

/** What is to be done with the lists of an import. */
export type ListPlan =
  | { readonly kind: 'wait' }
  /** The author has to say which list it is to be. */
  | { readonly kind: 'ask'; readonly key: string }
  /** `make` have their keys; `names`: keys in the form as it was read → theirs. */
  | { readonly kind: 'ready'; readonly make: readonly CodeList[]; readonly names: ReadonlyMap<string, string> }

/** Nothing is made: the lists come as files, and the form names them as it will find them. */
export const withoutMaking = (lists: readonly CodeList[], formKey: string): ListPlan => ({
  kind: 'ready',
  make: [],
  names: new Map(lists.map(({ key }) => [key, listKeyFor(key, formKey)])),
})

export function planOf(planned: readonly PlannedList[], choices: ReadonlyMap<string, ListChoice>): ListPlan {
  const open = planned.find(({ fate, key }) => fate === 'ask' && !choices.has(key))
  if (open !== undefined) return { kind: 'ask', key: open.key }
  const isOther = ({ fate, key }: PlannedList): boolean => fate === 'ask' && choices.get(key) === 'other'
  const keyOf = (each: PlannedList): string => (isOther(each) ? each.other : each.key)
  return {
    kind: 'ready',
    make: planned.filter((each) => each.fate === 'make' || isOther(each)).map((each) => ({ ...each.list, key: keyOf(each) })),
    names: new Map(planned.map((each) => [each.list.key, keyOf(each)])),
  }
}
