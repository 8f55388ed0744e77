import type { Kysely } from 'kysely'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Tables } from '../../db/database.ts'
import { chainEntry, genesis, nextEntry, verifyChain, type ChainVerdict } from '../audit/chain.ts'

/** A transaction, of an actor or of the owner: the catalogue's tables are not fenced. */
export type CatalogueTx = Kysely<Tables>

export interface FormActor {
  readonly userId: UserId
  readonly name: string
}

export interface FormEvent {
  readonly version: number
  readonly kind: string
  /** Null: the command line. */
  readonly actor: FormActor | null
  readonly remark?: string
  readonly detail?: JsonObject
}

/** Everybody who acts on a form holds its chain first: nobody decides on what another is just changing. */
export async function lockForm(tx: CatalogueTx, formKey: string): Promise<void> {
  await tx
    .insertInto('form_chains')
    .values({ form_key: formKey })
    .onConflict((oc) => oc.column('form_key').doNothing())
    .execute()
  await tx.selectFrom('form_chains').select('number').where('form_key', '=', formKey).forUpdate().execute()
}

/** Links an act to the form's chain, whose lock the caller holds. */
export async function appendFormEvent(tx: CatalogueTx, formKey: string, event: FormEvent, at: Date): Promise<void> {
  const chain = await tx.selectFrom('form_chains').select(['number', 'head']).where('form_key', '=', formKey).executeTakeFirstOrThrow()
  const { version, kind, actor, remark = null, detail = {} } = event
  const entry = nextEntry(
    chain,
    canonicalJson({ at: at.toISOString(), actorId: actor?.userId ?? null, formKey, version, kind, remark, ...detail }),
  )
  await tx
    .insertInto('form_events')
    .values({
      form_key: formKey,
      version,
      kind,
      actor_id: actor?.userId ?? null,
      actor_name: actor?.name ?? null,
      remark,
      at,
      ...entry,
    })
    .execute()
  await tx.updateTable('form_chains').set({ number: entry.number, head: entry.hash }).where('form_key', '=', formKey).execute()
}

/** Checks the chain of a form. */
export async function verifyForm(db: CatalogueTx, formKey: string): Promise<ChainVerdict> {
  const head = await db.selectFrom('form_chains').select(['number', 'head']).where('form_key', '=', formKey).executeTakeFirst()
  const rows = await db.selectFrom('form_events').selectAll().where('form_key', '=', formKey).orderBy('number').execute()
  const entries = rows.map(chainEntry)
  return verifyChain(entries, { number: head?.number ?? 0, hash: head?.head ?? genesis })
}
