import type { DeviceId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { CodeListIndex, CodeListMessage, FormIndex, FormMessage } from '#core/protocol/catalogue.ts'
import type { EscrowRequest } from '#core/protocol/escrow.ts'
import { PullResponse, type PullRequest } from '#core/protocol/pull.ts'
import { PushResponse, type PushRequest } from '#core/protocol/push.ts'
import { RecordMessage, RecordPage, RecordSummary, type DecisionRequest, type RecordQuery } from '#core/protocol/records.ts'
import { AboutMessage, DemoPeople, SessionMessage, type DemoSessionRequest, type SignInRequest } from '#core/protocol/session.ts'
import type { NetworkFailure } from './network-failure.ts'
import { sendRequest, type Timers, type Transport } from './send-request.ts'

type Answer<T> = Promise<Result<T, NetworkFailure>>

/** The server, endpoint by endpoint; what each means stands with its message in `core/protocol`. The session is a cookie. */
export interface Api {
  about(): Answer<AboutMessage>
  session(): Answer<SessionMessage>
  signIn(request: SignInRequest): Answer<SessionMessage>
  signOut(): Answer<void>
  demoPeople(): Answer<DemoPeople>
  demoSession(request: DemoSessionRequest): Answer<SessionMessage>
  demoReset(): Answer<void>
  forms(): Answer<FormIndex>
  form(key: string, version: number): Answer<FormMessage>
  codeLists(): Answer<CodeListIndex>
  codeList(key: string, version: string): Answer<CodeList>
  push(request: PushRequest): Answer<PushResponse>
  pull(request: PullRequest): Answer<PullResponse>
  records(query: RecordQuery): Answer<RecordPage>
  record(unitId: UnitId, recordId: RecordId): Answer<RecordMessage>
  decide(unitId: UnitId, recordId: RecordId, request: DecisionRequest): Answer<RecordMessage>
  /** Finds a record by the number on its receipt. */
  receipt(receipt: string): Answer<RecordSummary>
  escrow(deviceId: DeviceId, request: EscrowRequest): Answer<void>
}

export interface CreateApiArgs extends Pick<Transport, 'fetch'> {
  readonly baseUrl?: string
  readonly timers?: Timers
}

/** A person waits for the answer. */
const SHORT = 20_000
/** A batch or page over a slow mobile link. */
const LONG = 90_000

export function createApi({ fetch, baseUrl = '', timers = globalTimers }: CreateApiArgs): Api {
  const transport: Transport = { fetch, baseUrl, timers }
  const get = { method: 'GET', timeoutMs: SHORT } as const
  const post = { method: 'POST', timeoutMs: SHORT } as const
  const recordPath = (unitId: UnitId, recordId: RecordId): string => `/units/${unitId}/records/${recordId}`
  return {
    about: () => sendRequest(transport, { ...get, path: '/about', answer: AboutMessage }),
    session: () => sendRequest(transport, { ...get, path: '/session', answer: SessionMessage }),
    signIn: (body) => sendRequest(transport, { ...post, path: '/session', body, answer: SessionMessage }),
    signOut: () => sendRequest(transport, { method: 'DELETE', timeoutMs: SHORT, path: '/session', answer: null }),
    demoPeople: () => sendRequest(transport, { ...get, path: '/demo/people', answer: DemoPeople }),
    demoSession: (body) => sendRequest(transport, { ...post, path: '/demo/session', body, answer: SessionMessage }),
    demoReset: () => sendRequest(transport, { ...post, timeoutMs: LONG, path: '/demo/reset', body: {}, answer: null }),
    forms: () => sendRequest(transport, { ...get, path: '/forms', answer: FormIndex }),
    form: (key, version) =>
      sendRequest(transport, {
        ...get,
        timeoutMs: LONG,
        path: `/forms/${encodeURIComponent(key)}/versions/${version}`,
        answer: FormMessage,
      }),
    codeLists: () => sendRequest(transport, { ...get, path: '/code-lists', answer: CodeListIndex }),
    codeList: (key, version) =>
      sendRequest(transport, {
        ...get,
        timeoutMs: LONG,
        path: `/code-lists/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`,
        answer: CodeListMessage,
      }),
    push: (body) => sendRequest(transport, { ...post, timeoutMs: LONG, path: '/sync/push', body, answer: PushResponse }),
    pull: (body) => sendRequest(transport, { ...post, timeoutMs: LONG, path: '/sync/pull', body, answer: PullResponse }),
    records: (query) => sendRequest(transport, { ...get, path: `/records${queryText(query)}`, answer: RecordPage }),
    record: (unitId, recordId) => sendRequest(transport, { ...get, path: recordPath(unitId, recordId), answer: RecordMessage }),
    decide: (unitId, recordId, body) =>
      sendRequest(transport, { ...post, path: `${recordPath(unitId, recordId)}/decisions`, body, answer: RecordMessage }),
    receipt: (receipt) => sendRequest(transport, { ...get, path: `/receipts/${encodeURIComponent(receipt)}`, answer: RecordSummary }),
    escrow: (deviceId, body) => sendRequest(transport, { ...post, path: `/devices/${deviceId}/escrow`, body, answer: null }),
  }
}

const globalTimers: Timers = {
  setTimeout: (work, millis) => globalThis.setTimeout(work, millis),
  clearTimeout: (timer) => globalThis.clearTimeout(timer as number), // made by the function above
}

function queryText(query: RecordQuery): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const text = new URLSearchParams(entries).toString()
  return text === '' ? '' : `?${text}`
}
