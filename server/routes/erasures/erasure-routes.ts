import Type from 'typebox'
import { ErasureDecision, PendingErasures } from '#core/protocol/erasures.ts'
import { Problem } from '#core/protocol/problem.ts'
import { decideErasure } from '../../commands/erasures/decide-erasure.ts'
import { listErasures } from '../../commands/erasures/list-erasures.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { RecordParams } from '../records/record-routes.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** GET /api/v1/erasures, POST /api/v1/units/:unitId/records/:recordId/erasure */
export function erasureRoutes(app: Routes, { db, files, clock }: RouteDeps): void {
  app.get(
    '/api/v1/erasures',
    {
      onRequest: requireSession,
      schema: {
        tags: ['records'],
        summary: 'Requests to erase a record that wait for a second person',
        response: { 200: PendingErasures, 401: Problem },
      },
    },
    async (request) => listErasures(db, sessionOf(request).reader),
  )
  app.post(
    '/api/v1/units/:unitId/records/:recordId/erasure',
    {
      onRequest: requireSession,
      schema: {
        tags: ['records'],
        summary: 'Carry out or refuse a request to erase a record',
        params: RecordParams,
        body: ErasureDecision,
        response: { 204: Type.Null(), 401: Problem, 403: Problem, 404: Problem, 409: Problem },
      },
    },
    async (request, reply) => {
      const { unitId, recordId } = request.params
      const { reader } = sessionOf(request)
      const done = await decideErasure({ db, files }, { reader, unitId, recordId, request: request.body, now: new Date(clock()) })
      return done.ok ? reply.code(204).send(null) : sendProblem(request, reply, done.error)
    },
  )
}
