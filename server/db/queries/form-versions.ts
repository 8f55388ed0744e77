import type { Kysely } from 'kysely'
import type { Tables } from '../database.ts'

/** Versions of forms with the unit that owns each, by its newest name; the catalogue's tables are not fenced. */
export const formVersionsWithOwner = (db: Kysely<Tables>) =>
  db
    .selectFrom('form_versions as f')
    .leftJoin('units as u', 'u.key', 'f.department')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('unit_names as n')
          .select('n.name')
          .whereRef('n.unit_id', '=', 'u.unit_id')
          .orderBy('n.valid_from', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
