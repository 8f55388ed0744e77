import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Describes every route from the very schemas that validate it. Register before the routes. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Phiếu',
        version,
        description: 'Electronic forms and data entry for Hải Phòng.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-phieu' } } },
    },
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
