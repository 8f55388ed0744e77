import { sql } from 'kysely'
import type { CodeLists } from '#core/form/code-list.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import { maySee } from '../../policies/row-access.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import type { FormCache, PublishedForm } from '../catalogue/form-cache.ts'

/** What a decision needs besides the locked rows. */
export interface PreparedDecision {
  readonly formKey: string
  readonly hasReceipt: boolean
  /** The record's own form and those of its open corrections, by reference. */
  readonly forms: ReadonlyMap<string, PublishedForm>
  /** By the day of each open correction, and today's. */
  readonly lists: ReadonlyMap<string, CodeLists>
}

/**
 * Loads forms and lists before the transaction, which must not wait for a second connection while it holds locks.
 * Null when there is no such record for the reader.
 */
export async function prepareDecision(
  db: Db,
  cache: FormCache,
  reader: Reader,
  unitId: UnitId,
  recordId: RecordId,
  today: string,
): Promise<PreparedDecision | null> {
  const { found, requests } = await inTransaction(db, actorOf(reader), async (tx) => ({
    found: await tx
      .selectFrom('records')
      .select(['form_key', 'form_version', 'receipt', 'readers'])
      .where('unit_id', '=', unitId)
      .where('record_id', '=', recordId)
      .where('gone', 'is', null)
      .executeTakeFirst(),
    requests: await tx
      .selectFrom('operations')
      .select([sql<string>`operation ->> 'formRef'`.as('form_ref'), sql<string>`operation ->> 'asOf'`.as('as_of')])
      .where('unit_id', '=', unitId)
      .where('record_id', '=', recordId)
      .where('status', '=', 'correction-requested')
      .execute(),
  }))
  if (!found || !maySee(reader, { unitId, formKey: found.form_key, readers: found.readers })) return null
  const forms = new Map<string, PublishedForm>()
  const own = await cache.byVersion(found.form_key, found.form_version)
  if (own) forms.set(own.form.ref, own)
  const lists = new Map<string, CodeLists>([[today, await cache.lists(today)]])
  for (const { form_ref: ref, as_of: asOf } of requests) {
    const form = await cache.byRef(ref)
    if (form) forms.set(ref, form)
    lists.set(asOf, await cache.lists(asOf))
  }
  return { formKey: found.form_key, hasReceipt: found.receipt !== '', forms, lists }
}
