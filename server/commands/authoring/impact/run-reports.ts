import { sql } from 'kysely'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { UserId, Uuid, MakeId } from '#core/lib/ids.ts'
import type { Db } from '../../../db/database.ts'
import { earlierUpgrades } from '../../catalogue/earlier-upgrades.ts'
import type { FormCache } from '../../catalogue/form-cache.ts'
import { countRecords } from './count-records.ts'
import { impactResult } from './impact-result.ts'
import type { CountedForm } from './stored-batch.ts'

export interface ReportDeps {
  readonly db: Db
  readonly forms: FormCache
  readonly demo: boolean
  readonly clock: () => number
  readonly makeId: MakeId
  /** A report that could not be worked out. */
  readonly onFailure: (report: { readonly formKey: string; readonly version: number }, error: unknown) => void
  /** Asked after each batch: the server closes, somebody else goes on. */
  readonly isClosing: () => boolean
}

interface Report {
  readonly form_key: string
  readonly version: number
  readonly report_id: Uuid
  readonly hash: string
  readonly started_by: UserId
}

/** Without a sign of life for so long, whoever worked on a report has gone. A batch takes a fraction of it. */
export const silentMillis = 60_000
/** Of a report that nobody has begun. */
export const unbegun = new Date(0)

/** The oldest report that nobody works on. What somebody worked on gets another id, so that they find out when they are only slow. */
async function claimReport({ db, clock, makeId }: ReportDeps): Promise<Report | null> {
  const now = new Date(clock())
  const { rows } = await sql<Report>`
    update impact_reports set beat_at = ${now}, checked = 0,
      report_id = case when beat_at > ${unbegun} then ${makeId<Uuid>()}::uuid else report_id end
    where (form_key, version) = (
      select form_key, version from impact_reports
      where status = 'running' and beat_at < ${new Date(now.getTime() - silentMillis)}
      order by started_at limit 1 for update skip locked)
    returning form_key, version, report_id, hash, started_by`.execute(db)
  return rows[0] ?? null
}

const reportRow = (db: Db, { form_key, version, report_id }: Report) =>
  db
    .updateTable('impact_reports')
    .where('form_key', '=', form_key)
    .where('version', '=', version)
    .where('report_id', '=', report_id)
    .where('status', '=', 'running')

/** The version as its text is now, with those before it; null when it is not the text any more that the report is about. */
async function countedForm({ db, forms }: ReportDeps, report: Report): Promise<CountedForm | null> {
  const rows = await db
    .selectFrom('form_versions')
    .select(['version', 'hash', 'canonical_text'])
    .where('form_key', '=', report.form_key)
    .where('version', '<=', report.version)
    .execute()
  const row = rows.find(({ version, hash }) => version === report.version && hash === report.hash)
  const definition = row && parseFormDefinition(JSON.parse(row.canonical_text))
  const next = definition?.ok ? compileForm(definition.value, await earlierUpgrades(db, report.form_key, report.version)) : null
  if (!next?.ok) return null
  const olds = new Map<number, CompiledForm>()
  for (const { version } of rows) {
    const published = version < report.version ? await forms.byVersion(report.form_key, version) : null
    if (published) olds.set(version, published.form)
  }
  return { userId: report.started_by, next: next.value, olds }
}

async function workOut(deps: ReportDeps, report: Report): Promise<void> {
  const { db, clock, demo, forms, isClosing } = deps
  const counted = await countedForm(deps, report)
  if (counted === null) {
    await reportRow(db, report)
      .set({ status: 'cancelled', finished_at: new Date(clock()) })
      .execute()
    return
  }
  const asOf = vietnamDay(clock())
  const counts = await countRecords({
    db,
    counted,
    fixed: { asOf, lists: await forms.lists(asOf), demo },
    async onProgress(progress) {
      // Who closes leaves it to whoever comes next.
      const closes = isClosing()
      const beat = closes ? unbegun : new Date(clock())
      const told = await reportRow(db, report)
        .set({ ...progress, beat_at: beat })
        .executeTakeFirst()
      return told.numUpdatedRows > 0n && !closes
    },
  })
  if (counts === null) return
  const result = JSON.stringify(impactResult(counted, counts))
  await reportRow(db, report)
    .set({ status: 'done', result, finished_at: new Date(clock()) })
    .execute()
}

/** Works out the reports that wait, one after the other, also those that a server left which is no more. */
export async function runReports(deps: ReportDeps): Promise<void> {
  while (!deps.isClosing()) {
    const report = await claimReport(deps)
    if (report === null) return
    try {
      await workOut(deps, report)
    } catch (error) {
      deps.onFailure({ formKey: report.form_key, version: report.version }, error)
      await reportRow(deps.db, report)
        .set({ status: 'failed', finished_at: new Date(deps.clock()) })
        .execute()
    }
  }
}
