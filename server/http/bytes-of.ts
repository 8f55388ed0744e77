import type { IncomingMessage } from 'node:http'
import { BytesCut } from '../files/receive-failure.ts'

/** Nobody sends so slowly that nothing comes for this long. */
const STALLED = 60_000

/**
 * The body as it comes, a chunk at a time; the sender waits while a chunk is worked on. Throws `BytesCut` when the connection
 * breaks or nothing comes any more. Whoever stops reading early can still answer: what is left is thrown away.
 */
export async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  request.setTimeout(STALLED, () => request.destroy())
  try {
    // Destroying the request would take the connection away from under the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array // no encoding is set, so buffers
  } catch {
    throw new BytesCut()
  } finally {
    request.resume()
  }
}
