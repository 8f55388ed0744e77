import type { FastifyInstance } from 'fastify'
import type { TypeBoxProvider } from '../http/type-provider.ts'
import { authoringRoutes } from './authoring/authoring-routes.ts'
import { impactRoutes } from './authoring/impact-routes.ts'
import { testRoutes } from './authoring/test-routes.ts'
import { listRoutes, listTextRoute } from './authoring/list-routes.ts'
import { catalogueRoutes } from './catalogue/catalogue-routes.ts'
import { demoRoutes } from './demo/demo-routes.ts'
import { deviceRoutes } from './devices/device-routes.ts'
import { erasureRoutes } from './erasures/erasure-routes.ts'
import { fileRoutes } from './files/file-routes.ts'
import { uploadRoutes } from './files/upload-routes.ts'
import { numberRoutes } from './numbers/number-routes.ts'
import { decisionRoute } from './records/decision-route.ts'
import { recordRoutes } from './records/record-routes.ts'
import type { RouteDeps } from './route-deps.ts'
import { sessionRoutes } from './session/session-routes.ts'
import { deadLetterRoute } from './sync/dead-letter-route.ts'
import { pullRoute } from './sync/pull-route.ts'
import { pushRoute } from './sync/push-route.ts'
import { systemRoutes } from './system/system-routes.ts'

/** Every route of the API. A new resource is one file more, registered here. */
export async function registerRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  const routes = app.withTypeProvider<TypeBoxProvider>()
  const all = [
    systemRoutes,
    sessionRoutes,
    deviceRoutes,
    catalogueRoutes,
    authoringRoutes,
    impactRoutes,
    testRoutes,
    listRoutes,
    pullRoute,
    deadLetterRoute,
    recordRoutes,
    decisionRoute,
    numberRoutes,
    erasureRoutes,
  ]
  for (const register of all) register(routes, deps)
  // In scopes of their own: they parse bodies differently.
  await app.register(async (own) => pushRoute(own.withTypeProvider<TypeBoxProvider>(), deps))
  await app.register(async (own) => listTextRoute(own.withTypeProvider<TypeBoxProvider>(), deps))
  await app.register(async (own) => fileRoutes(own.withTypeProvider<TypeBoxProvider>(), deps))
  await app.register(async (own) => uploadRoutes(own.withTypeProvider<TypeBoxProvider>(), deps))
  if (deps.config.mode === 'demo') demoRoutes(routes, deps)
}
