import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './send-problem.ts'

/** Vite puts a content hash into these names, so a name never changes its content. */
const isHashed = (file: string): boolean => /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/.test(file)

const isPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')

/** @param folder the built application, or null for a server without one */
export async function installStaticFiles(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      schemaHide: true,
      // The page and the service worker are asked for each time; otherwise an update would never be seen.
      setHeaders: (reply, file) => void reply.header('cache-control', isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
  }
  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    // The application has addresses of its own (/records/…): each gets the page.
    if (folder !== null && isPage(request)) return reply.sendFile('index.html')
    return sendProblem(request, reply, { status: 404, code: 'route.unknown' })
  })
}
