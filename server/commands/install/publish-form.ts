import type { UpgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { endTest } from '../authoring/end-test.ts'
import { appendFormEvent, lockForm } from '../authoring/form-events.ts'
import { judgeVersion, nothingToMove } from '../authoring/judge-version.ts'

export interface Publication {
  readonly formKey: string
  readonly version: number
  readonly now: Date
}

/**
 * The installation's own way, for forms that come as files: makes a draft the version that new records use, at once and everywhere; it
 * never changes again. Publishing what is published is no error. What people write on the server goes through review (`act-on-version.ts`).
 * Tells what moving the records of the version before loses, and what it leaves to people; a map that is not total is refused.
 * Who signed such a form off stands in the repository's history; what it has to say (`publishStops`) it says here too.
 * Issues: `form.unknown`, `form.in-review`, `form.written-here`, those of `judgeVersion`, and `publish.…`.
 */
export async function publishForm(db: Db, { formKey, version, now }: Publication): Promise<Result<UpgradeReport>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, formKey)
    const row = await tx
      .selectFrom('form_versions')
      .select(['form_key', 'version', 'status', 'hash', 'canonical_text', 'authors'])
      .where('form_key', '=', formKey)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!row) return err([issue('form.unknown', '', { form: formKey, version })])
    if (row.status === 'in-review') return err([issue('form.in-review', '', { form: formKey, version })])
    if (row.status !== 'draft') return ok(nothingToMove)
    if (row.authors.length > 0) return err([issue('form.written-here', '', { form: formKey, version })])
    const judged = await judgeVersion(tx, row)
    if (!judged.ok) return judged
    if (judged.value.missing.length > 0) return err(judged.value.missing)
    await endTest(tx, formKey, null, now)
    await tx
      .updateTable('form_versions')
      .set({ status: 'published', published_at: now, opens_at: now, changed_at: now })
      .where('form_key', '=', formKey)
      .where('version', '=', version)
      .execute()
    await appendFormEvent(tx, formKey, { version, kind: 'publish', actor: null, detail: { hash: row.hash } }, now)
    return ok(judged.value.report)
  })
}
