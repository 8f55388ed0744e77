import { sql } from 'kysely'
import type { UserId } from '#core/lib/ids.ts'
import { maxFoundTesters, type Tester } from '#core/protocol/form-tests.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { CatalogueTx } from './form-events.ts'

/** Active people with a clerk's right to the form in force on the day, with the unit of the first such right. */
const clerksOf = (formKey: string, today: string) => sql`
  select distinct on (u.user_id) u.user_id, u.name, u.post,
    coalesce((select n.name from unit_names n where n.unit_id = g.unit_id order by n.valid_from desc limit 1), '') as unit_name
  from users u join grants g on g.user_id = u.user_id
  where u.status = 'active' and g.role = 'clerk' and g.form_key in ('*', ${formKey})
    and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)
  order by u.user_id, g.unit_id`

interface Row {
  readonly user_id: UserId
  readonly name: string
  readonly post: string
  readonly unit_name: string
}

const message = ({ user_id: userId, name, post, unit_name: unitName }: Row): Tester => ({ userId, name, post, unitName })

/** People who enter records of the form, by name; those whose name, post or unit holds every word of `text`, marks left out. */
export async function findClerks(db: CatalogueTx, formKey: string, text: string, today: string): Promise<readonly Tester[]> {
  const { rows } = await sql<Row>`select * from (${clerksOf(formKey, today)}) as c order by c.name, c.user_id`.execute(db)
  const words = fold(text).split(' ').filter(Boolean)
  const isMeant = (each: Tester): boolean => {
    const said = fold(`${each.name} ${each.post} ${each.unitName}`)
    return words.every((word) => said.includes(word))
  }
  return rows.map(message).filter(isMeant).slice(0, maxFoundTesters)
}

/** These people, in the same order; who may no longer enter records is left out. */
export async function clerksNamed(db: CatalogueTx, formKey: string, ids: readonly UserId[], today: string): Promise<readonly Tester[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`select * from (${clerksOf(formKey, today)}) as c where c.user_id = any (${[...ids]}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.user_id, message(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const mayTest = async (db: CatalogueTx, formKey: string, ids: readonly UserId[], today: string): Promise<boolean> =>
  (await clerksNamed(db, formKey, ids, today)).length === ids.length
