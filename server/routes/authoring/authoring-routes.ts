import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { must } from '#core/lib/assert.ts'
import type { Uuid } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import {
  AuthoredForms,
  AuthoredVersion,
  AuthoringUnits,
  DraftSaved,
  NewComment,
  NewForm,
  NextVersion,
  SaveDraft,
  VersionAct,
} from '#core/protocol/authoring.ts'
import { Problem } from '#core/protocol/problem.ts'
import { actOnVersion } from '../../commands/authoring/act-on-version.ts'
import { commentOnVersion, settleComment } from '../../commands/authoring/comment-on-version.ts'
import { deleteDraft, newForm, nextVersion, saveDraft, type Asked } from '../../commands/authoring/write-draft.ts'
import type { Refusal } from '../../http/refusal.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { authoredForms, authoredVersion } from '../../presenters/authored-version.ts'
import { authoringUnits } from '../../presenters/authoring-units.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'
import { askedOf } from './asked-of.ts'
import { dropTestFiles } from './drop-test-files.ts'

const KeyParams = Type.Object({ key: Type.String({ maxLength: 60 }) })
export const VersionParams = Type.Object({ key: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) })
const CommentParams = Type.Object({
  ...VersionParams.properties,
  commentId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
})
const problems = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }
const base = '/api/v1/authoring/forms'
const one = `${base}/:key/versions/:version`
const described = (summary: string) => ({ tags: ['authoring'], summary })

/** Drafts of forms and the life of their versions, for authors, publishers and the departments that own them. */
export function authoringRoutes(app: Routes, deps: RouteDeps): void {
  unitRoute(app, deps)
  beginRoutes(app, deps)
  draftRoutes(app, deps)
  actRoutes(app, deps)
}

/** The version as it is after what was done, or why that was not. */
async function answerVersion(
  { db }: RouteDeps,
  [request, reply]: readonly [FastifyRequest, FastifyReply],
  asked: Asked,
  done: Result<unknown, Refusal>,
): Promise<AuthoredVersion | FastifyReply> {
  if (!done.ok) return sendProblem(request, reply, done.error)
  return must(await authoredVersion(db, asked.reader, asked.formKey, asked.version, asked.now), 'what was just changed is there')
}

function beginRoutes(app: Routes, deps: RouteDeps): void {
  const { db, clock } = deps
  const onRequest = requireSession
  app.get(
    base,
    {
      onRequest,
      schema: { ...described('Every version of the forms that the reader works on'), response: { 200: AuthoredForms, 401: Problem } },
    },
    async (request) => authoredForms(db, sessionOf(request).reader, new Date(clock())),
  )
  app.post(
    base,
    { onRequest, schema: { ...described('Begin a new form'), body: NewForm, response: { 201: AuthoredVersion, ...problems } } },
    async (request, reply) => {
      const { reader } = sessionOf(request)
      const now = new Date(clock())
      const done = await newForm(db, { reader, now }, request.body.document)
      if (done.ok) reply.code(201)
      return answerVersion(deps, [request, reply], { reader, now, formKey: done.ok ? done.value : '', version: 1 }, done) as never // see `response`
    },
  )
  app.post(
    `${base}/:key/versions`,
    {
      onRequest,
      schema: {
        ...described('Begin the next version'),
        params: KeyParams,
        body: NextVersion,
        response: { 201: AuthoredVersion, ...problems },
      },
    },
    async (request, reply) => {
      const asked: Asked = {
        reader: sessionOf(request).reader,
        formKey: request.params.key,
        version: request.body.from,
        now: new Date(clock()),
      }
      const done = await nextVersion(db, asked)
      if (done.ok) reply.code(201)
      return answerVersion(deps, [request, reply], { ...asked, version: done.ok ? done.value : 0 }, done) as never // see `response`
    },
  )
}

function unitRoute(app: Routes, { db, clock }: RouteDeps): void {
  app.get(
    '/api/v1/authoring/units',
    {
      onRequest: requireSession,
      schema: { ...described('Units that a maker of forms may name'), response: { 200: AuthoringUnits, 401: Problem, 403: Problem } },
    },
    async (request, reply) => {
      const found = await authoringUnits(db, sessionOf(request).reader, new Date(clock()))
      return found ?? (sendProblem(request, reply, { status: 403, code: 'form.denied' }) as never) // a problem is an answer too
    },
  )
}

function draftRoutes(app: Routes, deps: RouteDeps): void {
  const { db } = deps
  const onRequest = requireSession
  app.get(
    one,
    {
      onRequest,
      schema: { ...described('One version, draft or not'), params: VersionParams, response: { 200: AuthoredVersion, ...problems } },
    },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const found = await authoredVersion(db, asked.reader, asked.formKey, asked.version, asked.now)
      return found ?? (sendProblem(request, reply, { status: 404, code: 'form.unknown' }) as never) // a problem is an answer too
    },
  )
  app.put(
    one,
    {
      onRequest,
      schema: { ...described('Save a draft'), params: VersionParams, body: SaveDraft, response: { 200: DraftSaved, ...problems } },
    },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const done = await saveDraft(db, asked, request.body)
      if (!done.ok) return sendProblem(request, reply, done.error)
      const issues = done.value.issues.map(({ code, path, params }) => ({ code, path, params: { ...params } }))
      return { hash: done.value.hash, savedAt: asked.now.toISOString(), issues }
    },
  )
  app.delete(
    one,
    { onRequest, schema: { ...described('Delete a draft'), params: VersionParams, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const done = await deleteDraft(db, askedOf(request, deps))
      if (done.ok) await dropTestFiles(deps, request)
      return done.ok ? reply.code(204).send(null) : sendProblem(request, reply, done.error)
    },
  )
}

function actRoutes(app: Routes, deps: RouteDeps): void {
  const { db } = deps
  const onRequest = requireSession
  app.post(
    `${one}/acts`,
    {
      onRequest,
      schema: {
        ...described('Send to review, return, publish, schedule, close, bring back, verify, consent'),
        params: VersionParams,
        body: VersionAct,
        response: { 200: AuthoredVersion, ...problems },
      },
    },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const done = await actOnVersion(db, asked, request.body)
      if (done.ok && request.body.kind === 'publish') await dropTestFiles(deps, request)
      return answerVersion(deps, [request, reply], asked, done) as never // see `response`
    },
  )
  app.post(
    `${one}/comments`,
    {
      onRequest,
      schema: {
        ...described('Pin a remark to a field'),
        params: VersionParams,
        body: NewComment,
        response: { 200: AuthoredVersion, ...problems },
      },
    },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      return answerVersion(deps, [request, reply], asked, await commentOnVersion(db, asked, request.body)) as never // see `response`
    },
  )
  app.post(
    `${one}/comments/:commentId/settle`,
    { onRequest, schema: { ...described('Settle a remark'), params: CommentParams, response: { 200: AuthoredVersion, ...problems } } },
    async (request, reply) => {
      const asked = askedOf(request, deps)
      const done = await settleComment(db, asked, request.params.commentId as Uuid) // the parameter's pattern
      return answerVersion(deps, [request, reply], asked, done) as never // see `response`
    },
  )
}
