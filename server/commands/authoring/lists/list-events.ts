import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { chainEntry, genesis, nextEntry, verifyChain, type ChainVerdict } from '../../audit/chain.ts'
import type { CatalogueTx, FormActor } from '../form-events.ts'

export interface ListEvent {
  readonly version: string
  readonly kind: 'begin' | 'save' | 'delete' | 'publish'
  /** Null: the command line. */
  readonly actor: FormActor | null
  readonly detail?: JsonObject
}

/** Everybody who acts on a list holds its chain first: nobody publishes what another is just changing. */
export async function lockList(tx: CatalogueTx, listKey: string): Promise<void> {
  await tx
    .insertInto('list_chains')
    .values({ list_key: listKey })
    .onConflict((oc) => oc.column('list_key').doNothing())
    .execute()
  await tx.selectFrom('list_chains').select('number').where('list_key', '=', listKey).forUpdate().execute()
}

/** Links an act to the list's chain, whose lock the caller holds. */
export async function appendListEvent(tx: CatalogueTx, listKey: string, event: ListEvent, at: Date): Promise<void> {
  const chain = await tx.selectFrom('list_chains').select(['number', 'head']).where('list_key', '=', listKey).executeTakeFirstOrThrow()
  const { version, kind, actor, detail = {} } = event
  const entry = nextEntry(chain, canonicalJson({ at: at.toISOString(), actorId: actor?.userId ?? null, listKey, version, kind, ...detail }))
  await tx
    .insertInto('list_events')
    .values({ list_key: listKey, version, kind, actor_id: actor?.userId ?? null, actor_name: actor?.name ?? null, at, ...entry })
    .execute()
  await tx.updateTable('list_chains').set({ number: entry.number, head: entry.hash }).where('list_key', '=', listKey).execute()
}

/** Checks the chain of a list. */
export async function verifyList(db: CatalogueTx, listKey: string): Promise<ChainVerdict> {
  const head = await db.selectFrom('list_chains').select(['number', 'head']).where('list_key', '=', listKey).executeTakeFirst()
  const rows = await db.selectFrom('list_events').selectAll().where('list_key', '=', listKey).orderBy('number').execute()
  return verifyChain(rows.map(chainEntry), { number: head?.number ?? 0, hash: head?.head ?? genesis })
}
