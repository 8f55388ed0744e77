import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Problem } from '#core/protocol/problem.ts'
import { MAX_PUSHED, PushRequest, PushResponse } from '#core/protocol/push.ts'
import { DeviceIdSchema, OpIdSchema } from '#core/record/operation.ts'
import { pushOperations } from '../../commands/sync/push-operations.ts'
import { installJsonParser, parseJsonOnly } from '../../http/entrance-parser.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { RequestInvalid } from '../../http/validator-compiler.ts'
import { speaksProtocol } from '../../policies/protocol-policy.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

/** What must be right for the batch to be answered at all; `PushRequest` is checked operation by operation. */
const Envelope = Type.Object(
  {
    protocolVersion: Type.Integer({ minimum: 1 }),
    deviceId: DeviceIdSchema,
    operations: Type.Array(Type.Object({ opId: OpIdSchema }), { minItems: 1, maxItems: MAX_PUSHED }),
  },
  { additionalProperties: false },
)
const envelope = Compile(Envelope)

/**
 * POST /api/v1/sync/push. Hostile text or a wrong shape in one operation is that operation's outcome, never the batch's
 * failure: a device's queue must not stop at it. So this route parses its body without the entrance guard, and the
 * guard runs on each operation. Registered in a scope of its own.
 */
export function pushRoute(app: Routes, deps: RouteDeps): void {
  installJsonParser(app, parseJsonOnly)
  app.post(
    '/api/v1/sync/push',
    {
      onRequest: requireSession,
      schema: {
        tags: ['sync'],
        summary: 'Operations, each answered',
        body: PushRequest,
        response: { 200: PushResponse, 401: Problem, 413: Problem, 426: Problem },
      },
      validatorCompiler: () => (data: unknown) =>
        envelope.Check(data) ? { value: data } : { error: new RequestInvalid([{ code: 'shape.push', path: '', params: {} }]) },
    },
    async (request, reply) => {
      const { reader, deviceId } = sessionOf(request)
      const { protocolVersion, operations } = request.body
      if (!speaksProtocol(protocolVersion)) return sendProblem(request, reply, { status: 426, code: 'protocol.unknown' })
      if (request.body.deviceId !== deviceId) return sendProblem(request, reply, { status: 403, code: 'device.other' })
      const results = await pushOperations(
        {
          db: deps.db,
          forms: deps.forms,
          identitySecret: deps.secrets.identityKey,
          demo: deps.config.mode === 'demo',
          clock: deps.clock,
          onPoison: (opId, error) =>
            request.log.error(
              { opId, name: error instanceof Error ? error.name : 'unknown', stack: error instanceof Error ? error.stack : undefined },
              'operation failed',
            ),
          onLost: (count) => request.log.error({ count }, 'rejected operations were not kept: their sender has too many'),
        },
        reader,
        deviceId,
        operations,
      )
      return { results, serverTime: new Date(deps.clock()).toISOString() }
    },
  )
}
