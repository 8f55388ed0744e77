import { buildOperation, buildSession, testDevice, testUnit } from '#testing/builders.ts'
import type { UserId } from '#core/lib/ids.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { describe, expect, it } from 'vitest'
import { createApi } from './api.ts'

const userId = () => buildSession().user.userId
const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init })
const problem = (status: number, headers: Record<string, string> = {}) =>
  json(
    { type: 'about:blank', title: 't', status, code: 'some.code', requestId: 'r1' },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  )
const answering = (answer: Response | Error) =>
  createApi({
    userId,
    baseUrl: 'https://phieu.test',
    fetch: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
  })

describe('the API client', () => {
  it('gives an answer that is what the protocol says', async () => {
    expect(await answering(json(buildSession())).session()).toEqual({ ok: true, value: buildSession() })
    expect(await answering(new Response(null, { status: 204 })).signOut()).toEqual({ ok: true, value: undefined })
  })

  it.each([
    ['no network', new TypeError('Failed to fetch'), { kind: 'offline' }],
    ['a captive portal’s page', new Response('<html>', { headers: { 'content-type': 'text/html' } }), { kind: 'strange' }],
    ['JSON of somebody else', json({ hello: 1 }), { kind: 'strange' }],
    ['broken JSON', new Response('{', { headers: { 'content-type': 'application/json' } }), { kind: 'strange' }],
    ['a portal that demands a sign-in of its own', new Response('', { status: 511 }), { kind: 'strange' }],
    ['an ended session', problem(401), { kind: 'unauthorized' }],
    ['a proxy’s 401', new Response('', { status: 401 }), { kind: 'strange' }],
  ])('tells %s apart', async (_case, answer, error) => {
    expect(await answering(answer).session()).toEqual({ ok: false, error })
  })

  it('passes on how long to wait, and reads a refusal of a proxy too', async () => {
    expect(await answering(problem(503, { 'retry-after': '7' })).session()).toMatchObject({
      error: { kind: 'problem', problem: { status: 503, code: 'some.code' }, retryAfter: 7000 },
    })
    expect(await answering(new Response('too large', { status: 413 })).session()).toMatchObject({
      error: { problem: { code: 'http.413' }, retryAfter: null },
    })
  })

  it('gives up on a server that never answers', async () => {
    const due: (() => void)[] = []
    const timers = { setTimeout: (work: () => void) => due.push(work), clearTimeout: () => undefined }
    const fetch = (_input: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    const answer = createApi({ userId, fetch, timers }).session()
    due[0]?.()
    expect(await answer).toEqual({ ok: false, error: { kind: 'timeout' } })
  })

  it('says whose each request is, but not where nobody has to be known', async () => {
    const sent: (string | null)[] = []
    let who: UserId | null = buildSession().user.userId
    const api = createApi({
      userId: () => who,
      fetch: (_input, init) => (sent.push(new Headers(init?.headers).get('x-phieu-user')), Promise.reject(new Error('enough'))),
    })
    const calls = [
      () => api.session(),
      () => api.signOut(),
      () => api.forms(),
      () => api.records({}),
      () => api.putFile(testUnit, buildOperation().recordId, 'a'.repeat(64), new Blob(['x'])),
      () => api.getFile(testUnit, buildOperation().recordId, 'a'.repeat(64)),
      () => api.escrow(testDevice, { enc: '', wrappedKey: '' }),
      () => api.about(),
      () => api.signIn({ username: 'u', password: 'p', deviceId: testDevice }),
    ]
    for (const call of calls) await call()
    who = null
    await api.session()
    const user = buildSession().user.userId
    expect(sent).toEqual([user, user, user, user, user, user, user, null, null, null])
  })

  it('sends a file as it is, and takes only the bytes that were asked for', async () => {
    const sha256 = '9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0' // SHA-256 of "aaa"
    const { recordId } = buildOperation()
    let sent: RequestInit | undefined
    const api = createApi({
      userId,
      fetch: (_input, init) => ((sent = init), Promise.resolve(new Response(null, { status: 201, headers: uploaded }))),
    })
    const uploaded = { 'tus-resumable': '1.0.0', 'upload-offset': '3', 'phieu-awaiting': '0', 'phieu-receipt': 'r' }
    const bytes = new Blob(['aaa'])
    expect(await api.putFile(testUnit, recordId, sha256, bytes)).toMatchObject({ ok: true, value: { receipt: 'r' } })
    expect(sent).toMatchObject({
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-length': '3' },
    })
    // A page of whoever else stands in between is no success.
    expect(await answering(new Response('<html>Wi-Fi')).putFile(testUnit, recordId, sha256, bytes)).toMatchObject({
      error: { kind: 'strange' },
    })
    const got = await answering(new Response('aaa')).getFile(testUnit, recordId, sha256)
    expect(got.ok && (await got.value.text())).toBe('aaa')
    expect(await answering(new Response('<html>Wi-Fi')).getFile(testUnit, recordId, sha256)).toEqual({
      ok: false,
      error: { kind: 'strange' },
    })
    expect(await answering(problem(404)).getFile(testUnit, recordId, sha256)).toMatchObject({ error: { kind: 'problem' } })
  })

  it('sends no bytes of a file that it asked about in vain for want of a session', async () => {
    const sent: (string | undefined)[] = []
    const refusal = () => new Response(null, { status: 401, headers: { 'tus-resumable': '1.0.0' } })
    const api = createApi({ userId, fetch: (_input, init) => (sent.push(init?.method), Promise.resolve(refusal())) })
    const answer = await api.putFile(testUnit, buildOperation().recordId, 'a'.repeat(64), new Blob(['aaa']), { resume: true })
    expect(answer).toEqual({ ok: false, error: { kind: 'unauthorized' } })
    expect(sent).toEqual(['HEAD'])
  })

  it('does not begin a file anew that it asked about too often', async () => {
    const sent: (string | undefined)[] = []
    const refusal = () => new Response(null, { status: 429, headers: { 'tus-resumable': '1.0.0', 'retry-after': '30' } })
    const api = createApi({ userId, fetch: (_input, init) => (sent.push(init?.method), Promise.resolve(refusal())) })
    const answer = await api.putFile(testUnit, buildOperation().recordId, 'a'.repeat(64), new Blob(['aaa']), { resume: true })
    expect(answer).toMatchObject({ error: { kind: 'problem', problem: { status: 429 }, retryAfter: 30_000 } })
    expect(sent).toEqual(['HEAD'])
  })

  it('sends large batches gzipped', async () => {
    let sent: RequestInit | undefined
    const api = createApi({ userId, fetch: (_input, init) => ((sent = init), Promise.reject(new Error('enough'))) })
    const operations = Array.from({ length: 50 }, () => buildOperation())
    await api.push({ protocolVersion: PROTOCOL_VERSION, deviceId: testDevice, operations })
    expect(sent?.headers).toMatchObject({ 'content-encoding': 'gzip' })
    const text = await new Response(
      new Blob([sent?.body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).text()
    expect((JSON.parse(text) as { operations: unknown }).operations).toEqual(operations)
  })
})
