import { fold } from '#core/lib/vietnamese.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'

export interface ListGroup {
  readonly key: string
  readonly title: string
  /** Newest first. */
  readonly versions: readonly AuthoredList[]
}

/** The lists by key, those that the text finds. */
export function groupLists(lists: readonly AuthoredList[], text: string): readonly ListGroup[] {
  const words = fold(text).split(' ').filter(Boolean)
  return [...Map.groupBy(lists, (list) => list.key)]
    .map(([key, versions]) => ({ key, title: versions[0]?.title ?? key, versions }))
    .filter(({ key, title }) => words.every((word) => fold(`${title} ${key}`).includes(word)))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'vi'))
}
