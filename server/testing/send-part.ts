import { request } from 'node:http'
import { once } from 'node:events'
import type { Socket } from 'node:net'

interface Part {
  readonly url: string
  readonly cookie: string
  readonly bytes: Uint8Array
  /** What the request announces. */
  readonly length: number
}

/** A PUT that is cut off after these bytes, which have left this process by then. */
export async function sendPart({ url, cookie, bytes, length }: Part): Promise<void> {
  const headers = { cookie, origin: new URL(url).origin, 'content-type': 'application/octet-stream', 'content-length': length }
  const sending = request(url, { method: 'PUT', headers })
  sending.on('error', () => undefined)
  const [socket] = (await once(sending, 'socket')) as [Socket] // what the event carries
  await new Promise<void>((done) => sending.write(bytes, () => done()))
  sending.destroy()
  if (!socket.closed) await once(socket, 'close')
}
