import type Dexie from 'dexie'
import { err } from '#core/lib/result.ts'
import { classifyError } from './classify-error.ts'
import { StorageRefusal } from './storage-refusal.ts'
import type { Stored } from './vault.ts'

/** A database that survives losing its connection: WebKit drops it after backgrounding, and a dead handle never recovers. */
export interface Connection<Db> {
  /** Runs the work again on a fresh connection when the one at hand turns out to be dead; so the work must be safe to repeat. */
  run<T>(work: (db: Db) => Promise<Stored<T>>): Promise<Stored<T>>
  close(): void
}

const MAX_REOPENINGS = 3

/** @param make a new, unopened database each time */
export function createConnection<Db extends Dexie>(make: () => Db): Connection<Db> {
  let database: Db | null = null
  let state: 'usable' | 'lost' | 'closed' = 'usable'

  const reset = (): void => {
    database?.close()
    database = null
  }

  async function attempt<T>(work: (db: Db) => Promise<Stored<T>>): Promise<Stored<T>> {
    database ??= make()
    if (!database.isOpen()) await database.open()
    return work(database)
  }

  return {
    async run(work) {
      for (let reopenings = 0; state === 'usable'; reopenings++) {
        try {
          return await attempt(work)
        } catch (error) {
          if (error instanceof StorageRefusal) return err(error.failure)
          const kind = classifyError(error)
          if (kind === null) throw error
          if (kind === 'quota') return err({ kind: 'quota' })
          reset()
          if (kind === 'newer') return err({ kind: 'newer-data' })
          if (reopenings >= MAX_REOPENINGS) state = 'lost'
        }
      }
      return err({ kind: state === 'closed' ? 'locked' : 'lost' })
    },
    close() {
      state = 'closed'
      reset()
    },
  }
}
