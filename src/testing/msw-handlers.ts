import { http, HttpResponse, type RequestHandler } from 'msw'
import type { MockServer } from './mock-server/create-mock-server.ts'

/** The mock server behind msw: `setupWorker(...mswHandlers(server))` in a browser, `setupServer(...)` in Node. */
export const mswHandlers = (server: MockServer): readonly RequestHandler[] => [
  http.all('*/api/v1/*', async ({ request }) => {
    const response = await server.handle(request)
    return new HttpResponse(response.status === 204 ? null : await response.arrayBuffer(), response)
  }),
]
