import type { Db } from '#server/db/database.ts'

export interface AroundTransaction {
  /** All is done and nothing committed: what it throws takes the transaction back. */
  readonly beforeCommit?: () => void
  /** Nobody was answered yet. */
  readonly afterCommit?: () => void
}

/** A database of which each transaction meets `around`. */
export const aroundTransactions = (db: Db, { beforeCommit, afterCommit }: AroundTransaction): Db =>
  new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name !== 'transaction') return typeof member === 'function' ? member.bind(target) : member
      return () => {
        const builder = target.transaction()
        return {
          async execute(run: Parameters<typeof builder.execute>[0]) {
            const done = await builder.execute(async (tx) => {
              const result = await run(tx)
              beforeCommit?.()
              return result
            })
            afterCommit?.()
            return done
          },
        }
      }
    },
  })
