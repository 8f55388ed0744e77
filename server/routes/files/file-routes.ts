import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { MAX_FILE_BYTES } from '#core/form/file-limits.ts'
import { FileParams, FileStored } from '#core/protocol/files.ts'
import { Problem } from '#core/protocol/problem.ts'
import { readFile, type OpenedFile } from '../../commands/files/read-file.ts'
import { storeFile } from '../../commands/files/store-file.ts'
import { answer } from '../../http/answer.ts'
import { attachmentHeader } from '../../http/attachment-header.ts'
import { bytesOf } from '../../http/bytes-of.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { allowSlowBody } from '../../http/slow-body.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const url = '/api/v1/units/:unitId/records/:recordId/files/:sha256'

/**
 * PUT and GET of a record's files. Registered in a scope of its own: here, and only here, a body is not read by the framework but
 * handed on as it comes, and may be as large as the largest file.
 */
export function fileRoutes(app: Routes, deps: RouteDeps): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
  app.put(
    url,
    {
      onRequest: [requireSession, refuseEncoded],
      config: allowSlowBody,
      // The command counts: how much is too much, each record says.
      bodyLimit: MAX_FILE_BYTES * 2,
      schema: {
        tags: ['files'],
        summary: 'The bytes of a file that a record names',
        params: FileParams,
        response: { 200: FileStored, 400: Problem, 401: Problem, 404: Problem, 413: Problem, 415: Problem, 422: Problem, 507: Problem },
      },
    },
    async (request, reply) => {
      const { reader } = sessionOf(request)
      const bytes = bytesOf(request.raw)
      const stored = await storeFile(deps, { ...request.params, reader, bytes, length: announcedLength(request) })
      return answer(request, reply, stored)
    },
  )
  app.get(
    url,
    {
      onRequest: requireSession,
      schema: {
        tags: ['files'],
        summary: 'A file of a record, to be saved',
        params: FileParams,
        response: { 200: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }), 401: Problem, 404: Problem, 410: Problem },
      },
    },
    async (request, reply) => {
      const onLost = () => request.log.error({ ...request.params }, 'file lost: the database knows it, the disk does not have it')
      const found = await readFile({ ...deps, onLost }, sessionOf(request).reader, request.params, deps.clock())
      return found.ok ? sendFile(reply, found.value) : sendProblem(request, reply, found.error)
    },
  )
}

/** What was packed on the way would have another hash. */
async function refuseEncoded(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const encoding = request.headers['content-encoding']
  return encoding === undefined || encoding === 'identity'
    ? undefined
    : sendProblem(request, reply, { status: 415, code: 'request.media-type' })
}

function announcedLength({ headers }: FastifyRequest): number | null {
  const text = headers['content-length']
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Somebody else made these bytes: saved, never shown as a page of ours, and a page that shows them all the same may do nothing. */
const sendFile = (reply: FastifyReply, { name, type, size, bytes }: OpenedFile): FastifyReply =>
  reply
    .headers({
      'content-type': type,
      'content-length': String(size),
      'content-disposition': attachmentHeader(name),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(bytes)
