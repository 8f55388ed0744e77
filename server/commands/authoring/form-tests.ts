import { vietnamDay } from '#core/lib/calendar.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { NameTesters } from '#core/protocol/form-tests.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { allowedVersionActions } from '../../policies/version-policy.ts'
import { endTest, heldTest, purgeTest } from './end-test.ts'
import { appendFormEvent, lockForm } from './form-events.ts'
import { judgeVersion } from './judge-version.ts'
import { mayTest } from './people-who-try.ts'
import { factsOf, findVersion, textOf } from './version-row.ts'
import { staleDraft, unfit, type Asked } from './write-draft.ts'

/** Says who tries the version out. Codes: see `NameTesters`. */
export async function nameTesters(db: Db, asked: Asked, { hash, testers }: NameTesters): Promise<Result<null, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    const { reader, formKey, version, now } = asked
    await lockForm(tx, formKey)
    const found = await findVersion(tx, reader, formKey, version)
    if (!found) return refuse(404, 'form.unknown')
    const { row, all, roles } = found
    if (!allowedVersionActions(roles, factsOf(row, all, reader, false, now)).includes('test')) return refuse(403, 'form.denied')
    if (testers.length === 0) {
      await endTest(tx, formKey, reader, now)
      return ok(null)
    }
    if (!(await mayTest(tx, formKey, testers, vietnamDay(now.getTime())))) return refuse(422, 'test.people')
    const before = await heldTest(tx, formKey)
    // The same text on trial, whatever its author has written since: only other people.
    if (before?.hash === hash && before.version === version) {
      await tx
        .updateTable('form_tests')
        .set({ testers: [...testers] })
        .where('form_key', '=', formKey)
        .where('version', '=', version)
        .execute()
      await appendFormEvent(tx, formKey, { version, kind: 'test', actor: reader, detail: { hash, testers: [...testers] } }, now)
      return ok(null)
    }
    if (row.hash !== hash) return staleDraft(tx, row)
    const text = await textOf(tx, row)
    const judged = await judgeVersion(tx, { ...row, canonical_text: text })
    // How records will follow is not tried out.
    const issues = judged.ok ? [] : judged.error.filter(({ code }) => !code.startsWith('upgrade.'))
    if (issues.length > 0) return unfit(issues)
    // Records of another text cannot be read with this one.
    const records = before === undefined ? 0 : await purgeTest(tx, formKey, now)
    await tx.deleteFrom('form_tests').where('form_key', '=', formKey).execute()
    await tx
      .insertInto('form_tests')
      .values({ form_key: formKey, version, hash, canonical_text: text, testers: [...testers], opened_at: now, opened_by: reader.userId })
      .execute()
    const detail = { hash, testers: [...testers], records }
    await appendFormEvent(tx, formKey, { version, kind: 'test', actor: reader, detail }, now)
    return ok(null)
  })
}
