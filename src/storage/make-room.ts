import { ok } from '#core/lib/result.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/**
 * Does the work again when the disk was full and something could be let go: what is kept only in case the server is restored from
 * a backup. What somebody writes now comes first.
 */
export type Roomy = <A extends readonly unknown[], T>(work: (...args: A) => Promise<Stored<T>>) => (...args: A) => Promise<Stored<T>>

export function createRoomy({ connection }: VaultParts): Roomy {
  /** Deleting needs no room. */
  const makeRoom = (): Promise<Stored<boolean>> =>
    connection.run(async (db) => {
      const some = (await db.kept.count()) > 0
      if (some) await db.kept.clear()
      return ok(some)
    })
  return (work) =>
    async (...args) => {
      const done = await work(...args)
      if (done.ok || done.error.kind !== 'quota') return done
      const room = await makeRoom()
      return room.ok && room.value ? work(...args) : done
    }
}
