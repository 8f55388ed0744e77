import { Problem } from '#core/protocol/problem.ts'
import { PasswordRequest, SessionMessage, SignInRequest } from '#core/protocol/session.ts'
import Type from 'typebox'
import { changePassword } from '../../commands/session/change-password.ts'
import { findSession } from '../../commands/session/find-session.ts'
import { signIn } from '../../commands/session/sign-in.ts'
import { must } from '#core/lib/assert.ts'
import { refuseOthers, requirePerson, requireSession, sessionOf } from '../../http/session-hook.ts'
import { answer } from '../../http/answer.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { sessionMessage } from '../../presenters/session-message.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** By address: each costs 19 MiB and some 30 ms, so a flood is cut; a whole office signing in at eight is not. */
const signInsPerMinute = 300

/** POST, GET, DELETE /api/v1/session; POST /api/v1/session/password */
export function sessionRoutes(app: Routes, deps: RouteDeps): void {
  const { db, clock, secrets } = deps
  app.post(
    '/api/v1/session',
    {
      config: { rateLimit: { max: signInsPerMinute } },
      schema: {
        tags: ['session'],
        summary: 'Sign in',
        body: SignInRequest,
        response: { 201: SessionMessage, 401: Problem, 403: Problem, 429: Problem },
      },
    },
    async (request, reply) => {
      const now = clock()
      const opened = await signIn(db, request.body, now)
      if (!opened.ok) return sendProblem(request, reply, opened.error)
      setSessionCookie(request, reply, opened.value.token, opened.value.maxAgeSeconds)
      const session = must(await findSession(db, opened.value.token, now), 'a session just opened is found')
      return reply.code(201).send(await sessionMessage(db, session, secrets.escrow.publicKey, now))
    },
  )
  app.get(
    '/api/v1/session',
    {
      onRequest: requireSession,
      schema: { tags: ['session'], summary: 'Who is signed in', response: { 200: SessionMessage, 401: Problem, 403: Problem } },
    },
    async (request) => sessionMessage(db, sessionOf(request), secrets.escrow.publicKey, clock()),
  )
  app.post(
    '/api/v1/session/password',
    {
      config: { rateLimit: { max: signInsPerMinute } },
      onRequest: requirePerson,
      schema: {
        tags: ['session'],
        summary: 'Change the password',
        body: PasswordRequest,
        response: { 204: Type.Null(), 401: Problem, 403: Problem, 422: Problem, 429: Problem },
      },
    },
    async (request, reply) => answer(request, reply, await changePassword(db, sessionOf(request), request.body, clock()), 204),
  )
  app.delete(
    '/api/v1/session',
    {
      onRequest: refuseOthers,
      schema: { tags: ['session'], summary: 'Sign out', response: { 204: Type.Null(), 401: Problem } },
    },
    async (request, reply) => {
      if (request.session) await db.deleteFrom('sessions').where('token_hash', '=', request.session.tokenHash).execute()
      // The cookie stays and opens nothing any more: an answer that comes late would clear the one of whoever signed in meanwhile.
      // "cache" only: "storage" would delete unsent work.
      return reply.code(204).header('clear-site-data', '"cache"').send(null)
    },
  )
}
