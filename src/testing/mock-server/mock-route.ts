import type { Issue } from '#core/lib/issue.ts'
import type { Static, TSchema } from 'typebox'
import Value from 'typebox/value'
import type { MockPerson } from './mock-city.ts'
import { maySee } from './mock-answers.ts'
import type { MockFile, MockRecord, MockState } from './mock-state.ts'

export interface MockReply {
  readonly status: number
  /** JSON; a refusal's `code` stands alone. */
  readonly body?: unknown
  readonly code?: string
  readonly issues?: readonly Issue[]
  /** A file, instead of a body. */
  readonly file?: MockFile
  /** The session cookie from now on; empty ends it. */
  readonly session?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface MockRequest {
  readonly state: MockState
  /** Whose request it says it is; null: it does not say. */
  readonly claimed: string | null
  /** Who the cookie says it is. */
  readonly person: MockPerson | null
  /** What the pattern's groups matched. */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
  /** What came as `application/offset+octet-stream`. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Headers
}

export interface MockRoute {
  readonly method: string
  readonly path: RegExp
  readonly answer: (request: MockRequest) => MockReply
}

export const ok = (body: unknown): MockReply => ({ status: 200, body })
export const refuse = (status: number, code: string, issues?: readonly Issue[]): MockReply => ({ status, code, ...(issues && { issues }) })
export const route = (method: string, path: RegExp, answer: MockRoute['answer']): MockRoute => ({ method, path, answer })

export type Signed = MockRequest & { readonly person: MockPerson }

export const signed =
  (answer: (request: Signed) => MockReply): MockRoute['answer'] =>
  (request) =>
    request.person === null ? refuse(401, 'session.none') : (refuseOthers(request) ?? answer({ ...request, person: request.person }))

export const refuseOthers = ({ person, claimed }: MockRequest): MockReply | null =>
  person !== null && claimed !== null && claimed !== person.userId ? refuse(401, 'session.other') : null

export const withBody =
  <S extends TSchema, R extends MockRequest>(schema: S, answer: (request: R, body: Static<S>) => MockReply) =>
  (request: R): MockReply =>
    Value.Check(schema, request.body) ? answer(request, request.body) : refuse(400, 'request.invalid')

/** The record of the first two parts of the path, for whoever may see it. */
export const recordOf = ({ state, person, parts }: Signed): MockRecord | null => {
  const record = state.records.get(`${parts[0]}/${parts[1]}`)
  return record !== undefined && maySee(person, record) ? record : null
}
