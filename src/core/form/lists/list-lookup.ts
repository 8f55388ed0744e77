import type { CodeListItem } from '../code-list.ts'

export type ListFilter = Readonly<Record<string, string>>

export interface ListQuery {
  /** As typed; empty for the beginning of the list. */
  readonly text: string
  readonly filter: ListFilter
  /** Only what is in force on this day (ISO) is offered. */
  readonly asOf: string
  readonly lang: 'vi' | 'en'
  /** So many items at most. */
  readonly limit: number
}

export interface ListAnswer {
  /** Nearest first. */
  readonly items: readonly CodeListItem[]
  /** How many match in all. */
  readonly total: number
  /** The item that somebody means who stops typing here; null when several could be meant, or none. */
  readonly meant: CodeListItem | null
}

/** Look-up in one version of one list, however it is held. */
export interface ListLookup {
  readonly key: string
  readonly version: string
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  item(code: string): CodeListItem | undefined
  /** All items whose columns equal `filter`, in list order, or the first `most` of them; the column `parent` is the item's `parent`. */
  items(filter: ListFilter, most?: number): readonly CodeListItem[]
  /** No more rows fit than this; told without visiting them. */
  count(filter: ListFilter): number
  /** By typed text; may be answered elsewhere, so that nobody is held up. */
  search(query: ListQuery): Promise<ListAnswer>
}
