import type { FastifyInstance } from 'fastify'
import { sendProblem } from './send-problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

interface Seen {
  readonly method: string
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  /** What the browser's address bar may show: where the request says that it came to, and the public origin. */
  readonly own: readonly string[]
}

/**
 * Cross-site request forgery: a request that changes something must come from our own pages.
 * Browsers always send `Origin` on such requests, so one without it is no browser's, and carries no stolen cookie.
 */
export function isSameOrigin(seen: Seen): boolean {
  if (safeMethods.has(seen.method)) return true
  if (seen.fetchSite !== undefined && seen.fetchSite !== 'same-origin' && seen.fetchSite !== 'none') return false
  return seen.origin === undefined ? seen.fetchSite === undefined || seen.fetchSite === 'same-origin' : seen.own.includes(seen.origin)
}

export function installOriginGuard(app: FastifyInstance, publicOrigin: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    const header = (name: string): string | undefined => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : undefined
    }
    const own = [`${request.protocol}://${request.host}`, ...(publicOrigin === null ? [] : [publicOrigin])]
    const same = isSameOrigin({ method: request.method, origin: header('origin'), fetchSite: header('sec-fetch-site'), own })
    if (!same) return sendProblem(request, reply, { status: 403, code: 'origin.foreign' })
    return undefined
  })
}
