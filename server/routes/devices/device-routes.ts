import Type from 'typebox'
import { EscrowRequest } from '#core/protocol/escrow.ts'
import { HeldDrafts } from '#core/protocol/held-drafts.ts'
import { Problem } from '#core/protocol/problem.ts'
import { DeviceIdSchema } from '#core/record/operation.ts'
import { keepHeldDrafts } from '../../commands/authoring/impact/keep-held-drafts.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const Params = Type.Object({ deviceId: DeviceIdSchema })

/**
 * POST /api/v1/devices/:deviceId/escrow: keeps the wrapped key of the vault on the very device that the session is on, for the
 * release procedure; releasing is not built yet.
 */
export function deviceRoutes(app: Routes, deps: RouteDeps): void {
  const { db, clock } = deps
  draftsRoute(app, deps)
  app.post(
    '/api/v1/devices/:deviceId/escrow',
    {
      onRequest: requireSession,
      schema: {
        tags: ['session'],
        summary: 'Deposit the wrapped key of the vault',
        params: Params,
        body: EscrowRequest,
        response: { 204: Type.Null(), 401: Problem, 403: Problem },
      },
    },
    async (request, reply) => {
      const { deviceId, reader } = sessionOf(request)
      if (request.params.deviceId !== deviceId) return sendProblem(request, reply, { status: 403, code: 'device.other' })
      const { enc, wrappedKey } = request.body
      await db
        .updateTable('devices')
        .set({
          escrow_enc: Buffer.from(enc, 'base64url'),
          escrow_wrapped: Buffer.from(wrappedKey, 'base64url'),
          escrowed_at: new Date(clock()),
        })
        .where('user_id', '=', reader.userId)
        .where('device_id', '=', deviceId)
        .execute()
      return reply.code(204).send(null)
    },
  )
}

/** PUT /api/v1/devices/:deviceId/drafts: which versions' drafts the device holds, for those who change forms. */
function draftsRoute(app: Routes, { db, clock }: RouteDeps): void {
  app.put(
    '/api/v1/devices/:deviceId/drafts',
    {
      onRequest: requireSession,
      schema: {
        tags: ['sync'],
        summary: 'Which drafts the device holds, by version and filled fields',
        params: Params,
        body: HeldDrafts,
        response: { 204: Type.Null(), 401: Problem, 403: Problem },
      },
    },
    async (request, reply) => {
      const session = sessionOf(request)
      if (request.params.deviceId !== session.deviceId) return sendProblem(request, reply, { status: 403, code: 'device.other' })
      await keepHeldDrafts(db, session, request.body, new Date(clock()))
      return reply.code(204).send(null)
    },
  )
}
