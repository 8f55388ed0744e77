import { sql, type Selectable, type SqlBool } from 'kysely'
import type { CountedExample, ImpactResult } from '#core/form/upgrade/impact-counts.ts'
import type { FieldImpact, ImpactExample, ImpactReport } from '#core/protocol/impact.ts'
import { recordAccess } from '../commands/audit/record-access.ts'
import { findVersion } from '../commands/authoring/version-row.ts'
import type { Asked } from '../commands/authoring/write-draft.ts'
import type { Db } from '../db/database.ts'
import { bulkOf, seenBy } from '../db/queries/row-sight.ts'
import type { ImpactReportsTable } from '../db/tables-catalogue.ts'
import { inTransaction } from '../db/transaction.ts'
import { refuse, type Refusal } from '../http/refusal.ts'
import { actorOf } from '../policies/reader-actor.ts'
import { rolesIn } from '../policies/reader.ts'
import { mayRead } from '../policies/record-policy.ts'
import { listedSummary, summaryQuery } from './record-summary.ts'
import { ok, type Result } from '#core/lib/result.ts'

const shownExamples = 5
/** Some of those asked for may be kept for others. */
const triedExamples = 20

type Named = ReadonlyMap<string, Pick<ImpactExample, 'title' | 'unitName'>>
const nameOf = ({ unitId, recordId }: Pick<CountedExample, 'unitId' | 'recordId'>): string => `${unitId}/${recordId}`

/** Titles of the examples that the reader may see, as lists show them; that they were shown is recorded. */
async function namedExamples(db: Db, { reader, now }: Asked, examples: readonly CountedExample[]): Promise<Named> {
  if (examples.length === 0) return new Map()
  const wanted = examples.map(({ unitId, recordId }) => sql`(${unitId}::uuid, ${recordId}::uuid)`)
  return inTransaction(db, actorOf(reader), async (tx) => {
    const rows = await summaryQuery(tx)
      .select(bulkOf)
      .where(seenBy(reader))
      .where('r.gone', 'is', null)
      .where(sql<SqlBool>`(r.unit_id, r.record_id) in (${sql.join(wanted)})`)
      .execute()
    const shown = rows.map(listedSummary)
    await recordAccess(
      tx,
      reader,
      'list',
      shown.map(({ recordId }) => recordId),
      now,
    )
    return new Map(shown.map((each) => [nameOf(each), { title: each.title, unitName: each.unitName }]))
  })
}

/** Of each field those whose scope the reader reads at all. */
function withinReach({ reader, formKey }: Asked, { fields }: ImpactResult): ReadonlyMap<string, readonly CountedExample[]> {
  const reads = new Map<string, boolean>()
  const isRead = ({ unitId }: CountedExample): boolean => {
    const known = reads.get(unitId) ?? mayRead(rolesIn(reader, unitId, formKey))
    reads.set(unitId, known)
    return known
  }
  return new Map(Object.entries(fields).map(([path, { examples }]) => [path, examples.filter(isRead).slice(0, triedExamples)]))
}

interface HeldDrafts {
  readonly known: number
  readonly atMost: number
  readonly byPath: ReadonlyMap<string, number>
}

/** Drafts of earlier versions, as devices reported them, against the fields that may lose something. */
async function heldDrafts(db: Db, { formKey, version }: Asked, { risks }: ImpactResult): Promise<HeldDrafts> {
  const rows = await db
    .selectFrom('held_drafts')
    .select(['version', 'field_ids'])
    .where('form_key', '=', formKey)
    .where('version', '<', version)
    .execute()
  const byPath = new Map<string, number>()
  let atMost = 0
  for (const draft of rows) {
    const risky = risks[String(draft.version)] ?? {}
    const paths = new Set(draft.field_ids.flatMap((id) => (Object.hasOwn(risky, id) ? [risky[id] ?? ''] : [])))
    if (paths.size > 0) atMost++
    for (const path of paths) byPath.set(path, (byPath.get(path) ?? 0) + 1)
  }
  return { known: rows.length, atMost, byPath }
}

/** Drafts that have moved on to the version, as their devices found. */
async function movedDrafts(db: Db, { formKey, version }: Asked): Promise<NonNullable<ImpactReport['drafts']['moved']>> {
  const some = (column: 'lost' | 'failed' | 'decided') => sql<number>`count(*) filter (where ${sql.ref(column)} > 0)::integer`
  return await db
    .selectFrom('moved_drafts')
    .select([
      sql<number>`count(*)::integer`.as('total'),
      some('lost').as('losing'),
      some('failed').as('failing'),
      some('decided').as('deciding'),
    ])
    .where('form_key', '=', formKey)
    .where('to_version', '=', version)
    .executeTakeFirstOrThrow()
}

const unhurt = { loses: 0, fails: 0, decides: 0 }

function fieldImpacts(
  result: ImpactResult,
  reach: ReadonlyMap<string, readonly CountedExample[]>,
  named: Named,
  drafts: HeldDrafts,
): FieldImpact[] {
  return result.places.flatMap(({ path, title }) => {
    const { loses, fails, decides } = result.fields[path] ?? unhurt
    const draftsAtMost = drafts.byPath.get(path) ?? 0
    if (loses + fails + draftsAtMost === 0) return []
    const examples = (reach.get(path) ?? []).flatMap((example) => {
      const names = named.get(nameOf(example))
      return names ? [{ ...example, ...names }] : []
    })
    return [{ path, title, loses, fails, decides, draftsAtMost, examples: examples.slice(0, shownExamples) }]
  })
}

async function reportOf(db: Db, asked: Asked, row: Selectable<ImpactReportsTable>): Promise<ImpactReport> {
  const { result } = row
  const reach = withinReach(asked, result)
  const named = await namedExamples(db, asked, [...reach.values()].flat())
  const drafts = await heldDrafts(db, asked, result)
  return {
    reportId: row.report_id,
    hash: row.hash,
    status: row.status,
    checked: row.checked,
    total: row.total,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    losing: result.losing,
    failing: result.failing,
    deciding: result.deciding,
    untouched: result.untouched,
    drafts: { known: drafts.known, atMost: drafts.atMost, moved: await movedDrafts(db, asked) },
    fields: fieldImpacts(result, reach, named, drafts),
  }
}

/** The newest report on a version, for those who work on the form. Codes: `form.unknown`, `impact.none`. */
export async function impactReport(db: Db, asked: Asked): Promise<Result<ImpactReport, Refusal>> {
  if ((await findVersion(db, asked.reader, asked.formKey, asked.version)) === null) return refuse(404, 'form.unknown')
  const row = await db
    .selectFrom('impact_reports')
    .selectAll()
    .where('form_key', '=', asked.formKey)
    .where('version', '=', asked.version)
    .executeTakeFirst()
  return row ? ok(await reportOf(db, asked, row)) : refuse(404, 'impact.none')
}
