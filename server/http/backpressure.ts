import type { FastifyInstance } from 'fastify'
import { sendProblem } from './send-problem.ts'
import { kindOf, mustWait, retryAfter, sheddingLimits, type RequestKind, type SheddingLimits } from './shedding.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Says that the request is no longer at work; null before it was let in. */
    leave: (() => void) | null
    /** Its handler has begun: from then on it is at work until it answers, whoever still listens. */
    isAtWork: boolean
  }
}

const SAMPLE = 100
/** What was sent away counts for half after so many milliseconds: it has come back, or given up. */
const HALF_LIFE = 10_000

/** How late a timer comes, milliseconds: the time for which nobody else was heard. Falls by half a sample. */
function watchLag(app: FastifyInstance): () => number {
  let lag = 0
  let due = performance.now() + SAMPLE
  const timer = setInterval(() => {
    const now = performance.now()
    lag = Math.max(now - due, lag / 2)
    due = now + SAMPLE
  }, SAMPLE)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
  return () => Math.max(lag, performance.now() - due)
}

interface Tally {
  active: number
  /** Sent away of late, fading. */
  away: number
  awayAt: number
  /** How long one takes, milliseconds, smoothed. */
  service: number
}

const tally = (): Tally => ({ active: 0, away: 0, awayAt: 0, service: 500 })

function sendAway(of: Tally, now: number): number {
  of.away = of.away * 0.5 ** ((now - of.awayAt) / HALF_LIFE) + 1
  of.awayAt = now
  return of.away
}

/**
 * Sends requests away (429 with a jittered `Retry-After`) while the server has more than it can do, instead of letting all of them
 * wait for the database. Decided before a session is looked up or a body is read: nothing of the request has happened.
 */
export function installBackpressure(app: FastifyInstance, limits: SheddingLimits = sheddingLimits): void {
  const lag = watchLag(app)
  const tallies: Readonly<Record<RequestKind, Tally>> = { push: tally(), pull: tally(), person: tally() }
  app.decorateRequest('leave', null)
  app.decorateRequest('isAtWork', false)
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return undefined
    const kind = kindOf(request.method, request.url)
    const of = tallies[kind]
    const active = { push: tallies.push.active, pull: tallies.pull.active, person: tallies.person.active }
    const begun = performance.now()
    if (mustWait(kind, { active, lag: lag() }, limits)) {
      const seconds = retryAfter(sendAway(of, begun), of.service, limits.active[kind], Math.random())
      return sendProblem(request, reply, { status: 429, code: 'server.busy', retryAfter: seconds })
    }
    of.active++
    let isIn = true
    request.leave = () => {
      if (!isIn) return
      isIn = false
      of.active--
      of.service += (performance.now() - begun - of.service) / 8
    }
    // Whoever goes before their body has come never reaches the handler.
    reply.raw.once('close', () => {
      if (!request.isAtWork) request.leave?.()
    })
    return undefined
  })
  app.addHook('preHandler', async (request) => void (request.isAtWork = true))
  app.addHook('onSend', async (request) => request.leave?.())
}
