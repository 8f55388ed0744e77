import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { must } from '#core/lib/assert.ts'
import { USER_HEADER } from '#core/protocol/session.ts'
import { findSession, type Session } from '../commands/session/find-session.ts'
import type { AppDeps } from './app-deps.ts'
import { isApi } from './route-path.ts'
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
    const token = isApi(request) ? readSessionCookie(request) : null
    if (token !== null) request.session = await findSession(deps.db, token, deps.clock())
  })
}

/** Whether the request says that it is somebody else's than the cookie's: a tab that has not noticed the sign-in in another one. */
const isOthers = (request: FastifyRequest, session: Session): boolean => {
  const claimed = request.headers[USER_HEADER]
  return claimed !== undefined && claimed !== session.reader.userId
}

/** Route option `onRequest`: nothing is done under a session that is not of the person who asks. */
export async function refuseOthers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { session } = request
  return session !== null && isOthers(request, session) ? sendProblem(request, reply, { status: 401, code: 'session.other' }) : undefined
}

/** Route option `onRequest`: only the signed-in get further, and only under their own name and a password of their own. */
export async function requireSession(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const refused = await requirePerson(request, reply)
  if (refused) return refused
  return sessionOf(request).mustChangePassword ? sendProblem(request, reply, { status: 403, code: 'password.change' }) : undefined
}

/** Route option `onRequest`: like `requireSession`, also for who has to change the password first. */
export async function requirePerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.session === null) return sendProblem(request, reply, { status: 401, code: 'session.none' })
  return refuseOthers(request, reply)
}

/** The session of a route that has `requireSession`. */
export const sessionOf = (request: FastifyRequest): Session => must(request.session, 'the route requires a session')
