import { http, HttpResponse, type RequestHandler } from 'msw'
import type { MockServer } from './mock-server/create-mock-server.ts'

/** The mock server behind msw: `setupWorker(...mswHandlers(server))` in a browser, `setupServer(...)` in Node. */
export const mswHandlers = (server: MockServer): readonly RequestHandler[] => [
  http.all('*/api/v1/*', async ({ request, cookies }) => {
    // In a browser msw keeps the cookies of mocked answers itself, and does not put them into the request's header.
    const header = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
    const headers = new Headers(request.headers)
    if (!headers.has('cookie') && header.length > 0) headers.set('cookie', header.join('; '))
    const body = request.body === null ? null : await request.arrayBuffer()
    const response = await server.handle(new Request(request.url, { method: request.method, headers, body }))
    return new HttpResponse(response.status === 204 ? null : await response.text(), response)
  }),
]
