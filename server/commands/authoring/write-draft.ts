import { sql } from 'kysely'
import { formKeyPattern } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import { issue } from '#core/lib/issue.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { formRoles } from '../../policies/form-roles.ts'
import type { Reader } from '../../policies/reader.ts'
import { allowedVersionActions } from '../../policies/version-policy.ts'
import { draftTextOf } from './draft-text.ts'
import { appendFormEvent, lockForm, type CatalogueTx } from './form-events.ts'
import { endTest } from './end-test.ts'
import { judgeVersion } from './judge-version.ts'
import { factsOf, findVersion, textOf, type VersionRow } from './version-row.ts'

export interface Asked {
  readonly reader: Reader
  readonly formKey: string
  readonly version: number
  readonly now: Date
}

export interface SavedDraft {
  readonly hash: string
  readonly issues: readonly Issue[]
}

const isOf = (document: JsonObject, formKey: string, version: number): boolean =>
  document['key'] === formKey && document['version'] === version

/** Whether the reader writes forms of a department, as a document names it; of none yet, those of the agency do. */
async function mayWriteFor(db: CatalogueTx, reader: Reader, formKey: string, department: JsonValue | undefined): Promise<boolean> {
  const key = typeof department === 'string' ? department : ''
  const unit = await db.selectFrom('units').select('unit_id').where('key', '=', key).executeTakeFirst()
  return formRoles(reader, formKey, unit?.unit_id ?? null).has('form-author')
}

const refusedKey = (): Result<never, Refusal> => refuse(422, 'draft.key', { issues: [issue('draft.key', '/key')] })

/** The text here is not the one that somebody began from: whose it is. */
export async function staleDraft(tx: CatalogueTx, row: VersionRow): Promise<Result<never, Refusal>> {
  const last = await tx
    .selectFrom('form_events')
    .select('actor_name')
    .where('form_key', '=', row.form_key)
    .where('version', '=', row.version)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const params = { hash: row.hash, by: last?.actor_name ?? '', at: row.changed_at.toISOString() }
  return refuse(409, 'draft.stale', { issues: [issue('draft.stale', '', params)] })
}

/** Version 1 of a new form. Codes: see `NewForm`. */
export async function newForm(
  db: Db,
  { reader, now }: Pick<Asked, 'reader' | 'now'>,
  document: JsonObject,
): Promise<Result<string, Refusal>> {
  const { key, department } = document
  if (typeof key !== 'string' || !new RegExp(formKeyPattern).test(key) || !isOf(document, key, 1)) return refusedKey()
  if (!(await mayWriteFor(db, reader, key, department))) return refuse(403, 'form.foreign')
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, key)
    const taken = await tx.selectFrom('form_versions').select('version').where('form_key', '=', key).executeTakeFirst()
    if (taken) return refuse(409, 'form.taken')
    const text = draftTextOf(document, { key, department: '' })
    await tx
      .insertInto('form_versions')
      .values({ form_key: key, version: 1, ...text, authors: [reader.userId], changed_at: now })
      .execute()
    await appendFormEvent(tx, key, { version: 1, kind: 'begin', actor: reader, detail: { hash: text.hash } }, now)
    return ok(key)
  })
}

/** The next version, as a copy of one that was published. @returns its number. Codes: see `NextVersion`. */
export async function nextVersion(db: Db, { reader, formKey, version: from, now }: Asked): Promise<Result<number, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const found = await findVersion(tx, reader, formKey, from)
    if (!found) return refuse(404, 'form.unknown')
    const { row, all, roles } = found
    const facts = factsOf(row, all, reader, false, now)
    if (!allowedVersionActions(roles, facts).includes('begin'))
      return facts.hasOtherDraft ? refuse(409, 'form.open') : refuse(403, 'form.denied')
    const version = Math.max(...all.map((each) => each.version)) + 1
    // A definition, because it was published. Its own upgrade map led to it; the next one's is yet to be written.
    const { upgrade: _, ...copied } = JSON.parse(await textOf(tx, row)) as JsonObject
    const text = draftTextOf({ ...copied, version }, { key: formKey, department: row.department })
    await tx
      .insertInto('form_versions')
      .values({ form_key: formKey, version, ...text, authors: [reader.userId], changed_at: now })
      .execute()
    await appendFormEvent(tx, formKey, { version, kind: 'begin', actor: reader, detail: { from, hash: text.hash } }, now)
    return ok(version)
  })
}

/** Keeps a draft, a form already or not; nothing is overwritten that its author did not see. Codes: see `SaveDraft`. */
export async function saveDraft(
  db: Db,
  { reader, formKey, version, now }: Asked,
  { basedOn, document }: { readonly basedOn: string; readonly document: JsonObject },
): Promise<Result<SavedDraft, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const found = await findVersion(tx, reader, formKey, version)
    if (!found) return refuse(404, 'form.unknown')
    const { row, all, roles } = found
    if (!allowedVersionActions(roles, factsOf(row, all, reader, false, now)).includes('save')) return refuse(403, 'form.denied')
    if (!isOf(document, formKey, version)) return refusedKey()
    const { department } = document
    if (department !== row.department && !(await mayWriteFor(tx, reader, formKey, department))) return refuse(403, 'form.foreign')
    const text = draftTextOf(document, { key: formKey, department: row.department })
    // Sent again after a lost answer it is saved once.
    if (row.hash !== basedOn && row.hash !== text.hash) return staleDraft(tx, row)
    if (row.hash !== text.hash) {
      await tx
        .updateTable('form_versions')
        .set({ ...text, authors: withAuthor(reader.userId), changed_at: now })
        .where('form_key', '=', formKey)
        .where('version', '=', version)
        .execute()
      await appendFormEvent(tx, formKey, { version, kind: 'save', actor: reader, detail: { hash: text.hash } }, now)
    }
    const judged = await judgeVersion(tx, { ...row, ...text })
    return ok({ hash: text.hash, issues: judged.ok ? judged.value.missing : judged.error })
  })
}

export const withAuthor = (userId: Reader['userId']) =>
  sql<Reader['userId'][]>`case when ${userId}::uuid = any (authors) then authors else array_append(authors, ${userId}::uuid) end`

/** A draft goes with its remarks; that it was there stays in the form's chain. */
export async function deleteDraft(db: Db, { reader, formKey, version, now }: Asked): Promise<Result<null, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const found = await findVersion(tx, reader, formKey, version)
    if (!found) return refuse(404, 'form.unknown')
    const { row, all, roles } = found
    if (!allowedVersionActions(roles, factsOf(row, all, reader, false, now)).includes('delete')) return refuse(403, 'form.denied')
    await endTest(tx, formKey, reader, now)
    await tx.deleteFrom('form_versions').where('form_key', '=', formKey).where('version', '=', version).execute()
    await appendFormEvent(tx, formKey, { version, kind: 'delete', actor: reader, detail: { hash: row.hash } }, now)
    return ok(null)
  })
}

export const unfit = (issues: readonly Issue[]): Result<never, Refusal> => err({ status: 422, code: 'form.unfit', issues })
