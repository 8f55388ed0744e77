import { sql } from 'kysely'
import { testKey } from '#core/form/test-key.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { appendFormEvent, type CatalogueTx, type FormActor } from './form-events.ts'

/** The row of a form's test, held: nobody who writes test records is in the midst of it. */
export const heldTest = (tx: CatalogueTx, formKey: string) =>
  tx.selectFrom('form_tests').select(['version', 'hash', 'testers']).where('form_key', '=', formKey).forUpdate().executeTakeFirst()

/** Takes all test records of the form away, whose test the caller holds. @returns how many there were */
export async function purgeTest(tx: CatalogueTx, formKey: string, now: Date): Promise<number> {
  const year = Number(vietnamDay(now.getTime()).slice(0, 4))
  const { rows } = await sql<{ gone: number }>`select purge_test_records(${testKey(formKey)}, ${year}::integer) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

/** Ends the test of a form, if there is one: its records vanish, and that they did is in the form's chain, whose lock the caller holds. */
export async function endTest(tx: CatalogueTx, formKey: string, actor: FormActor | null, now: Date): Promise<void> {
  const test = await heldTest(tx, formKey)
  if (!test) return
  const records = await purgeTest(tx, formKey, now)
  await tx.deleteFrom('form_tests').where('form_key', '=', formKey).execute()
  await appendFormEvent(tx, formKey, { version: test.version, kind: 'test-end', actor, detail: { hash: test.hash, records } }, now)
}
