import type { FormContext, CompiledForm, RecordsAtHand } from '#core/form/compiled-form.ts'
import type { CodeLists } from '#core/form/code-list.ts'
import { previousPeriod } from '#core/form/previous-period.ts'
import { recordReferences, type RecordReference } from '#core/form/record-references.ts'
import { upgradeValues } from '#core/form/upgrade/upgrade-values.ts'
import type { RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import type { Db } from '../../../db/database.ts'
import { inTransaction, type Actor } from '../../../db/transaction.ts'
import { loadReferred } from '../../sync/load-referred.ts'

/** Whose records are read, for numbers alone: nothing else of them leaves the count. */
export interface CountedForm {
  readonly userId: UserId
  readonly next: CompiledForm
  /** Earlier published versions that this server can use. */
  readonly olds: ReadonlyMap<number, CompiledForm>
}

export interface StoredValues {
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly version: number
  readonly values: JsonObject
  readonly reasons: readonly Reason[]
  readonly period: string | null
}

/** Records that came to an end move nowhere. */
const ended = ['withdrawn', 'cancelled', 'erased'] as const
export const recordsPerBatch = 100

/** Sees all rows of one form in these units, those kept for named people too: a loss is a loss whoever may look at it. */
const counting = (userId: UserId, units: readonly UnitId[], forms: readonly string[]): Actor => ({
  userId,
  units,
  forms,
  owned: units.flatMap((unit) => forms.map((form) => `${unit}/${form}`)),
})

/** How many stored records of earlier versions there are, by unit. Test records are not: they vanish with the publication. */
export async function storedByUnit(db: Db, { userId, next }: CountedForm): Promise<ReadonlyMap<UnitId, number>> {
  const { key, version } = next.definition
  const units = await db.selectFrom('units').select('unit_id').execute()
  const actor = counting(
    userId,
    units.map((unit) => unit.unit_id),
    [key],
  )
  const rows = await inTransaction(db, actor, (tx) =>
    tx
      .selectFrom('records')
      .select((eb) => ['unit_id', eb.fn.countAll<string>().as('records')])
      .where('form_key', '=', key)
      .where('form_version', '<', version)
      .where('gone', 'is', null)
      .where('state', 'not in', ended)
      .groupBy('unit_id')
      .orderBy('unit_id')
      .execute(),
  )
  return new Map(rows.map((row) => [row.unit_id, Number(row.records)]))
}

/** The next records of a unit, by their ids. */
export async function storedBatch(
  db: Db,
  { userId, next }: CountedForm,
  unitId: UnitId,
  after: RecordId | null,
): Promise<readonly StoredValues[]> {
  const { key, version } = next.definition
  const rows = await inTransaction(db, counting(userId, [unitId], [key]), (tx) =>
    tx
      .selectFrom('records as r')
      .leftJoin('revisions as v', (join) =>
        join.onRef('v.unit_id', '=', 'r.unit_id').onRef('v.record_id', '=', 'r.record_id').onRef('v.revision', '=', 'r.revision'),
      )
      .select(['r.record_id', 'r.form_version', 'r.data', 'r.period', 'v.reasons'])
      .where('r.unit_id', '=', unitId)
      .where('r.form_key', '=', key)
      .where('r.form_version', '<', version)
      .where('r.gone', 'is', null)
      .where('r.state', 'not in', ended)
      .$if(after !== null, (query) => query.where('r.record_id', '>', after ?? ('' as RecordId))) // asked for just above
      .orderBy('r.record_id')
      .limit(recordsPerBatch)
      .execute(),
  )
  return rows.map((row) => ({
    unitId,
    recordId: row.record_id,
    version: row.form_version,
    values: row.data ?? {},
    reasons: row.reasons ?? [],
    period: row.period,
  }))
}

const readsPrevious = (form: CompiledForm): boolean => form.program.rules.some((rule) => rule.readsPrevious)

/** The period before the record's own, when a rule of either version compares with it. */
function periodBefore({ next, olds }: CountedForm, { version, period }: StoredValues): string | null {
  const old = olds.get(version)
  const kind = next.definition.period?.kind ?? old?.definition.period?.kind
  const isRead = readsPrevious(next) || (old !== undefined && readsPrevious(old))
  return isRead && kind !== undefined && period !== null ? previousPeriod(kind, period) : null
}

async function valuesOfPeriods(
  db: Db,
  { userId, next }: CountedForm,
  unitId: UnitId,
  periods: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const { key } = next.definition
  if (periods.length === 0) return new Map()
  const rows = await inTransaction(db, counting(userId, [unitId], [key]), (tx) =>
    tx
      .selectFrom('records')
      .select(['period', 'data'])
      .where('unit_id', '=', unitId)
      .where('form_key', '=', key)
      .where('period', 'in', [...new Set(periods)])
      .where('gone', 'is', null)
      .where('state', 'not in', ended)
      .execute(),
  )
  return new Map(rows.flatMap((row) => (row.period === null || row.data === null ? [] : [[row.period, row.data]])))
}

function referencesOf({ next, olds }: CountedForm, { version, values }: StoredValues): readonly RecordReference[] {
  const old = olds.get(version)
  return [...(old ? recordReferences(old, values) : []), ...recordReferences(next, upgradeValues(next, values, version).values)]
}

async function referredTo(db: Db, counted: CountedForm, references: readonly RecordReference[]): Promise<RecordsAtHand> {
  if (references.length === 0) return {}
  const units = [...new Set(references.map(({ unitId }) => unitId))]
  const forms = [...new Set(references.map(({ form }) => form))]
  return inTransaction(db, counting(counted.userId, units, forms), (tx) => loadReferred(tx, counted.next.definition.key, references))
}

/** What the engine knows besides the values of each record, as it would on the day of the report. */
export async function contextsOf(
  db: Db,
  counted: CountedForm,
  batch: readonly StoredValues[],
  fixed: { readonly asOf: string; readonly lists: CodeLists; readonly demo: boolean },
): Promise<(record: StoredValues) => FormContext> {
  const [first] = batch
  const before = batch.flatMap((record) => periodBefore(counted, record) ?? [])
  const periods = first === undefined ? new Map<string, JsonObject>() : await valuesOfPeriods(db, counted, first.unitId, before)
  const records = await referredTo(
    db,
    counted,
    batch.flatMap((record) => referencesOf(counted, record)),
  )
  return (record) => ({ ...fixed, records, previous: periods.get(periodBefore(counted, record) ?? '') ?? null })
}
