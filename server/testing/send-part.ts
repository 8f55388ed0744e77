import { request } from 'node:http'
import { once } from 'node:events'
import type { Socket } from 'node:net'

interface Part {
  readonly url: string
  readonly cookie: string
  readonly bytes: Uint8Array
  /** What the request announces. */
  readonly length: number
  readonly method?: 'PUT' | 'POST' | 'PATCH'
  readonly headers?: Readonly<Record<string, string>>
}

/** A request, a PUT unless it says otherwise, that is cut off after these bytes, which have left this process by then. */
export async function sendPart({ url, cookie, bytes, length, method = 'PUT', headers: more = {} }: Part): Promise<void> {
  const type = { 'content-type': 'application/octet-stream', 'content-length': length }
  const sending = request(url, { method, headers: { cookie, origin: new URL(url).origin, ...type, ...more } })
  sending.on('error', () => undefined)
  const [socket] = (await once(sending, 'socket')) as [Socket] // what the event carries
  await new Promise<void>((done) => sending.write(bytes, () => done()))
  sending.destroy()
  if (!socket.closed) await once(socket, 'close')
}
