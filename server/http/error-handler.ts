import type { FastifyError, FastifyInstance } from 'fastify'
import { isEntranceError } from './entrance-parser.ts'
import { isDatabaseAway } from './is-database-away.ts'
import type { Refusal } from './refusal.ts'
import { sendProblem } from './send-problem.ts'
import { isRequestInvalid } from './validator-compiler.ts'

function refusalOf(error: FastifyError): Refusal {
  if (isEntranceError(error)) return { status: 400, code: 'request.untrusted', issues: error.issues }
  if (isRequestInvalid(error)) return { status: 400, code: 'request.invalid', issues: error.issues }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.statusCode === 413) return { status: 413, code: 'request.too-large' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'request.media-type' }
  if (error.statusCode === 429) return { status: 429, code: 'rate.limited', retryAfter: 30 }
  if (isDatabaseAway(error)) return { status: 503, code: 'server.busy', retryAfter: 5 }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return { status: 400, code: 'request.bad' }
  return { status: 500, code: 'server.failed' }
}

/** The one place where what was thrown becomes an answer. A bug is logged whole; its text never leaves the server. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status === 500) request.log.error({ code: error.code, name: error.name, stack: error.stack }, 'request failed')
    else if (refusal.status === 503) request.log.warn({ code: error.code }, 'database away')
    return sendProblem(request, reply, refusal)
  })
}
