import { sql } from 'kysely'
import { testKey } from '#core/form/test-key.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { FormTest } from '#core/protocol/form-tests.ts'
import { testersNamed, findTesters } from '../commands/authoring/people-who-try.ts'
import { factsOf, findVersion } from '../commands/authoring/version-row.ts'
import type { Asked } from '../commands/authoring/write-draft.ts'
import type { Db } from '../db/database.ts'
import { allowedVersionActions } from '../policies/version-policy.ts'
import { refuse, type Refusal } from '../http/refusal.ts'

/** Who tries a version out, and whom its author may name. Codes: `form.unknown`. */
export async function formTest(db: Db, asked: Asked, text: string): Promise<Result<FormTest, Refusal>> {
  const { reader, formKey, version, now } = asked
  const known = await findVersion(db, reader, formKey, version)
  if (known === null) return refuse(404, 'form.unknown')
  const mayName = allowedVersionActions(known.roles, factsOf(known.row, known.all, reader, false, now)).includes('test')
  const today = vietnamDay(now.getTime())
  const row = await db
    .selectFrom('form_tests as t')
    .leftJoin('users as u', 'u.user_id', 't.opened_by')
    .select(['t.hash', 't.testers', 't.opened_at', 'u.name'])
    // Counted as the owner: the author of a form reads no records, and learns a number only.
    .select(sql<number>`count_test_records(${testKey(formKey)})`.as('records'))
    .where('t.form_key', '=', formKey)
    .where('t.version', '=', version)
    .executeTakeFirst()
  const found = mayName ? await findTesters(db, formKey, text, today) : []
  return ok({
    test: row
      ? {
          hash: row.hash,
          openedAt: row.opened_at.toISOString(),
          openedBy: row.name ?? '',
          testers: [...(await testersNamed(db, formKey, row.testers, today))],
          records: row.records,
        }
      : null,
    found: [...found],
  })
}
