import type { DeviceId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import { MAX_LIST_BYTES } from '#core/form/code-list.ts'
import { MAX_FILE_BYTES } from '#core/form/file-limits.ts'
import { CodeListIndex, FormIndex, FormMessage } from '#core/protocol/catalogue.ts'
import type { EscrowRequest } from '#core/protocol/escrow.ts'
import { NumbersPage, type NumbersQuery } from '#core/protocol/numbers.ts'
import { PendingErasures, type ErasureDecision } from '#core/protocol/erasures.ts'
import type { HeldDrafts } from '#core/protocol/held-drafts.ts'
import type { FileStored } from '#core/protocol/files.ts'
import { PullResponse, type PullRequest } from '#core/protocol/pull.ts'
import { PushResponse, type PushRequest } from '#core/protocol/push.ts'
import { RecordMessage, RecordPage, RecordSummary, type DecisionRequest, type RecordQuery } from '#core/protocol/records.ts'
import {
  AboutMessage,
  DemoPeople,
  SessionMessage,
  type DemoSessionRequest,
  type PasswordRequest,
  type SignInRequest,
} from '#core/protocol/session.ts'
import { createAuthoringApi, type AuthoringApi } from './authoring-api.ts'
import type { NetworkFailure } from './network-failure.ts'
import { readFile } from './read-file.ts'
import { readJsonBytes } from './read-json-bytes.ts'
import { exchange, sendRequest, type RequestOf, type Timers, type Transport } from './send-request.ts'
import { uploadFile } from './upload-file.ts'

type Answer<T> = Promise<Result<T, NetworkFailure>>

/** The server, endpoint by endpoint; what each means stands with its message in `core/protocol`. The session is a cookie of the whole browser. */
export interface Api {
  about(): Answer<AboutMessage>
  session(): Answer<SessionMessage>
  signIn(request: SignInRequest): Answer<SessionMessage>
  signOut(): Answer<void>
  /** Problems: see `PasswordRequest`. Without an answer it is not known which password counts. */
  changePassword(request: PasswordRequest): Answer<void>
  demoPeople(): Answer<DemoPeople>
  demoSession(request: DemoSessionRequest): Answer<SessionMessage>
  demoReset(): Answer<void>
  forms(): Answer<FormIndex>
  form(key: string, version: number): Answer<FormMessage>
  codeLists(): Answer<CodeListIndex>
  /** A `CodeListMessage`, unread: a hundred thousand rows are parsed and checked elsewhere. */
  codeList(key: string, version: string): Answer<Blob>
  push(request: PushRequest): Answer<PushResponse>
  pull(request: PullRequest): Answer<PullResponse>
  records(query: RecordQuery): Answer<RecordPage>
  record(unitId: UnitId, recordId: RecordId): Answer<RecordMessage>
  decide(unitId: UnitId, recordId: RecordId, request: DecisionRequest): Answer<RecordMessage>
  /** The registry book of a series of assigned numbers. */
  numbers(unitId: UnitId, query: NumbersQuery): Answer<NumbersPage>
  erasures(): Answer<PendingErasures>
  /** Problems: see `ErasureDecision`. */
  decideErasure(unitId: UnitId, recordId: RecordId, request: ErasureDecision): Answer<void>
  /** One file of a record that the server has, after the operation that names it has landed. Problems: see `FileParams`. */
  putFile(unitId: UnitId, recordId: RecordId, sha256: string, bytes: Blob, how?: UploadHow): Answer<FileStored>
  /** The bytes, checked against the hash; `strange` when they are others. */
  getFile(unitId: UnitId, recordId: RecordId, sha256: string): Answer<Blob>
  /** Finds a record by the number on its receipt. */
  receipt(receipt: string): Answer<RecordSummary>
  escrow(deviceId: DeviceId, request: EscrowRequest): Answer<void>
  heldDrafts(deviceId: DeviceId, request: HeldDrafts): Answer<void>
  readonly authoring: AuthoringApi
}

export interface UploadHow {
  /** It was tried before: what arrived then is not sent again. */
  readonly resume?: boolean
  /** Gives it up. */
  readonly signal?: AbortSignal
}

export interface CreateApiArgs extends Pick<Transport, 'fetch'> {
  readonly baseUrl?: string
  /**
   * Whose requests these are, asked at each one: the session is the whole browser's, and another tab may have changed it.
   * Answered by anything else than this person's session, a request fails as `unauthorized`. Null: nobody is here yet.
   */
  readonly userId: () => UserId | null
  readonly timers?: Timers
}

/** A person waits for the answer. */
const SHORT = 20_000
/** The next person's sign-in waits for it; without an answer it is sent again later. */
const BRIEF = 5_000
/** A batch or page over a slow mobile link. */
const LONG = 90_000
/** Bytes a second that the slowest link in use carries, 128 kbit/s; a file gets the time it needs there. */
const SLOWEST = 16_000
const timeFor = (bytes: number): number => LONG + (bytes / SLOWEST) * 1000
/** How many times smaller a code list is on the way than unpacked. */
const PACKED = 8

export function createApi({ fetch, userId, baseUrl = '', timers = globalTimers }: CreateApiArgs): Api {
  const transport: Transport = { fetch, baseUrl, timers }
  // What is open to all, or opens a session: it says nothing of who asks.
  const open = { timeoutMs: SHORT, userId: null } as const
  const own = <M extends RequestOf<null>['method']>(method: M) => ({ method, timeoutMs: SHORT, userId: userId() })
  const recordPath = (unitId: UnitId, recordId: RecordId): string => `/units/${unitId}/records/${recordId}`
  return {
    about: () => sendRequest(transport, { ...open, method: 'GET', path: '/about', answer: AboutMessage }),
    session: () => sendRequest(transport, { ...own('GET'), path: '/session', answer: SessionMessage }),
    signIn: (body) => sendRequest(transport, { ...open, method: 'POST', path: '/session', body, answer: SessionMessage }),
    signOut: () => sendRequest(transport, { ...own('DELETE'), timeoutMs: BRIEF, path: '/session', answer: null }),
    changePassword: (body) => sendRequest(transport, { ...own('POST'), path: '/session/password', body, answer: null }),
    demoPeople: () => sendRequest(transport, { ...open, method: 'GET', path: '/demo/people', answer: DemoPeople }),
    demoSession: (body) => sendRequest(transport, { ...open, method: 'POST', path: '/demo/session', body, answer: SessionMessage }),
    demoReset: () => sendRequest(transport, { ...open, method: 'POST', timeoutMs: LONG, path: '/demo/reset', body: {}, answer: null }),
    forms: () => sendRequest(transport, { ...own('GET'), path: '/forms?tests=true', answer: FormIndex }),
    form: (key, version) =>
      sendRequest(transport, {
        ...own('GET'),
        timeoutMs: LONG,
        path: `/forms/${encodeURIComponent(key)}/versions/${version}`,
        answer: FormMessage,
      }),
    codeLists: () => sendRequest(transport, { ...own('GET'), path: '/code-lists', answer: CodeListIndex }),
    codeList: (key, version) => {
      const path = `/code-lists/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
      const timeoutMs = timeFor(MAX_LIST_BYTES / PACKED)
      return exchange(transport, { ...own('GET'), timeoutMs, path }, (response) => readJsonBytes(response, MAX_LIST_BYTES))
    },
    push: (body) => sendRequest(transport, { ...own('POST'), timeoutMs: LONG, path: '/sync/push', body, answer: PushResponse }),
    pull: (body) => sendRequest(transport, { ...own('POST'), timeoutMs: LONG, path: '/sync/pull', body, answer: PullResponse }),
    records: (query) => sendRequest(transport, { ...own('GET'), path: `/records${queryText(query)}`, answer: RecordPage }),
    record: (unitId, recordId) => sendRequest(transport, { ...own('GET'), path: recordPath(unitId, recordId), answer: RecordMessage }),
    decide: (unitId, recordId, body) =>
      sendRequest(transport, { ...own('POST'), path: `${recordPath(unitId, recordId)}/decisions`, body, answer: RecordMessage }),
    numbers: (unitId, query) =>
      sendRequest(transport, { ...own('GET'), path: `/units/${unitId}/numbers${queryText(query)}`, answer: NumbersPage }),
    erasures: () => sendRequest(transport, { ...own('GET'), path: '/erasures', answer: PendingErasures }),
    decideErasure: (unitId, recordId, body) =>
      sendRequest(transport, { ...own('POST'), path: `${recordPath(unitId, recordId)}/erasure`, body, answer: null }),
    putFile: (unitId, recordId, sha256, bytes, { resume = false, signal } = {}) =>
      uploadFile({ transport, userId: userId(), recordPath: recordPath(unitId, recordId), sha256, bytes, resume, signal, timeFor }),
    getFile: (unitId, recordId, sha256) => {
      const timeoutMs = timeFor(MAX_FILE_BYTES)
      const path = `${recordPath(unitId, recordId)}/files/${sha256}`
      return exchange(transport, { ...own('GET'), timeoutMs, path }, (response) => readFile(response, sha256))
    },
    receipt: (receipt) =>
      sendRequest(transport, { ...own('GET'), path: `/receipts/${encodeURIComponent(receipt)}`, answer: RecordSummary }),
    heldDrafts: (deviceId, body) => sendRequest(transport, { ...own('PUT'), path: `/devices/${deviceId}/drafts`, body, answer: null }),
    escrow: (deviceId, body) => sendRequest(transport, { ...own('POST'), path: `/devices/${deviceId}/escrow`, body, answer: null }),
    authoring: createAuthoringApi(transport, own),
  }
}

const globalTimers: Timers = {
  setTimeout: (work, millis) => globalThis.setTimeout(work, millis),
  clearTimeout: (timer) => globalThis.clearTimeout(timer as number), // made by the function above
}

function queryText(query: RecordQuery | NumbersQuery): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const text = new URLSearchParams(entries).toString()
  return text === '' ? '' : `?${text}`
}
