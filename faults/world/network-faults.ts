import { pass, type Answer, type Passing, type Rule } from './fault-proxy.ts'
import { isPush, readPush, withJson, withOperations, readJson } from './push-body.ts'
import type { PushResponse, PushResult } from '#core/protocol/push.ts'

type Wanted = (passing: Passing) => boolean

/** The next `times` requests of a kind meet `fault`; all else passes. */
export function next(times: number, fault: Rule, isMeant: Wanted = isPush): Rule {
  let left = times
  return (passing) => (isMeant(passing) && left-- > 0 ? fault(passing) : pass(passing))
}

/** The server does its work; its answer is lost. */
export const dropAnswer: Rule = async (passing) => {
  await passing.send()
  passing.drop()
}

export const dropRequest: Rule = async (passing) => passing.drop()

/** The same request twice at once; the device hears the second answer. */
export const duplicate: Rule = async (passing) => {
  const [, second] = await Promise.all([passing.send(), passing.send()])
  passing.answer(second)
}

/** Every operation in a request of its own, the last one first; the device hears of them in its own order. */
export const reverse: Rule = async (passing) => {
  const { operations } = readPush(passing)
  const heard = new Map<string, PushResult>()
  let last: Answer | null = null
  for (const operation of operations.toReversed()) {
    last = await passing.send(withOperations(passing, [operation]))
    if (last.status !== 200) return passing.answer(last)
    for (const result of readJson<PushResponse>(last).results) heard.set(result.opId, result)
  }
  if (last === null) return passing.drop()
  const results = operations.flatMap(({ opId }) => heard.get(opId) ?? [])
  passing.answer(withJson(last, { ...readJson<PushResponse>(last), results }))
}

/** The request breaks off on the way up. */
export const cutRequest =
  (share: number): Rule =>
  async (passing) => {
    await passing.sendPart(Math.floor(passing.body.length * share))
    passing.drop()
  }

/** The server has done its work; its answer breaks off on the way down. */
export const cutAnswer =
  (share: number): Rule =>
  async (passing) => {
    const answer = await passing.send()
    passing.answerPart(answer, Math.floor(answer.body.length * share))
  }

/** The request arrives, and nothing comes back: not even an end. */
export const oneWay =
  (onHung: () => void): Rule =>
  async (passing) => {
    await passing.send()
    onHung()
    await passing.hang()
  }

/** Nothing arrives, and nothing ends. */
export const hang =
  (onHung: () => void): Rule =>
  async (passing) => {
    onHung()
    await passing.hang()
  }

export const slowly =
  (bytesPerSecond: number, onBegun: () => void): Rule =>
  async (passing) => {
    const answer = await passing.send()
    onBegun()
    await passing.answerSlowly(answer, bytesPerSecond)
  }

const html = '<!doctype html><title>Chào mừng</title><p>Hãy đăng nhập vào mạng Wi-Fi.'

const answerOf = (status: number, type: string, text: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': type, ...headers },
  body: Buffer.from(text),
})

export const portals: Readonly<Record<'page' | 'redirect' | 'json', Rule>> = {
  page: async (passing) => passing.answer(answerOf(200, 'text/html; charset=utf-8', html)),
  redirect: async (passing) => passing.answer(answerOf(302, 'text/html', html, { location: 'http://127.0.0.1:9/login' })),
  json: async (passing) => passing.answer(answerOf(200, 'application/json', '{"status":"ok","results":[]}')),
}

/** What our server, or a proxy on the way, says instead of doing it. */
export function refuse(status: 401 | 413 | 429 | 500 | 502 | 503): Rule {
  const problem = JSON.stringify({ type: 'about:blank', title: '', status, code: codes[status], requestId: '' })
  return async (passing) =>
    passing.answer(
      status === 502
        ? answerOf(502, 'text/html', '<h1>502 Bad Gateway</h1>')
        : answerOf(status, 'application/problem+json', problem, status === 429 || status === 503 ? { 'retry-after': '1' } : {}),
    )
}

const codes = {
  401: 'session.none',
  413: 'request.too-large',
  429: 'rate.limit',
  500: 'server.error',
  502: '',
  503: 'server.busy',
} as const

/** A way that carries no more than so many operations in a request. */
export const narrow =
  (most: number): Rule =>
  (passing) =>
    isPush(passing) && readPush(passing).operations.length > most ? refuse(413)(passing) : pass(passing)
