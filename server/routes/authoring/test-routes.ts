import { FormTest, FormTestQuery, NameTesters } from '#core/protocol/form-tests.ts'
import { Problem } from '#core/protocol/problem.ts'
import { nameTesters } from '../../commands/authoring/form-tests.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession } from '../../http/session-hook.ts'
import { formTest } from '../../presenters/form-test.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'
import { askedOf } from './asked-of.ts'
import { VersionParams } from './authoring-routes.ts'
import { dropTestFiles } from './drop-test-files.ts'

const path = '/api/v1/authoring/forms/:key/versions/:version/test'
const answers = { 200: FormTest, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

/** Who tries out a version that is not published yet. */
export function testRoutes(app: Routes, deps: RouteDeps): void {
  const { db } = deps
  app.get(
    path,
    {
      onRequest: requireSession,
      schema: {
        tags: ['authoring'],
        summary: 'Who tries the version out, and who may',
        params: VersionParams,
        querystring: FormTestQuery,
        response: answers,
      },
    },
    async (request, reply) => {
      const found = await formTest(db, askedOf(request, deps), request.query.q ?? '')
      return found.ok ? found.value : (sendProblem(request, reply, found.error) as never) // a problem is an answer too
    },
  )
  app.put(
    path,
    {
      onRequest: requireSession,
      schema: {
        tags: ['authoring'],
        summary: 'Say who tries the version out',
        params: VersionParams,
        body: NameTesters,
        response: answers,
      },
    },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const done = await nameTesters(db, asked, request.body)
      if (!done.ok) return sendProblem(request, reply, done.error) as never // a problem is an answer too
      await dropTestFiles(deps, request)
      const found = await formTest(db, asked, '')
      return found.ok ? found.value : (sendProblem(request, reply, found.error) as never) // see above
    },
  )
}
