import type { TSchema } from 'typebox'
import type { UserId } from '#core/lib/ids.ts'
import { err, type Result } from '#core/lib/result.ts'
import { USER_HEADER } from '#core/protocol/session.ts'
import type { NetworkFailure } from './network-failure.ts'
import { packBody, packText, type PackedBody } from './pack-body.ts'
import { readAnswer, type Answered } from './read-answer.ts'

export interface Timers {
  setTimeout(work: () => void, millis: number): unknown
  clearTimeout(timer: unknown): void
}

export interface Transport {
  readonly fetch: typeof fetch
  /** Origin and path before `/api/v1`; empty for the page's own origin. */
  readonly baseUrl: string
  readonly timers: Timers
}

export interface RequestOf<S extends TSchema | null> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`. */
  readonly path: string
  readonly body?: unknown
  /** Instead of `body`: bytes as they are. */
  readonly bytes?: Blob
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of `body`: JSON that is written already. */
  readonly json?: Blob
  /** What a success carries; null: nothing (204). */
  readonly answer: S
  /** On whose behalf; null: nobody's, the request is open to all or opens a session. */
  readonly userId: UserId | null
  readonly timeoutMs: number
  /** Gives the request up, as if the network had gone. */
  readonly signal?: AbortSignal | undefined
}

/** One request with an answer in JSON, read to the end, never thrown: whatever happens on the network is a value. */
export const sendRequest = <S extends TSchema | null>(
  transport: Transport,
  request: RequestOf<S>,
): Promise<Result<Answered<S>, NetworkFailure>> => exchange(transport, request, (response) => readAnswer(response, request.answer))

/** As `sendRequest`, for an answer of any kind. The time limit is over `read` too. */
export async function exchange<T>(
  transport: Transport,
  request: Omit<RequestOf<null>, 'answer'>,
  read: (response: Response) => Promise<Result<T, NetworkFailure>>,
): Promise<Result<T, NetworkFailure>> {
  const stop = new AbortController()
  const timer = transport.timers.setTimeout(() => stop.abort(), request.timeoutMs)
  try {
    const packing = packedBody(request)
    const packed = packing === null ? bytesBody(request.bytes) : await packing
    const response = await transport.fetch(`${transport.baseUrl}/api/v1${request.path}`, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.userId === null ? {} : { [USER_HEADER]: request.userId }),
        ...packed?.headers,
        ...request.headers,
      },
      body: packed?.body ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
      // Our API never redirects; whoever does is a captive portal.
      redirect: 'error',
      signal: request.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, request.signal]),
    })
    return await read(response)
  } catch {
    // Fetch tells no more than that it failed: no network, no server, or a connection cut half-way.
    return err({ kind: stop.signal.aborted ? 'timeout' : 'offline' })
  } finally {
    transport.timers.clearTimeout(timer)
  }
}

const bytesBody = (bytes: Blob | undefined) => (bytes === undefined ? null : { body: bytes, headers: {} })

/** What takes a moment to be packed; all else is on its way at once. */
const packedBody = ({ body, json }: Pick<RequestOf<null>, 'body' | 'json'>): Promise<PackedBody> | null =>
  body !== undefined ? packBody(body) : json === undefined ? null : packText(json)
