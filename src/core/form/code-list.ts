import Type, { type Static } from 'typebox'
import type { ListAnswer, ListFilter, ListQuery } from './lists/list-lookup.ts'

/** One code. `columns` carry what filters use (`province`); a retired code keeps its row and gets `to`. */
export const CodeListItem = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 40 }),
    name: Type.String({ minLength: 1, maxLength: 500 }),
    /** English; falls back to `name`. */
    nameEn: Type.Optional(Type.String()),
    parent: Type.Optional(Type.String()),
    columns: Type.Optional(Type.Record(Type.String(), Type.String(), { additionalProperties: false })),
    /** First and last day on which the code is in force, ISO. Absent: no limit. */
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
)
export type CodeListItem = Static<typeof CodeListItem>

/** A code list document (at most `MAX_LIST_ITEMS` rows, `MAX_LIST_BYTES` as text): `form-definitions/code-lists/<key>.json`. Versions are dates of issue, `2026-04-30`. */
export const CodeList = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{2,47}$' }),
    version: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    title: Type.String({ minLength: 1 }),
    titleEn: Type.Optional(Type.String()),
    /** Where the facts come from: decree, decision, standard, URL. */
    source: Type.String({ minLength: 1 }),
    /** Whose the codes are: `official`, or `project` when the law gives names only. */
    codesBy: Type.Union([Type.Literal('official'), Type.Literal('project')]),
    notes: Type.Optional(Type.Array(Type.String())),
    effectiveFrom: Type.Optional(Type.String({ format: 'date' })),
    effectiveTo: Type.Optional(Type.String({ format: 'date' })),
    items: Type.Array(CodeListItem),
  },
  { additionalProperties: false },
)
export type CodeList = Static<typeof CodeList>

export const MAX_LIST_ITEMS = 200_000
export const MAX_LIST_BYTES = 32 * 1024 * 1024

/** Look-up in the lists at hand. The engine asks through this; the browser backs it with the catalogue, the server with memory. */
export interface CodeLists {
  /** The version of the list at hand, or null when the list is not. */
  version(list: string): string | null
  item(list: string, code: string): CodeListItem | undefined
  /** All items whose columns equal `filter`, in list order, or the first `most` of them. */
  items(list: string, filter?: ListFilter, most?: number): readonly CodeListItem[]
  /** `items` are no more than this; told without making them. Above `LARGE_LIST` ask `search` instead. */
  count(list: string, filter?: ListFilter): number
  /** Finds by typed text, what is in force only; on a device in a worker, so that no key waits. */
  search(list: string, query: Omit<ListQuery, 'asOf'>): Promise<ListAnswer>
}

/** More choices than this are not handed out as objects but searched. */
export const LARGE_LIST = 2000
