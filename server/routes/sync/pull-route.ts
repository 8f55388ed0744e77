import { Problem } from '#core/protocol/problem.ts'
import { PullRequest, PullResponse } from '#core/protocol/pull.ts'
import { pullChanges } from '../../commands/sync/pull-changes.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { speaksProtocol } from '../../policies/protocol-policy.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** POST /api/v1/sync/pull */
export function pullRoute(app: Routes, { db, clock }: RouteDeps): void {
  app.post(
    '/api/v1/sync/pull',
    {
      onRequest: requireSession,
      schema: {
        tags: ['sync'],
        summary: 'Changes of the scopes since the cursors',
        body: PullRequest,
        response: { 200: PullResponse, 401: Problem, 426: Problem },
      },
    },
    async (request, reply) => {
      if (!speaksProtocol(request.body.protocolVersion)) return sendProblem(request, reply, { status: 426, code: 'protocol.unknown' })
      return pullChanges(db, sessionOf(request).reader, request.body, clock())
    },
  )
}
