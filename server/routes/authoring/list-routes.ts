import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { MAX_LIST_BYTES } from '#core/form/code-list.ts'
import { ok } from '#core/lib/result.ts'
import { AuthoredLists, ListDocument, ListSaved, PublishList, SaveListQuery } from '#core/protocol/authored-lists.ts'
import { Problem } from '#core/protocol/problem.ts'
import { listRows, listTextOf } from '../../commands/authoring/lists/list-row.ts'
import { deleteList, publishList, saveList, type AskedList } from '../../commands/authoring/lists/write-list.ts'
import { installJsonParser } from '../../http/entrance-parser.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { allowSlowBody } from '../../http/slow-body.ts'
import { validatorCompiler } from '../../http/validator-compiler.ts'
import { maySeeLists } from '../../policies/list-policy.ts'
import { authoredLists, createListUses } from '../../presenters/authored-lists.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const base = '/api/v1/authoring/lists'
const one = `${base}/:key/versions/:version`
const ListParams = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{2,47}$' }),
  version: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
})
const problems = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }
const described = (summary: string) => ({ tags: ['authoring'], summary })

const askedOf = (
  request: FastifyRequest & { params: { key: string; version: string } },
  { clock }: Pick<RouteDeps, 'clock'>,
): AskedList => ({
  reader: sessionOf(request).reader,
  listKey: request.params.key,
  version: request.params.version,
  now: new Date(clock()),
})

/** Code lists as they are written; what devices get stands among the catalogue's routes. */
export function listRoutes(app: Routes, deps: RouteDeps): void {
  const { db } = deps
  const onRequest = requireSession
  const uses = createListUses()
  app.get(
    base,
    {
      onRequest,
      schema: { ...described('Every version of the code lists, and which forms use them'), response: { 200: AuthoredLists, 401: Problem } },
    },
    async (request) => authoredLists(db, uses, sessionOf(request).reader),
  )
  app.get(
    one,
    {
      onRequest,
      schema: { ...described('A code list, draft or not'), params: ListParams, response: { 200: ListDocument, ...problems } },
    },
    async (request, reply) => {
      const { reader, listKey, version } = askedOf(request, deps)
      const row = maySeeLists(reader) ? (await listRows(db, listKey).execute()).find((each) => each.version === version) : undefined
      if (!row) return sendProblem(request, reply, { status: 404, code: 'list.unknown' })
      // As text, checked when it was saved: a hundred thousand rows are not read and written again.
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .serializer(String)
        .send((await listTextOf(db, row)) as never) // the schema's text
    },
  )
  app.delete(
    one,
    {
      onRequest,
      schema: { ...described('Delete a draft of a code list'), params: ListParams, response: { 204: Type.Null(), ...problems } },
    },
    async (request, reply) => {
      const done = await deleteList(db, askedOf(request, deps))
      return done.ok ? reply.code(204).send(null) : sendProblem(request, reply, done.error)
    },
  )
  app.post(
    `${one}/publish`,
    {
      onRequest,
      schema: { ...described('Publish a code list'), params: ListParams, body: PublishList, response: { 204: Type.Null(), ...problems } },
    },
    async (request, reply) => {
      const done = await publishList(db, askedOf(request, deps), request.body.hash)
      return done.ok ? reply.code(204).send(null) : sendProblem(request, reply, done.error)
    },
  )
}

/** PUT of a whole list. Registered in a scope of its own: here the body stays text, which is read beside the requests of others. */
export function listTextRoute(app: Routes, deps: RouteDeps): void {
  installJsonParser(app, (text) => ok(text))
  app.put(
    one,
    {
      onRequest: requireSession,
      config: allowSlowBody,
      bodyLimit: MAX_LIST_BYTES,
      schema: {
        ...described('Keep a draft of a code list, or begin a version'),
        params: ListParams,
        querystring: SaveListQuery,
        body: ListDocument,
        response: { 200: ListSaved, 413: Problem, ...problems },
      },
      // The body is text yet.
      validatorCompiler: (route) => (route.httpPart === 'body' ? (data: unknown) => ({ value: data }) : validatorCompiler(route)),
    },
    async (request, reply) => {
      const text = request.body as unknown as string // see the parser
      const saved = await saveList(deps.db, askedOf(request, deps), request.query.basedOn ?? null, text)
      return saved.ok ? saved.value : sendProblem(request, reply, saved.error)
    },
  )
}
