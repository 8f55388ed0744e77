import { createServer, request as sendTo, Agent, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A request in the stead of another, of the same person. */
export interface Instead {
  readonly method?: string
  readonly path?: string
  readonly headers?: IncomingHttpHeaders
  readonly body?: Buffer
}

/** One request on its way from a device to the server, and what may be done with it. */
export interface Passing {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Passes it on, or something else in its stead; the server's answer. Fails when the server is away. */
  send(instead?: Instead): Promise<Answer>
  /** Passes on the first bytes of the body, under the length of the whole, and breaks off. */
  sendPart(bytes: number): Promise<void>
  answer(answer: Answer): void
  /** The head and the first bytes of the answer, under the length of the whole; then the connection breaks. */
  answerPart(answer: Answer, bytes: number): void
  /** The answer, so many bytes a second. */
  answerSlowly(answer: Answer, bytesPerSecond: number): Promise<void>
  /** The connection breaks without an answer. */
  drop(): void
  /** Neither an answer nor an end; resolves when the device has given up. */
  hang(): Promise<void>
}

/** What stands between the network and the server, on the server's side: a broken server is the real one behind such a thing. */
export type Behind = (passing: Passing) => Passing

/** What the network does with a request. */
export type Rule = (passing: Passing) => Promise<void>

export const pass: Rule = async (passing) => passing.answer(await passing.send())

/** A network between one device and the server, on a real socket, that does what `rule` says. */
export interface FaultProxy {
  readonly url: string
  rule: Rule
  /** Requests that came in: `POST /api/v1/sync/push`. */
  readonly seen: string[]
  close(): Promise<void>
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer) // a stream without an encoding gives buffers
  return Buffer.concat(parts)
}

export async function startFaultProxy(serverPort: number, behind: Behind = (passing) => passing): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const seen: string[] = []
  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/' } = request
    seen.push(`${method} ${path}`)
    readAll(request)
      .then((body) => proxy.rule(behind(passingOf({ request, response, body, agent, serverPort }))))
      // The server is away, or the rule broke off: to the device, both are a broken connection.
      .catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // of a listening TCP server
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    rule: pass,
    seen,
    close: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return proxy
}

interface Ends {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly body: Buffer
  readonly agent: Agent
  readonly serverPort: number
}

function passingOf({ request, response, body, agent, serverPort }: Ends): Passing {
  const { method = 'GET', url: path = '/', headers } = request
  const open = (length: number, instead: Instead = {}) =>
    sendTo({
      agent,
      host: '127.0.0.1',
      port: serverPort,
      method: instead.method ?? method,
      path: instead.path ?? path,
      headers: { ...headers, ...instead.headers, 'content-length': length },
    })
  const head = (answer: Answer): void => {
    const { 'transfer-encoding': _chunked, connection: _connection, ...rest } = answer.headers
    response.writeHead(answer.status, { ...rest, 'content-length': answer.body.length })
  }
  return {
    method,
    path,
    headers,
    body,
    send: (instead = {}) =>
      new Promise((resolve, reject) => {
        const sent = instead.body ?? (instead.method === 'GET' ? Buffer.alloc(0) : body)
        const sending = open(sent.length, instead)
        sending.on('error', reject)
        sending.on('response', (answer) => {
          readAll(answer).then((read) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read }), reject)
        })
        sending.end(sent)
      }),
    sendPart: (bytes) =>
      new Promise((resolve) => {
        const sending = open(body.length)
        sending.on('error', () => undefined)
        sending.on('close', () => resolve())
        sending.write(body.subarray(0, bytes), () => sending.destroy())
      }),
    answer(answer) {
      head(answer)
      response.end(answer.status === 204 ? undefined : answer.body)
    },
    answerPart(answer, bytes) {
      head(answer)
      response.write(answer.body.subarray(0, bytes), () => response.destroy())
    },
    async answerSlowly(answer, bytesPerSecond) {
      head(answer)
      const step = Math.max(1, Math.floor(bytesPerSecond / 20))
      for (let at = 0; at < answer.body.length && !response.destroyed; at += step) {
        response.write(answer.body.subarray(at, at + step))
        await pause(50)
      }
      response.end()
    },
    drop: () => void response.destroy(),
    hang: () => new Promise((given) => response.on('close', () => given())),
  }
}
