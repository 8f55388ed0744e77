import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { must } from '#core/lib/assert.ts'
import { findSession, type Session } from '../commands/session/find-session.ts'
import type { AppDeps } from './app-deps.ts'
import { sendProblem } from './send-problem.ts'
import { readSessionCookie } from './session-cookie.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person, or null. */
    session: Session | null
  }
}

/** Finds out who asks, before anything of the request's body is read. */
export function installSessionHook(app: FastifyInstance, deps: Pick<AppDeps, 'db' | 'clock'>): void {
  app.decorateRequest('session', null)
  app.addHook('onRequest', async (request) => {
    const token = request.url.startsWith('/api/') ? readSessionCookie(request) : null
    if (token !== null) request.session = await findSession(deps.db, token, deps.clock())
  })
}

/** Route option `onRequest`: only the signed-in get further. */
export async function requireSession(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  return request.session === null ? sendProblem(request, reply, { status: 401, code: 'session.none' }) : undefined
}

/** The session of a route that has `requireSession`. */
export const sessionOf = (request: FastifyRequest): Session => must(request.session, 'the route requires a session')
