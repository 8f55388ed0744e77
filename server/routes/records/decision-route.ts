import { Problem } from '#core/protocol/problem.ts'
import { DecisionRequest, RecordMessage } from '#core/protocol/records.ts'
import { readRecord } from '../../commands/records/read-record.ts'
import { decide } from '../../commands/review/decide.ts'
import { answer } from '../../http/answer.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'
import { RecordParams } from './record-routes.ts'

/** POST /api/v1/units/:unitId/records/:recordId/decisions: answers the record as it is then. */
export function decisionRoute(app: Routes, deps: RouteDeps): void {
  const { db, forms, secrets, config, clock } = deps
  app.post(
    '/api/v1/units/:unitId/records/:recordId/decisions',
    {
      onRequest: requireSession,
      schema: {
        tags: ['records'],
        summary: 'Decide on a record',
        params: RecordParams,
        body: DecisionRequest,
        response: { 200: RecordMessage, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem },
      },
    },
    async (request, reply) => {
      const { reader } = sessionOf(request)
      const { unitId, recordId } = request.params
      const now = clock()
      const decided = await decide(
        { db, forms, identitySecret: secrets.identityKey, demo: config.mode === 'demo' },
        { reader, unitId, recordId, request: request.body, now: new Date(now) },
      )
      if (!decided.ok) return sendProblem(request, reply, decided.error)
      return answer(request, reply, await readRecord(deps, reader, unitId, recordId, now))
    },
  )
}
