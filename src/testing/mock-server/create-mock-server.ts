import { parseUntrustedJson } from '#core/lib/entrance.ts'
import { USER_HEADER } from '#core/protocol/session.ts'
import type { MockCity } from './mock-city.ts'
import type { MockReply, MockRequest } from './mock-route.ts'
import { mockRoutes } from './mock-routes.ts'
import { createMockState, type MockState } from './mock-state.ts'

export interface MockServer {
  /** For tests that look behind the answers. */
  readonly state: MockState
  /** Any request below `/api/v1`, answered as the real server would. */
  handle(request: Request): Promise<Response>
}

const COOKIE = 'phieu_mock'

/** Where a page keeps the cookie itself: scripts neither see `Set-Cookie` of an answer nor `Cookie` of a request. */
export interface CookieJar {
  read(): string
  write(line: string): void
}

/** The protocol in memory: for `npm run dev:mock` and for tests of the client. The contract suite keeps it honest. */
export function createMockServer(city: MockCity, clock: () => number, jar: CookieJar | null = null): MockServer {
  const state = createMockState(city, clock)
  return {
    state,
    async handle(request) {
      const url = new URL(request.url)
      const path = url.pathname.slice(url.pathname.indexOf('/api/v1') + '/api/v1'.length)
      const userId = sessionIn(request.headers.get('cookie') ?? jar?.read() ?? '')
      const person = city.people.find((candidate) => candidate.userId === userId) ?? null
      for (const route of mockRoutes) {
        const match = route.method === request.method ? route.path.exec(path) : null
        if (match === null) continue
        const parts = match.slice(1).map((part) => decodeURIComponent(part))
        const claimed = request.headers.get(USER_HEADER)
        const reply = route.answer({
          state,
          claimed,
          person,
          parts,
          query: url.searchParams,
          headers: request.headers,
          ...(await bodyOf(request)),
        })
        if (reply.session !== undefined) jar?.write(cookieLine(reply.session))
        return responseOf(reply)
      }
      return responseOf({ status: 404, code: 'route.unknown' })
    },
  }
}

const cookieLine = (session: string): string => `${COOKIE}=${session}; Path=/; SameSite=Strict`

const sessionIn = (cookie: string): string | undefined => new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(cookie)?.[1]

async function bodyOf(request: Request): Promise<Pick<MockRequest, 'body' | 'bytes'>> {
  const bytes = new Uint8Array()
  if (request.body === null) return { body: undefined, bytes }
  if (request.headers.get('content-type') === 'application/offset+octet-stream')
    return { body: undefined, bytes: new Uint8Array(await request.arrayBuffer()) }
  const stream =
    request.headers.get('content-encoding') === 'gzip' ? request.body.pipeThrough(new DecompressionStream('gzip')) : request.body
  const parsed = parseUntrustedJson(await new Response(stream).text())
  return { body: parsed.ok ? parsed.value : undefined, bytes }
}

function responseOf({ status, body, code, issues, file, session, headers: more = {} }: MockReply): Response {
  const headers = new Headers({ ...more, ...(session === undefined ? {} : { 'set-cookie': cookieLine(session) }) })
  if (code !== undefined) {
    headers.set('content-type', 'application/problem+json')
    return new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'mock', issues }), { status, headers })
  }
  if (file !== undefined) {
    headers.set('content-type', file.type)
    headers.set('content-disposition', 'attachment')
    return new Response(file.bytes, { status, headers })
  }
  if (status === 204 || body === undefined) return new Response(null, { status, headers })
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers })
}
