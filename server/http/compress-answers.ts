import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'

const pack = promisify(gzip)
const worthIt = 1400
const packable = /^(text\/|application\/(javascript|json|problem\+json|manifest\+json|wasm)|image\/svg)/

/** Not a part of a file, not packed already (the build may leave `.gz` and `.br` beside its files). */
const isWhole = (reply: FastifyReply): boolean =>
  reply.statusCode !== 206 && reply.statusCode !== 304 && !reply.hasHeader('content-encoding')

/** Commune offices reach us over slow lines: text larger than a packet goes out packed. */
export function installCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    if (!packable.test(type) || !isWhole(reply) || request.method === 'HEAD') return payload
    reply.header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
    if (payload instanceof Readable) {
      reply.removeHeader('content-length')
      reply.header('content-encoding', 'gzip')
      const packing = createGzip()
      // A file that breaks off destroys the answer too, instead of leaving it open.
      pipeline(payload, packing, () => undefined)
      return packing
    }
    if (typeof payload !== 'string' || payload.length < worthIt) return payload
    const packed = await pack(payload)
    reply.header('content-encoding', 'gzip').header('content-length', String(packed.length))
    return packed
  })
}
