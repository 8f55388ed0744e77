import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FormCache } from '../commands/catalogue/form-cache.ts'
import type { AppDeps } from '../http/app-deps.ts'
import type { ImpactRunner } from '../http/impact-runner.ts'
import type { TypeBoxProvider } from '../http/type-provider.ts'

export interface RouteDeps extends AppDeps {
  readonly forms: FormCache
  readonly impact: ImpactRunner
}

/** Fastify whose handlers are typed by the routes' own schemas. */
export type Routes = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxProvider>
