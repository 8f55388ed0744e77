import type { Uuid } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { NewComment } from '#core/protocol/authoring.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { allowedVersionActions } from '../../policies/version-policy.ts'
import { appendFormEvent, lockForm, type CatalogueTx } from './form-events.ts'
import { factsOf, findVersion } from './version-row.ts'
import type { Asked } from './write-draft.ts'

async function mayComment(tx: CatalogueTx, { reader, formKey, version, now }: Asked): Promise<Result<null, Refusal>> {
  const found = await findVersion(tx, reader, formKey, version)
  if (!found) return refuse(404, 'form.unknown')
  const allowed = allowedVersionActions(found.roles, factsOf(found.row, found.all, reader, false, now))
  return allowed.includes('comment') ? ok(null) : refuse(403, 'form.denied')
}

/** A remark at a field. Sent again it is one. */
export async function commentOnVersion(db: Db, asked: Asked, { commentId, fieldId, text }: NewComment): Promise<Result<null, Refusal>> {
  const { reader, formKey, version, now } = asked
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const may = await mayComment(tx, asked)
    if (!may.ok) return may
    const written = await tx
      .insertInto('form_comments')
      .values({
        form_key: formKey,
        version,
        comment_id: commentId as Uuid, // the message's pattern
        field_id: fieldId,
        body: text,
        author_id: reader.userId,
        author_name: reader.name,
        at: now,
      })
      .onConflict((oc) => oc.columns(['form_key', 'version', 'comment_id']).doNothing())
      .returning('comment_id')
      .execute()
    if (written.length > 0)
      await appendFormEvent(tx, formKey, { version, kind: 'comment', actor: reader, remark: text, detail: { commentId, fieldId } }, now)
    return ok(null)
  })
}

/** The remark has been dealt with. 404 `comment.none`. */
export async function settleComment(db: Db, asked: Asked, commentId: Uuid): Promise<Result<null, Refusal>> {
  const { reader, formKey, version, now } = asked
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const may = await mayComment(tx, asked)
    if (!may.ok) return may
    const of = { form_key: formKey, version, comment_id: commentId }
    const known = await tx
      .selectFrom('form_comments')
      .select('settled_at')
      .where((eb) => eb.and(of))
      .executeTakeFirst()
    if (!known) return refuse(404, 'comment.none')
    if (known.settled_at !== null) return ok(null)
    await tx
      .updateTable('form_comments')
      .set({ settled_by: reader.userId, settler_name: reader.name, settled_at: now })
      .where((eb) => eb.and(of))
      .execute()
    await appendFormEvent(tx, formKey, { version, kind: 'settle', actor: reader, detail: { commentId } }, now)
    return ok(null)
  })
}
