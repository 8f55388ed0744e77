import { issue } from '#core/lib/issue.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { ListSaved } from '#core/protocol/authored-lists.ts'
import type { Db } from '../../../db/database.ts'
import { refuse, type Refusal } from '../../../http/refusal.ts'
import { maySeeLists, mayWriteLists } from '../../../policies/list-policy.ts'
import type { Reader } from '../../../policies/reader.ts'
import type { CatalogueTx } from '../form-events.ts'
import { withAuthor } from '../write-draft.ts'
import { appendListEvent, lockList } from './list-events.ts'
import { actionsOn, listRows, listTextOf, type ListRow } from './list-row.ts'
import { listColumns, type ListText } from './list-work.ts'
import { compareBeside, readBeside } from './work-beside.ts'

export interface AskedList {
  readonly reader: Reader
  readonly listKey: string
  readonly version: string
  readonly now: Date
}

const unknown = (): Result<never, Refusal> => refuse(404, 'list.unknown')
const denied = (): Result<never, Refusal> => refuse(403, 'list.denied')

/** The text here is not the one that somebody began from: whose it is. */
async function staleList(tx: CatalogueTx, row: ListRow): Promise<Result<never, Refusal>> {
  const last = await tx
    .selectFrom('list_events')
    .select('actor_name')
    .where('list_key', '=', row.list_key)
    .where('version', '=', row.version)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const params = { hash: row.hash, by: last?.actor_name ?? '', at: row.changed_at.toISOString() }
  return refuse(409, 'draft.stale', { issues: [issue('draft.stale', '', params)] })
}

/** Keeps a draft, or begins a version; nothing is overwritten that its author did not see. Codes: see `SaveListQuery`. */
export async function saveList(db: Db, asked: AskedList, basedOn: string | null, text: string): Promise<Result<ListSaved, Refusal>> {
  if (!maySeeLists(asked.reader)) return unknown()
  // Before anything is read: reading is costly.
  if (!mayWriteLists(asked.reader)) return denied()
  const read = await readBeside(text)
  if (!read.ok) return refuse(422, 'list.unfit', { issues: read.error })
  const list = read.value
  if (list.key !== asked.listKey || list.version !== asked.version)
    return refuse(422, 'list.unfit', { issues: [issue('list.name', '/key')] })
  return await db.transaction().execute(async (tx) => {
    await lockList(tx, asked.listKey)
    const all = await listRows(tx, asked.listKey).execute()
    const row = all.find((each) => each.version === asked.version)
    if (row === undefined) return basedOn === null ? await beginIn(tx, asked, list, all) : unknown()
    return await saveIn(tx, asked, { row, all, basedOn, list })
  })
}

async function beginIn(tx: CatalogueTx, asked: AskedList, list: ListText, all: readonly ListRow[]): Promise<Result<ListSaved, Refusal>> {
  const { reader, listKey, version, now } = asked
  if (all.some((other) => other.status === 'draft')) return refuse(409, 'list.open')
  const newest = all[0]?.version ?? ''
  if (newest > version) return refuse(422, 'list.unfit', { issues: [issue('list.version-order', '/version', { after: newest })] })
  await tx
    .insertInto('code_lists')
    .values({ list_key: listKey, version, ...listColumns(list), authors: [reader.userId], changed_at: now })
    .execute()
  await appendListEvent(tx, listKey, { version, kind: 'begin', actor: reader, detail: { hash: list.hash, items: list.items } }, now)
  return ok({ hash: list.hash, items: list.items })
}

interface Saving {
  readonly row: ListRow
  readonly all: readonly ListRow[]
  readonly basedOn: string | null
  readonly list: ListText
}

async function saveIn(tx: CatalogueTx, asked: AskedList, { row, all, basedOn, list }: Saving): Promise<Result<ListSaved, Refusal>> {
  const { reader, listKey, version, now } = asked
  if (row.status !== 'draft') return refuse(409, 'list.published')
  if (!actionsOn(row, all, reader).includes('save')) return denied()
  const saved = ok({ hash: list.hash, items: list.items })
  // Sent again after a lost answer it is saved once.
  if (row.hash === list.hash) return saved
  if (row.hash !== basedOn) return await staleList(tx, row)
  await tx
    .updateTable('code_lists')
    .set({ ...listColumns(list), authors: withAuthor(reader.userId), changed_at: now })
    .where('list_key', '=', listKey)
    .where('version', '=', version)
    .execute()
  await appendListEvent(tx, listKey, { version, kind: 'save', actor: reader, detail: { hash: list.hash, items: list.items } }, now)
  return saved
}

/** That it was there stays in the list's chain. */
export async function deleteList(db: Db, asked: AskedList): Promise<Result<null, Refusal>> {
  const { reader, listKey, version, now } = asked
  if (!maySeeLists(reader)) return unknown()
  return await db.transaction().execute(async (tx) => {
    await lockList(tx, listKey)
    const all = await listRows(tx, listKey).execute()
    const row = all.find((each) => each.version === version)
    if (row === undefined) return unknown()
    if (!actionsOn(row, all, reader).includes('delete')) return denied()
    await tx.deleteFrom('code_lists').where('list_key', '=', listKey).where('version', '=', version).execute()
    await appendListEvent(tx, listKey, { version, kind: 'delete', actor: reader, detail: { hash: row.hash } }, now)
    return ok(null)
  })
}

/** From now on devices get this version, and offer its codes from its day on; it never changes again. Codes: see `PublishList`. */
export async function publishList(db: Db, asked: AskedList, hash: string): Promise<Result<null, Refusal>> {
  const { reader, listKey, version, now } = asked
  if (!maySeeLists(reader)) return unknown()
  return await db.transaction().execute(async (tx) => {
    await lockList(tx, listKey)
    const all = await listRows(tx, listKey).execute()
    const row = all.find((each) => each.version === version)
    if (row === undefined) return unknown()
    // Sent again after a lost answer it is published once.
    if (row.status === 'published' && row.hash === hash && row.published_by === reader.userId) return ok(null)
    const actions = actionsOn(row, all, reader)
    if (!actions.includes('publish')) return row.authors.includes(reader.userId) ? refuse(403, 'list.own') : denied()
    if (row.hash !== hash) return await staleList(tx, row)
    const before = all.find((each) => each.version < version && each.status !== 'draft')
    const fit = await compareBeside(await listTextOf(tx, row), before === undefined ? '' : await listTextOf(tx, before))
    if (!fit.ok) return refuse(422, 'list.unfit', { issues: fit.error })
    await tx
      .updateTable('code_lists')
      .set({ status: 'published', published_at: now, published_by: reader.userId, changed_at: now })
      .where('list_key', '=', listKey)
      .where('version', '=', version)
      .execute()
    await appendListEvent(tx, listKey, { version, kind: 'publish', actor: reader, detail: { hash, before: before?.version ?? null } }, now)
    return ok(null)
  })
}
