import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isApi, routePath } from './route-path.ts'
import { sendProblem } from './send-problem.ts'
import { kindOf, mustWait, retryAfter, sheddingLimits, type PerKind, type RequestKind, type SheddingLimits } from './shedding.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Its way through the house; null: it never asked to come in. */
    stay: Stay | null
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

/** Arriving while its body comes; at work from its handler's beginning until the answer, whoever still listens. */
interface Stay {
  readonly of: Tally
  readonly kind: RequestKind
  phase: 'arriving' | 'at-work' | 'gone'
  begun: number
}

interface Tally {
  active: number
  arriving: number
  /** Sent away of late, fading. */
  away: number
  awayAt: number
  /** How long one takes, milliseconds, smoothed. */
  service: number
}

const tally = (): Tally => ({ active: 0, arriving: 0, away: 0, awayAt: 0, service: 500 })

function sendAway(of: Tally, now: number): number {
  of.away = of.away * 0.5 ** ((now - of.awayAt) / HALF_LIFE) + 1
  of.awayAt = now
  return of.away
}

function leave(stay: Stay | null): void {
  if (stay === null || stay.phase === 'gone') return
  if (stay.phase === 'arriving') stay.of.arriving--
  else {
    stay.of.active--
    stay.of.service += (performance.now() - stay.begun - stay.of.service) / 8
  }
  stay.phase = 'gone'
}

/**
 * Sends requests away (429 with a jittered `Retry-After`) while the server has more than it can do, instead of letting all of them
 * wait for the database. Decided before a session is looked up or a body is read; and for those that arrived together once more when
 * their bodies are here. Nothing of the request has happened then.
 */
export function installBackpressure(app: FastifyInstance, limits: SheddingLimits = sheddingLimits): void {
  const lag = watchLag(app)
  const tallies: Readonly<Record<RequestKind, Tally>> = { push: tally(), pull: tally(), file: tally(), person: tally() }
  const counted = (what: 'active' | 'arriving'): PerKind => {
    const { push, pull, file, person } = tallies
    return { push: push[what], pull: pull[what], file: file[what], person: person[what] }
  }
  const isFull = (kind: RequestKind): boolean =>
    mustWait(kind, { active: counted('active'), arriving: counted('arriving'), lag: lag() }, limits)
  const busy = (request: FastifyRequest, reply: FastifyReply, kind: RequestKind): FastifyReply => {
    const of = tallies[kind]
    const seconds = retryAfter(sendAway(of, performance.now()), of.service, limits.active[kind], Math.random())
    return sendProblem(request, reply, { status: 429, code: 'server.busy', retryAfter: seconds })
  }
  app.decorateRequest('stay', null)
  app.addHook('onRequest', async (request, reply) => {
    if (!isApi(request)) return undefined
    const kind = kindOf(request.method, routePath(request))
    if (isFull(kind)) return busy(request, reply, kind)
    const stay: Stay = { of: tallies[kind], kind, phase: 'arriving', begun: 0 }
    stay.of.arriving++
    request.stay = stay
    // Whoever goes before their body has come never reaches the handler.
    reply.raw.once('close', () => {
      if (stay.phase === 'arriving') leave(stay)
    })
    return undefined
  })
  app.addHook('preHandler', async (request, reply) => {
    const { stay } = request
    if (stay === null || stay.phase !== 'arriving') return undefined
    leave(stay)
    if (isFull(stay.kind)) return busy(request, reply, stay.kind)
    stay.phase = 'at-work'
    stay.begun = performance.now()
    stay.of.active++
    return undefined
  })
  app.addHook('onSend', async (request) => leave(request.stay))
}
