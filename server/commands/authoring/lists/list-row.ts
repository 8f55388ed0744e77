import type { ListAction } from '#core/protocol/authored-lists.ts'
import { allowedListActions } from '../../../policies/list-policy.ts'
import type { Reader } from '../../../policies/reader.ts'
import type { CatalogueTx } from '../form-events.ts'

/** Versions of one list, or of all, without their documents. Newest first. */
export const listRows = (db: CatalogueTx, listKey: string | null) =>
  db
    .selectFrom('code_lists')
    .select(['list_key', 'version', 'hash', 'title', 'item_count', 'effective_from', 'status', 'authors', 'changed_at', 'published_by'])
    .$if(listKey !== null, (query) => query.where('list_key', '=', listKey ?? ''))
    .orderBy('list_key')
    .orderBy('version', 'desc')

export type ListRow = Awaited<ReturnType<ReturnType<typeof listRows>['execute']>>[number]

export const listTextOf = async (db: CatalogueTx, { list_key, version }: Pick<ListRow, 'list_key' | 'version'>): Promise<string> =>
  (
    await db
      .selectFrom('code_lists')
      .select('canonical_text')
      .where('list_key', '=', list_key)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
  ).canonical_text

/** @param all every version of the list */
export const actionsOn = (row: ListRow, all: readonly ListRow[], reader: Reader): readonly ListAction[] =>
  allowedListActions(reader, {
    state: row.status,
    isAuthor: row.authors.includes(reader.userId),
    hasOtherDraft: all.some((other) => other.version !== row.version && other.status === 'draft'),
  })
