import { nothingCounted } from '#core/form/upgrade/impact-counts.ts'
import type { MakeId, Uuid } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../../db/database.ts'
import { refuse, type Refusal } from '../../../http/refusal.ts'
import { allowedVersionActions } from '../../../policies/version-policy.ts'
import { lockForm, type CatalogueTx } from '../form-events.ts'
import { judgeVersion } from '../judge-version.ts'
import { factsOf, findVersion, textOf, type VersionRow } from '../version-row.ts'
import { unfit, type Asked } from '../write-draft.ts'
import { unbegun } from './run-reports.ts'

async function assessable(tx: CatalogueTx, { reader, formKey, version, now }: Asked): Promise<Result<VersionRow, Refusal>> {
  const found = await findVersion(tx, reader, formKey, version)
  if (!found) return refuse(404, 'form.unknown')
  const facts = factsOf(found.row, found.all, reader, false, now)
  return allowedVersionActions(found.roles, facts).includes('assess') ? ok(found.row) : refuse(403, 'form.denied')
}

/** Has a report on the text that is there now worked out, unless that is being done. Codes: `form.unknown`, `form.denied`, `form.unfit`. */
export async function askForReport(db: Db, asked: Asked, makeId: MakeId): Promise<Result<null, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, asked.formKey)
    const found = await assessable(tx, asked)
    if (!found.ok) return found
    const { form_key, version, hash } = found.value
    const fit = await judgeVersion(tx, { ...found.value, canonical_text: await textOf(tx, found.value) })
    if (!fit.ok) return unfit(fit.error)
    const fresh = {
      report_id: makeId<Uuid>(),
      hash,
      status: 'running' as const,
      checked: 0,
      total: 0,
      result: JSON.stringify(nothingCounted),
      started_by: asked.reader.userId,
      started_at: asked.now,
      beat_at: unbegun,
      finished_at: null,
    }
    await tx
      .insertInto('impact_reports')
      .values({ form_key, version, ...fresh })
      .onConflict((oc) =>
        oc
          .columns(['form_key', 'version'])
          .doUpdateSet(fresh)
          .where((eb) => eb.or([eb('impact_reports.status', '<>', 'running'), eb('impact_reports.hash', '<>', hash)])),
      )
      .execute()
    return ok(null)
  })
}

/** Gives a report up; one that is done stays. */
export async function giveReportUp(db: Db, asked: Asked): Promise<Result<null, Refusal>> {
  const found = await assessable(db, asked)
  if (!found.ok) return found
  await db
    .updateTable('impact_reports')
    .set({ status: 'cancelled', finished_at: asked.now })
    .where('form_key', '=', asked.formKey)
    .where('version', '=', asked.version)
    .where('status', '=', 'running')
    .execute()
  return ok(null)
}
