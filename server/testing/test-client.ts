import type { DeviceId } from '#core/lib/ids.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { PullRequest, PullResponse } from '#core/protocol/pull.ts'
import type { PushOutcome, PushResponse } from '#core/protocol/push.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from './make-test-id.ts'
import type { TestPerson } from './test-people.ts'

export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

/** A signed-in device that speaks HTTP to a running server. Bodies are trusted to be what the caller names: tests look at them. */
export interface TestClient {
  readonly deviceId: DeviceId
  get<T = unknown>(path: string): Promise<Answer<T>>
  post<T = unknown>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer<T>>
  putJson<T = unknown>(path: string, body: unknown): Promise<Answer<T>>
  delete(path: string): Promise<Answer>
  /** As `application/octet-stream`. */
  put<T = unknown>(path: string, bytes: Uint8Array<ArrayBuffer>, headers?: Readonly<Record<string, string>>): Promise<Answer<T>>
  /** The answer's bytes, whatever they are. */
  getBytes(path: string): Promise<Answer<Uint8Array>>
  /** For requests that are sent by hand. */
  cookie(): string
  /** Outcomes in the order of the operations. */
  push(...operations: readonly Operation[]): Promise<PushOutcome[]>
  pull(cursors: PullRequest['cursors'], limit?: number): Promise<PullResponse>
}

export function testClient(url: string, deviceId: DeviceId = makeTestId<DeviceId>()): TestClient {
  let cookie = ''
  async function send<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        origin: url,
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }), // checked by isRaw
    })
    const set = response.headers.getSetCookie()[0]
    if (set) cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    const parsed: unknown = response.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : text
    return { status: response.status, body: parsed as T, headers: response.headers } // see the interface
  }
  const must200 = <T>(answer: Answer<T>): T => {
    if (answer.status !== 200) throw new Error(`status ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    deviceId,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    putJson: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
    put: (path, bytes, headers) => send('PUT', path, bytes, { 'content-type': 'application/octet-stream', ...headers }),
    async getBytes(path) {
      const response = await fetch(url + path, { headers: { cookie } })
      return { status: response.status, body: new Uint8Array(await response.arrayBuffer()), headers: response.headers }
    },
    cookie: () => cookie,
    async push(...operations) {
      const answer = await send<PushResponse>('POST', '/api/v1/sync/push', { protocolVersion: PROTOCOL_VERSION, deviceId, operations })
      return must200(answer).results.map((result) => result.outcome)
    },
    async pull(cursors, limit = 200) {
      return must200(await send<PullResponse>('POST', '/api/v1/sync/pull', { protocolVersion: PROTOCOL_VERSION, cursors, limit }))
    },
  }
}

/** A device of that person, signed in with the password. */
export async function signedIn(url: string, person: TestPerson): Promise<TestClient> {
  const client = testClient(url)
  const answer = await client.post<SessionMessage>('/api/v1/session', {
    username: person.username,
    password: person.password,
    deviceId: client.deviceId,
  })
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${JSON.stringify(answer.body)}`)
  return client
}
