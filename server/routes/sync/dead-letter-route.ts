import { DeadLetterPage, DeadLetterQuery } from '#core/protocol/dead-letters.ts'
import { Problem } from '#core/protocol/problem.ts'
import { listDeadLetters } from '../../commands/sync/list-dead-letters.ts'
import { answer } from '../../http/answer.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** GET /api/v1/dead-letters */
export function deadLetterRoute(app: Routes, { db }: RouteDeps): void {
  app.get(
    '/api/v1/dead-letters',
    {
      onRequest: requireSession,
      schema: {
        tags: ['sync'],
        summary: 'Operations that were answered and not kept, for administrators',
        querystring: DeadLetterQuery,
        response: { 200: DeadLetterPage, 401: Problem, 403: Problem },
      },
    },
    async (request, reply) => answer(request, reply, await listDeadLetters(db, sessionOf(request).reader, request.query)),
  )
}
