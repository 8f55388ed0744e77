import Type from 'typebox'
import { ImpactReport } from '#core/protocol/impact.ts'
import { Problem } from '#core/protocol/problem.ts'
import { askForReport, giveReportUp } from '../../commands/authoring/impact/ask-for-report.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession } from '../../http/session-hook.ts'
import { impactReport } from '../../presenters/impact-report.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'
import { askedOf } from './asked-of.ts'
import { VersionParams } from './authoring-routes.ts'

const path = '/api/v1/authoring/forms/:key/versions/:version/impact'
const problems = { 401: Problem, 403: Problem, 404: Problem, 422: Problem }
const described = (summary: string) => ({ tags: ['authoring'], summary, params: VersionParams })

/** What a version would do to the stored records. */
export function impactRoutes(app: Routes, deps: RouteDeps): void {
  const { db, makeId, impact } = deps
  const onRequest = requireSession
  app.get(
    path,
    { onRequest, schema: { ...described('The newest report on the stored records'), response: { 200: ImpactReport, ...problems } } },
    async (request, reply) => {
      const found = await impactReport(db, askedOf(request, deps))
      return found.ok ? found.value : sendProblem(request, reply, found.error)
    },
  )
  app.post(
    path,
    { onRequest, schema: { ...described('Have a report worked out'), response: { 202: ImpactReport, ...problems } } },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const begun = await askForReport(db, asked, makeId)
      const found = begun.ok ? await impactReport(db, asked) : begun
      if (!found.ok) return sendProblem(request, reply, found.error)
      impact.wake()
      return reply.code(202).send(found.value)
    },
  )
  app.delete(
    path,
    { onRequest, schema: { ...described('Give a report up'), response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const done = await giveReportUp(db, askedOf(request, deps))
      return done.ok ? reply.code(204).send(null) : sendProblem(request, reply, done.error)
    },
  )
}
