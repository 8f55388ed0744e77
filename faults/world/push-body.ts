import { gunzipSync } from 'node:zlib'
import type { PushRequest, PushResponse } from '#core/protocol/push.ts'
import type { Answer, Instead, Passing } from './fault-proxy.ts'

export const isPush = ({ method, path }: Passing): boolean => method === 'POST' && path.endsWith('/sync/push')
export const isPull = ({ method, path }: Passing): boolean => method === 'POST' && path.endsWith('/sync/pull')

/** What a device sends up, unpacked. */
export function readPush({ headers, body }: Passing): PushRequest {
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return JSON.parse(text.toString('utf8')) as PushRequest // the device's own message
}

/** The same request with these operations. */
export function withOperations(passing: Passing, operations: PushRequest['operations']): Instead {
  const body = Buffer.from(JSON.stringify({ ...readPush(passing), operations }))
  return { body, headers: { 'content-encoding': 'identity' } }
}

/** The server's answer as JSON; it may be packed. */
export function readJson<T>({ headers, body }: Answer): T {
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return JSON.parse(text.toString('utf8')) as T // the server checks its own answers against their schemas
}

export function withJson(answer: Answer, value: unknown): Answer {
  const { 'content-encoding': _packed, ...headers } = answer.headers
  return { ...answer, headers, body: Buffer.from(JSON.stringify(value)) }
}

/** An answer of the push endpoint with other results; anything else as it is. */
export function withResults(answer: Answer, change: (results: PushResponse['results']) => PushResponse['results']): Answer {
  if (answer.status !== 200) return answer
  const response = readJson<PushResponse>(answer)
  return withJson(answer, { ...response, results: change(response.results) })
}
