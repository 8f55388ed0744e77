import type { FastifyInstance } from 'fastify'
import { runReports, type ReportDeps } from '../commands/authoring/impact/run-reports.ts'

const everyMillis = 10_000

/** Has impact reports worked out: at once when one is asked for, and what a server that crashed left behind soon after. */
export interface ImpactRunner {
  wake(): void
}

export function installImpactRunner(app: FastifyInstance, deps: Omit<ReportDeps, 'isClosing' | 'onFailure'>): ImpactRunner {
  let running: Promise<void> | null = null
  let isAsked = false
  let closed = false
  const all: ReportDeps = {
    ...deps,
    isClosing: () => closed,
    onFailure: (report, error) =>
      app.log.error({ ...report, error: error instanceof Error ? error.message : 'unknown' }, 'impact report failed'),
  }
  const wake = (): void => {
    isAsked = true
    running ??= run()
  }
  async function run(): Promise<void> {
    while (isAsked && !closed) {
      isAsked = false
      await runReports(all).catch((error: unknown) =>
        app.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'impact reports wait'),
      )
    }
    running = null
  }
  let timer: NodeJS.Timeout | null = null
  app.addHook('onListen', async () => {
    wake()
    timer = setInterval(wake, everyMillis)
  })
  app.addHook('onClose', async () => {
    closed = true
    if (timer) clearInterval(timer)
    await running
  })
  return { wake }
}
