import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '#core/lib/result.ts'
import type { Refusal } from './refusal.ts'
import { sendProblem } from './send-problem.ts'

/** Sends the value with `status`, or the refusal as a problem. */
export const answer = <T>(request: FastifyRequest, reply: FastifyReply, result: Result<T, Refusal>, status = 200): FastifyReply =>
  result.ok ? reply.code(status).send(result.value) : sendProblem(request, reply, result.error)
