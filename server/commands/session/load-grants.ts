import { sql } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Db } from '../../db/database.ts'
import type { ReachingGrant } from '../../policies/reader.ts'

/**
 * The grants in force, each with the units that it reaches: its own, those below it, and those merged into it
 * (a merged unit keeps its records, its successor gets the rights).
 */
export async function loadGrants(db: Db, userId: UserId, now: number): Promise<readonly ReachingGrant[]> {
  const today = vietnamDay(now)
  const { rows } = await sql<{ role: Role; unit_id: UnitId; form_key: string; reaches: UnitId[]; own: UnitId[]; of_agency: boolean }>`
    with recursive reach (role, unit_id, form_key, reached, own) as (
      select role, unit_id, form_key, unit_id, true from grants
      where user_id = ${userId} and (valid_from is null or valid_from <= ${today}::date) and (valid_to is null or valid_to >= ${today}::date)
      union
      select r.role, r.unit_id, r.form_key, u.unit_id, r.own and u.successor_id is not distinct from r.reached
      from reach r join units u on u.parent_id = r.reached or u.successor_id = r.reached
    )
    select role, unit_id, form_key, array_agg(distinct reached order by reached) as reaches,
      coalesce(array_agg(distinct reached order by reached) filter (where own), '{}') as own,
      coalesce((select u.makes_forms from units u where u.unit_id = reach.unit_id), false) as of_agency
    from reach group by role, unit_id, form_key order by role, unit_id, form_key`.execute(db)
  return rows.map((row) => ({
    role: row.role,
    unitId: row.unit_id,
    formKey: row.form_key,
    reaches: row.reaches,
    own: row.own,
    ofAgency: row.of_agency,
  }))
}
