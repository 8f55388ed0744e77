import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    slowBody?: boolean
  }
}

/** 20 MB over a line of 256 kbit/s take ten minutes. */
export const SLOWEST_BODY = 20 * 60_000
const BODY = 120_000

/** Route option `config`: the body may take as long as `SLOWEST_BODY`; the route itself sees that it goes on coming. */
export const allowSlowBody = { slowBody: true } as const

/** A client that sends a byte a second must not hold a connection for ever: elsewhere a body is there within two minutes. */
export function installBodyDeadline(app: FastifyInstance, millis: number = BODY): void {
  app.addHook('onRequest', async (request) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
    if (!hasBody || request.routeOptions.config.slowBody) return
    const deadline = setTimeout(() => request.raw.destroy(), millis)
    deadline.unref()
    const stop = () => clearTimeout(deadline)
    request.raw.once('end', stop).once('close', stop)
  })
}
