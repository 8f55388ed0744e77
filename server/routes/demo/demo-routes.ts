import Type from 'typebox'
import { must } from '#core/lib/assert.ts'
import { Problem } from '#core/protocol/problem.ts'
import { DemoPeople, DemoSessionRequest, SessionMessage } from '#core/protocol/session.ts'
import { findSession } from '../../commands/session/find-session.ts'
import { openSession } from '../../commands/session/open-session.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { demoPeople } from '../../presenters/demo-people.ts'
import { sessionMessage } from '../../presenters/session-message.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** GET /api/v1/demo/people, POST /api/v1/demo/session, POST /api/v1/demo/reset. Registered in demonstration mode only. */
export function demoRoutes(app: Routes, { db, clock, secrets, resetDemo }: RouteDeps): void {
  app.get(
    '/api/v1/demo/people',
    { schema: { tags: ['demonstration'], summary: 'Who can sign in', response: { 200: DemoPeople } } },
    async () => ({ people: await demoPeople(db) }),
  )
  app.post(
    '/api/v1/demo/session',
    {
      schema: {
        tags: ['demonstration'],
        summary: 'Be one of them',
        body: DemoSessionRequest,
        response: { 201: SessionMessage, 403: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      const now = clock()
      const { userId, deviceId } = request.body
      const person = await db.selectFrom('demo_people').select('user_id').where('user_id', '=', userId).executeTakeFirst()
      if (!person) return sendProblem(request, reply, { status: 404, code: 'person.unknown' })
      const opened = await openSession(db, userId, deviceId, now)
      if (!opened.ok) return sendProblem(request, reply, opened.error)
      setSessionCookie(request, reply, opened.value.token, opened.value.maxAgeSeconds)
      const session = must(await findSession(db, opened.value.token, now), 'a session just opened is found')
      return reply.code(201).send(await sessionMessage(db, session, secrets.escrow.publicKey, now))
    },
  )
  app.post(
    '/api/v1/demo/reset',
    { schema: { tags: ['demonstration'], summary: 'Empty and fill the city again', response: { 204: Type.Null(), 404: Problem } } },
    async (request, reply) => {
      if (resetDemo === null) return sendProblem(request, reply, { status: 404, code: 'route.unknown' })
      await resetDemo()
      return reply.code(204).send(null)
    },
  )
}
