import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#core/protocol/problem.ts'
import type { Refusal } from './refusal.ts'

/** Sends problem+json (RFC 9457) with the request id that the person reads out to support. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[refusal.status] ?? 'Error',
    status: refusal.status,
    code: refusal.code,
    requestId: request.id,
    ...(refusal.issues ? { issues: [...refusal.issues] } : {}),
  }
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(refusal.retryAfter)))
  // Serialised here: the route's own answer schema does not fit a problem.
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(String)
    .send(JSON.stringify(problem))
}
