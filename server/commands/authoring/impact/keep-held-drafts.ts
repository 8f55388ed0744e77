import type { DeviceId } from '#core/lib/ids.ts'
import type { HeldDraft, HeldDrafts, MovedDraft } from '#core/protocol/held-drafts.ts'
import type { Db } from '../../../db/database.ts'
import type { Tx } from '../../../db/transaction.ts'
import { isClerkOf, type Reader } from '../../../policies/reader.ts'

interface Teller {
  readonly reader: Reader
  readonly deviceId: DeviceId
}

/** What a device says of its drafts, instead of what it said before; of forms that its person enters records of, and versions that exist. */
export async function keepHeldDrafts(db: Db, teller: Teller, { drafts, moved = [] }: HeldDrafts, now: Date): Promise<void> {
  const isOwn = ({ formKey }: { readonly formKey: string }): boolean => isClerkOf(teller.reader, formKey)
  const [own, moves] = [drafts.filter(isOwn), moved.filter(isOwn)]
  await db.transaction().execute(async (tx) => {
    const exists = await versionsOf(tx, [...own, ...moves])
    await keepDrafts(
      tx,
      teller,
      own.filter(({ formKey, version }) => exists(formKey, version)),
      now,
    )
    // Of a draft that is there all moves are told; what is not told of it has been taken back.
    const open = own.map(({ recordId }) => recordId)
    if (open.length > 0)
      await tx
        .deleteFrom('moved_drafts')
        .where('user_id', '=', teller.reader.userId)
        .where('device_id', '=', teller.deviceId)
        .where('record_id', 'in', open)
        .execute()
    await keepMoves(
      tx,
      teller,
      moves.filter(({ formKey, from, to }) => from < to && exists(formKey, from) && exists(formKey, to)),
      now,
    )
  })
}

async function versionsOf(tx: Tx, named: readonly { readonly formKey: string }[]): Promise<(key: string, version: number) => boolean> {
  const keys = [...new Set(named.map(({ formKey }) => formKey))]
  const rows =
    keys.length === 0 ? [] : await tx.selectFrom('form_versions').select(['form_key', 'version']).where('form_key', 'in', keys).execute()
  const known = new Set(rows.map((each) => `${each.form_key}@${each.version}`))
  return (key, version) => known.has(`${key}@${version}`)
}

async function keepDrafts(tx: Tx, teller: Teller, drafts: readonly HeldDraft[], now: Date): Promise<void> {
  await tx.deleteFrom('held_drafts').where('user_id', '=', teller.reader.userId).where('device_id', '=', teller.deviceId).execute()
  const rows = new Map(
    drafts.map(({ recordId, formKey, version, fieldIds }) => [
      recordId,
      { ...named(teller, recordId, formKey), version, field_ids: [...fieldIds], reported_at: now },
    ]),
  )
  if (rows.size === 0) return
  await tx
    .insertInto('held_drafts')
    .values([...rows.values()])
    // Sent twice at once: both say the same.
    .onConflict((oc) => oc.doNothing())
    .execute()
}

async function keepMoves(tx: Tx, teller: Teller, moves: readonly MovedDraft[], now: Date): Promise<void> {
  if (moves.length === 0) return
  const rows = new Map(
    moves.map(({ recordId, formKey, from, to, lost, failed, decided }) => [
      `${recordId}@${to}`,
      { ...named(teller, recordId, formKey), from_version: from, to_version: to, lost, failed, decided, reported_at: now },
    ]),
  )
  await tx
    .insertInto('moved_drafts')
    .values([...rows.values()])
    // Told before, and its answer was lost.
    .onConflict((oc) => oc.doNothing())
    .execute()
}

const named = ({ reader, deviceId }: Teller, recordId: HeldDraft['recordId'], formKey: string) => ({
  user_id: reader.userId,
  device_id: deviceId,
  record_id: recordId,
  form_key: formKey,
})
