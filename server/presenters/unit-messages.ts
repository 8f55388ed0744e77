import { vietnamDay } from '#core/lib/calendar.ts'
import type { UnitMessage } from '#core/protocol/session.ts'
import type { CatalogueTx } from '../commands/authoring/form-events.ts'

/** Units with the code and the name that are in force today, or were the last ones of a unit that is no more. `unitIds` null: all. */
export async function unitMessages(db: CatalogueTx, unitIds: readonly UnitMessage['unitId'][] | null, now: number): Promise<UnitMessage[]> {
  if (unitIds?.length === 0) return []
  const today = vietnamDay(now)
  const rows = await db
    .selectFrom('units as u')
    .innerJoin('unit_names as n', 'n.unit_id', 'u.unit_id')
    .distinctOn('u.unit_id')
    .select(['u.unit_id', 'u.kind', 'u.commune_code', 'u.closed_on', 'n.code', 'n.name', 'n.valid_to'])
    .$if(unitIds !== null, (query) => query.where('u.unit_id', 'in', unitIds ?? []))
    .where('n.valid_from', '<=', today)
    .orderBy('u.unit_id')
    .orderBy('n.valid_from', 'desc')
    .execute()
  return rows
    .map((row): UnitMessage => {
      const isClosed = [row.closed_on, row.valid_to].some((day) => day !== null && day < today)
      const { unit_id: unitId, commune_code: communeCode, code, name, kind } = row
      return { unitId, code, name, kind, communeCode, ...(isClosed ? { closed: true } : {}) }
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
