import { setTimeout } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { assert } from '#core/lib/assert.ts'
import { isUuid, type UnitId, type UserId } from '#core/lib/ids.ts'
import type { Db, Tables } from './database.ts'

/** An open transaction whose settings name the actor and what the actor reaches. */
export type Tx = Transaction<Tables>

/** On whose behalf, and how far row-level security lets the transaction see. Made by the policies from the actor's grants. */
export interface Actor {
  readonly userId: UserId
  readonly units: readonly UnitId[]
  /** Form keys (`<key>~test` for test records), or `*` for every form. */
  readonly forms: readonly string[] | '*'
  /** Tests whose records the actor sees: `<key>~test`, or `*` for the server's own work. Nothing else shows any. */
  readonly tests?: readonly string[] | '*'
  /** Scopes whose data the actor answers for: `<unit id>/<form key>`, or `<unit id>/*`. There records kept for named people are seen too. */
  readonly owned?: readonly string[]
  /** Units whose people and devices the actor looks after; opens nothing of their records. */
  readonly administered?: readonly UnitId[]
}

const formKey = /^[a-z][a-z0-9-]{2,47}(~test)?$/
const keyList = (keys: readonly string[] | '*'): string => (keys === '*' ? '*' : keys.join(','))
const isScope = (text: string): boolean => {
  const [unit = '', form = '', ...rest] = text.split('/')
  return isUuid(unit) && (form === '*' || formKey.test(form)) && rest.length === 0
}

/** A literal for SET, which takes no parameters. Everything that comes here has been checked by a pattern already. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const settingsOf = (actor: Actor): string => {
  assert(isUuid(actor.userId) && actor.units.every(isUuid) && (actor.administered ?? []).every(isUuid), 'an actor is named by UUIDs')
  const { forms, tests = [], owned = [] } = actor
  for (const keys of [forms, tests])
    assert(keys === '*' || keys.every((key) => formKey.test(key)), 'an actor reaches forms and tests by their keys')
  assert(owned.every(isScope), 'an actor answers for scopes')
  return [
    `set local app.actor = ${literal(actor.userId)}`,
    `set local app.units = ${literal(actor.units.join(','))}`,
    `set local app.forms = ${literal(keyList(forms))}`,
    `set local app.tests = ${literal(keyList(tests))}`,
    `set local app.owned = ${literal(owned.join(','))}`,
    `set local app.administered = ${literal((actor.administered ?? []).join(','))}`,
  ].join('; ')
}

/** Milliseconds, at most twice that before the second attempt. */
const FIRST_PAUSE = 10

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const isTransient = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK)

/**
 * The one way to open a transaction: on behalf of `actor`, retried when PostgreSQL says that it lost a race
 * (so `work` must be free of effects outside the transaction). Without it, row-level security shows nothing.
 * @param attempts how often at most, first included
 */
export async function inTransaction<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>, attempts = 5): Promise<T> {
  const settings = settingsOf(actor)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        await sql.raw(settings).execute(tx)
        return await work(tx)
      })
    } catch (error) {
      if (!isTransient(error) || attempt >= attempts) throw error
      // Full jitter: those who lost against each other must not meet again.
      await setTimeout(Math.random() * FIRST_PAUSE * 2 ** attempt)
    }
  }
}
