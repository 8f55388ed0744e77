import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { isApi } from './route-path.ts'

/** A signed-in person's requests a minute; syncing a thousand queued records takes a few dozen. */
const perPerson = 600
/** All people of an office share one address, so this bounds floods only and locks nobody out of an account. */
const perAddress = 3000

/** By person when signed in, by address otherwise. Wrong passwords are slowed per account, in `sign-in.ts`. */
export async function installRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (request.session ? perPerson : perAddress),
    keyGenerator: (request) => request.session?.reader.userId ?? request.ip,
    allowList: (request) => !isApi(request),
    cache: 20_000,
  })
}
