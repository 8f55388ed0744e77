import type { UserId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { hashPassword } from '../../commands/install/hash-password.ts'
import { derivedId } from '../derived-id.ts'
import { unitIdOf } from '../unit-id.ts'
import type { DemoCity, DemoPerson } from './demo-words.ts'

/** A person of the demonstration keeps the same id through every reset, so that nobody is signed out by it. */
export const demoUserId = (username: string): UserId => derivedId<UserId>(`demo user ${username}`)

/** Somebody of an office that nobody signs in to: their name stands on records. */
export type Colleague = Omit<DemoPerson, 'password'>

async function passwordHashes(people: readonly DemoPerson[]): Promise<ReadonlyMap<string, string>> {
  const passwords = [...new Set(people.map((person) => person.password))]
  return new Map(await Promise.all(passwords.map(async (password) => [password, await hashPassword(password)] as const)))
}

/** The people of the city and their grants; anybody else goes. */
export async function installPeople(owner: Db, city: DemoCity, colleagues: readonly Colleague[]): Promise<void> {
  const hashes = await passwordHashes(city.people)
  const everybody = [
    ...city.people.map((person) => ({ ...person, hash: hashes.get(person.password) ?? null })),
    ...colleagues.map((person) => ({ ...person, hash: null })),
  ]
  const users = everybody.map(({ username, name, post, hash }) => ({
    user_id: demoUserId(username),
    username,
    name,
    post,
    password_hash: hash,
  }))
  const grants = everybody.flatMap(({ username, roles }) =>
    roles.flatMap(({ role, unit, forms }) =>
      forms.map((form) => ({ user_id: demoUserId(username), role, unit_id: unitIdOf(unit), form_key: form })),
    ),
  )
  const shown = city.people.map(({ username, password }, i) => ({ user_id: demoUserId(username), password, order_no: i }))
  await owner.transaction().execute(async (tx) => {
    const ids = users.map((user) => user.user_id)
    await tx.deleteFrom('users').where('user_id', 'not in', ids).execute()
    await tx.deleteFrom('grants').execute()
    await tx.deleteFrom('demo_people').execute()
    await tx.deleteFrom('sign_in_attempts').execute()
    await tx
      .insertInto('users')
      .values(users)
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet((excluded) => ({
          name: excluded.ref('excluded.name'),
          post: excluded.ref('excluded.post'),
          password_hash: excluded.ref('excluded.password_hash'),
          status: 'active',
          must_change_password: false,
        })),
      )
      .execute()
    await tx.insertInto('grants').values(grants).execute()
    await tx.insertInto('demo_people').values(shown).execute()
  })
}
