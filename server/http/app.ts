import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import { createFormCache } from '../commands/catalogue/form-cache.ts'
import { registerRoutes } from '../routes/register-routes.ts'
import { installAccessSealer } from './access-sealer.ts'
import type { AppDeps } from './app-deps.ts'
import { installBackpressure } from './backpressure.ts'
import { installCompression } from './compress-answers.ts'
import { installJsonParser } from './entrance-parser.ts'
import { installErrorHandler } from './error-handler.ts'
import { installImpactRunner } from './impact-runner.ts'
import { installInsecureOriginFence } from './insecure-origin.ts'
import { installLetterPurge } from './letter-purge.ts'
import { installOpenApi } from './openapi.ts'
import { installOriginGuard } from './origin-guard.ts'
import { installRateLimit } from './rate-limit.ts'
import { installRequestLog } from './request-log.ts'
import { installSecurityHeaders } from './security-headers.ts'
import { sendProblem } from './send-problem.ts'
import { serializerCompiler } from './serializer-compiler.ts'
import { installSessionHook } from './session-hook.ts'
import { installBodyDeadline, SLOWEST_BODY } from './slow-body.ts'
import { installStaticFiles } from './static-files.ts'
import { validatorCompiler } from './validator-compiler.ts'

/** A definition is at most 512 KB, a batch of operations about as much; larger ones are halved by the device. */
const bodyLimit = 2 * 1024 * 1024

async function tlsOptions(tls: AppDeps['config']['tls']) {
  if (tls.kind === 'none') return null
  const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)])
  return { cert, key }
}

export type App = Awaited<ReturnType<typeof buildApp>>

/** The whole HTTP server, not listening yet. Everything it needs comes in, so a test builds the real one. */
export async function buildApp(deps: AppDeps) {
  // Fastify's own type, so that plugins written against it fit.
  const loggerInstance: FastifyBaseLogger = deps.log
  const app = Fastify({
    loggerInstance,
    // Our own line per answer says less (see request-log).
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: deps.config.trustProxy.length > 0 ? [...deps.config.trustProxy] : false,
    genReqId: () => deps.makeId(),
    https: await tlsOptions(deps.config.tls),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: SLOWEST_BODY,
    forceCloseConnections: 'idle',
    // What is wrong before any route is found: an address that cannot be decoded, and the like.
    frameworkErrors: (_error, request, reply) => void sendProblem(request, reply, { status: 400, code: 'request.bad' }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler(deps.checkAnswers ?? false))
  installErrorHandler(app)
  installRequestLog(app)
  installSecurityHeaders(app)
  installBodyDeadline(app)
  installInsecureOriginFence(app)
  installOriginGuard(app, deps.config.publicOrigin)
  installJsonParser(app)
  installCompression(app)
  installBackpressure(app, deps.shedding)
  await app.register(cookie)
  installSessionHook(app, deps)
  await installRateLimit(app)
  await installOpenApi(app, deps.version)
  const forms = createFormCache(deps.db, (ref) => app.log.error({ formRef: ref }, 'published form cannot be used'))
  const { db, clock, makeId } = deps
  const impact = installImpactRunner(app, { db, forms, clock, makeId, demo: deps.config.mode === 'demo' })
  await app.register(registerRoutes, { ...deps, forms, impact })
  installAccessSealer(app, deps.db)
  installLetterPurge(app, db, clock)
  await installStaticFiles(app, deps.appFolder)
  return app
}
