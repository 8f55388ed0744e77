import { sql } from 'kysely'
import type { UserId } from '#core/lib/ids.ts'
import { maxFoundTesters, type Tester } from '#core/protocol/form-tests.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { CatalogueTx } from './form-events.ts'

/** Active people who enter, review or lock records of the form, by a right in force on the day, with the unit of the first such right. */
const people = (formKey: string, today: string) => sql`
  select distinct on (u.user_id) u.user_id, u.name, u.post,
    coalesce((select n.name from unit_names n where n.unit_id = g.unit_id order by n.valid_from desc limit 1), '') as unit_name
  from users u join grants g on g.user_id = u.user_id
  where u.status = 'active' and g.role in ('clerk', 'reviewer', 'data-owner') and g.form_key in ('*', ${formKey})
    and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)
  order by u.user_id, g.unit_id`

interface Row {
  readonly user_id: UserId
  readonly name: string
  readonly post: string
  readonly unit_name: string
}

const message = ({ user_id: userId, name, post, unit_name: unitName }: Row): Tester => ({ userId, name, post, unitName })

/** A pattern of LIKE that holds the word as it is. */
const holding = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** People who may try the form out, by name; those whose name, post or unit holds every word of `text`, marks left out. */
export async function findTesters(db: CatalogueTx, formKey: string, text: string, today: string): Promise<readonly Tester[]> {
  const patterns = fold(text).split(' ').filter(Boolean).map(holding)
  const { rows } = await sql<Row>`select * from (${people(formKey, today)}) as p
    where folded(p.name || ' ' || p.post || ' ' || p.unit_name) like all (${patterns}::text[])
    order by p.name, p.user_id limit ${maxFoundTesters}`.execute(db)
  return rows.map(message)
}

/** These people, in the same order; who may no longer try it out is left out. */
export async function testersNamed(db: CatalogueTx, formKey: string, ids: readonly UserId[], today: string): Promise<readonly Tester[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`select * from (${people(formKey, today)}) as p where p.user_id = any (${[...ids]}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.user_id, message(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const mayTest = async (db: CatalogueTx, formKey: string, ids: readonly UserId[], today: string): Promise<boolean> =>
  (await testersNamed(db, formKey, ids, today)).length === ids.length
