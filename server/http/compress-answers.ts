import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const pack = promisify(gzip)
const worthIt = 1400

/** Commune offices reach us over slow lines: JSON answers larger than a packet go out packed. */
export function installCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthIt || reply.hasHeader('content-encoding')) return payload
    reply.header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
    const packed = await pack(payload)
    reply.header('content-encoding', 'gzip').header('content-length', String(packed.length))
    return packed
  })
}
