import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

const DAY = 86_400_000
/** Somebody has looked by then, or nobody will; and people's data does not lie about for ever. */
const KEPT_DAYS = 180

/** @returns how many went */
export async function purgeLetters(db: Db, now: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select purge_dead_letters(${new Date(now - KEPT_DAYS * DAY)}) as gone`.execute(db)
  return rows[0]?.gone ?? 0
}

/** Takes old dead letters away at the start and every day, for as long as the server runs. */
export function installLetterPurge(app: FastifyInstance, db: Db, clock: () => number): void {
  let running: Promise<unknown> = Promise.resolve()
  const run = (): void => {
    running = purgeLetters(db, clock()).then(
      (gone) => void (gone > 0 && app.log.info({ gone }, 'old dead letters: removed')),
      (error: unknown) => app.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'dead letters not purged'),
    )
  }
  const timer = setInterval(run, DAY)
  timer.unref()
  app.addHook('onListen', async () => run())
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await running
  })
}
