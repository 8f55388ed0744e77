import type { FastifyInstance } from 'fastify'
import { sealAccess } from '../commands/audit/seal-access.ts'
import type { Db } from '../db/database.ts'

const everyMillis = 500

/** Links new accesses to their chains within a second, for as long as the server runs; one run at a time. */
export function installAccessSealer(app: FastifyInstance, db: Db): void {
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let closed = false
  const run = (): void => {
    running = sealAccess(db)
      .catch((error: unknown) => app.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'access log not sealed'))
      .finally(() => {
        if (!closed) timer = setTimeout(run, everyMillis)
      })
  }
  app.addHook('onListen', async () => run())
  app.addHook('onClose', async () => {
    closed = true
    if (timer) clearTimeout(timer)
    await running
  })
}
