import { sql } from 'kysely'
import Type from 'typebox'
import { Problem } from '#core/protocol/problem.ts'
import { AboutMessage } from '#core/protocol/session.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { sendProblem } from '../../http/send-problem.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const Fine = Type.Object({ status: Type.Literal('ok') })

/** GET /healthz (the process answers), /readyz (the database too), /api/v1/about. */
export function systemRoutes(app: Routes, { db, config, version, clock }: RouteDeps): void {
  app.get('/healthz', { schema: { tags: ['system'], summary: 'The process answers', response: { 200: Fine } } }, async () => ({
    status: 'ok' as const,
  }))
  app.get(
    '/readyz',
    { schema: { tags: ['system'], summary: 'The database answers too', response: { 200: Fine, 503: Problem } } },
    async (request, reply) => {
      const ready = await sql`select 1 from installation`.execute(db).then(
        () => true,
        () => false,
      )
      return ready ? { status: 'ok' as const } : sendProblem(request, reply, { status: 503, code: 'server.busy', retryAfter: 5 })
    },
  )
  app.get('/api/v1/about', { schema: { tags: ['system'], summary: 'Mode and versions', response: { 200: AboutMessage } } }, async () => ({
    mode: config.mode,
    version,
    protocolVersion: PROTOCOL_VERSION,
    serverTime: new Date(clock()).toISOString(),
  }))
}
