import Type from 'typebox'
import { NumbersPage, NumbersQuery } from '#core/protocol/numbers.ts'
import { Problem } from '#core/protocol/problem.ts'
import { UnitIdSchema } from '#core/record/operation.ts'
import { listNumbers } from '../../commands/numbers/list-numbers.ts'
import { answer } from '../../http/answer.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** GET /api/v1/units/:unitId/numbers */
export function numberRoutes(app: Routes, { db, clock }: RouteDeps): void {
  app.get(
    '/api/v1/units/:unitId/numbers',
    {
      onRequest: requireSession,
      schema: {
        tags: ['records'],
        summary: 'The registry book of a series, with what became of each number',
        params: Type.Object({ unitId: UnitIdSchema }),
        querystring: NumbersQuery,
        response: { 200: NumbersPage, 401: Problem, 404: Problem },
      },
    },
    async (request, reply) =>
      answer(request, reply, await listNumbers(db, sessionOf(request).reader, request.params.unitId, request.query, clock())),
  )
}
