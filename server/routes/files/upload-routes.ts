import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { MAX_FILE_BYTES } from '#core/form/file-limits.ts'
import { AWAITING_HEADER, FileParams, RECEIPT_HEADER, TUS_VERSION } from '#core/protocol/files.ts'
import { Problem } from '#core/protocol/problem.ts'
import type { Result } from '#core/lib/result.ts'
import { beginUpload, continueUpload, dropUpload, findUpload, type UploadState } from '../../commands/files/upload-file.ts'
import { bytesOf } from '../../http/bytes-of.ts'
import type { Refusal } from '../../http/refusal.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { allowSlowBody } from '../../http/slow-body.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const url = '/api/v1/units/:unitId/records/:recordId/uploads/:sha256'
const OFFSET_BYTES = 'application/offset+octet-stream'
const Nothing = Type.Unsafe<unknown>({ type: 'null' })

/** As `Upload-Length` and `Upload-Offset` are written. */
const Bytes = Type.String({ pattern: '^[0-9]{1,15}$' })
const CreateHeaders = Type.Object({ 'upload-length': Bytes })
const PatchHeaders = Type.Object({ 'upload-offset': Bytes, 'content-type': Type.Literal(OFFSET_BYTES) })
const problems = {
  400: Problem,
  401: Problem,
  404: Problem,
  409: Problem,
  412: Problem,
  413: Problem,
  415: Problem,
  422: Problem,
  507: Problem,
}

const onRequest = [requireSession, requireTus]
const takesBytes = { onRequest, config: allowSlowBody, bodyLimit: MAX_FILE_BYTES * 2 } as const

/**
 * Uploads that go on where they stopped: tus 1.0.0 with creation, creation-with-upload and termination; see `core/protocol/files.ts`.
 * In a scope of its own, as a body here is handed on as it comes.
 */
export function uploadRoutes(app: Routes, deps: RouteDeps): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(OFFSET_BYTES, (_request, _payload, done) => done(null))
  app.addHook('onRequest', async (_request, reply) => void reply.header('tus-resumable', TUS_VERSION))
  describeRoute(app)
  beginRoute(app, deps)
  continueRoute(app, deps)
  stateRoutes(app, deps)
}

function describeRoute(app: Routes): void {
  app.options(
    url,
    { schema: { tags: ['files'], summary: 'What of tus is spoken here', response: { 204: Nothing } } },
    async (_request, reply) =>
      reply
        .headers({
          'tus-version': TUS_VERSION,
          'tus-extension': 'creation,creation-with-upload,termination',
          'tus-max-size': String(MAX_FILE_BYTES),
        })
        .code(204)
        .send(),
  )
}

function beginRoute(app: Routes, deps: RouteDeps): void {
  app.post(
    url,
    {
      ...takesBytes,
      schema: {
        tags: ['files'],
        summary: 'Begins to send a file that a record names',
        params: FileParams,
        headers: CreateHeaders,
        response: { 201: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { reader } = sessionOf(request)
      const length = Number(request.headers['upload-length'])
      const begun = await beginUpload(deps, { ...request.params, reader }, length, bytesOf(request.raw))
      if (begun.ok) reply.header('location', request.url)
      return sendState(request, reply, begun, 201)
    },
  )
}

function stateRoutes(app: Routes, deps: RouteDeps): void {
  app.head(
    url,
    {
      onRequest,
      schema: { tags: ['files'], summary: 'How far a file is here', params: FileParams, response: { 200: Nothing, ...problems } },
    },
    async (request, reply) => sendState(request, reply, await findUpload(deps, { ...request.params, ...sessionOf(request) }), 200),
  )
  app.delete(
    url,
    {
      onRequest,
      schema: { tags: ['files'], summary: 'Gives up sending a file', params: FileParams, response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      const dropped = await dropUpload(deps, { ...request.params, ...sessionOf(request) })
      return dropped.ok ? reply.code(204).send() : sendProblem(request, reply, dropped.error)
    },
  )
}

function continueRoute(app: Routes, deps: RouteDeps): void {
  app.patch(
    url,
    {
      ...takesBytes,
      schema: {
        tags: ['files'],
        summary: 'Goes on sending a file',
        params: FileParams,
        headers: PatchHeaders,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { reader } = sessionOf(request)
      const more = { offset: Number(request.headers['upload-offset']), bytes: bytesOf(request.raw) }
      return sendState(request, reply, await continueUpload(deps, { ...request.params, reader }, more), 204)
    },
  )
}

async function requireTus(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.headers['tus-resumable'] === TUS_VERSION) return undefined
  reply.header('tus-version', TUS_VERSION)
  return sendProblem(request, reply, { status: 412, code: 'upload.version' })
}

function sendState(
  request: FastifyRequest,
  reply: FastifyReply,
  state: Result<UploadState, Refusal>,
  status: 200 | 201 | 204,
): FastifyReply {
  if (!state.ok) return sendProblem(request, reply, state.error)
  const { offset, length, stored } = state.value
  reply.headers({ 'upload-offset': String(offset), 'upload-length': String(length), 'cache-control': 'no-store' })
  if (stored !== null) reply.headers({ [AWAITING_HEADER]: String(stored.awaiting), [RECEIPT_HEADER]: stored.receipt ?? '' })
  return reply.code(status).send()
}
