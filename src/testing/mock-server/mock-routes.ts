import { normalReceipt } from '#core/lib/receipt-number.ts'
import { EscrowRequest } from '#core/protocol/escrow.ts'
import { HeldDrafts } from '#core/protocol/held-drafts.ts'
import { ErasureDecision } from '#core/protocol/erasures.ts'
import { PullRequest } from '#core/protocol/pull.ts'
import { PushRequest } from '#core/protocol/push.ts'
import { DecisionRequest } from '#core/protocol/records.ts'
import { DemoSessionRequest, PasswordRequest, SignInRequest } from '#core/protocol/session.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import {
  formIndex,
  mayRead,
  maySee,
  pullResponse,
  recordMessage,
  recordPage,
  recordSummary,
  rolesIn,
  sessionMessage,
} from './mock-answers.ts'
import { unitOf, type MockPerson } from './mock-city.ts'
import { decide } from './mock-decide.ts'
import { decideErasure, pendingErasures } from './mock-erasures.ts'
import { numbersPage } from './mock-numbers.ts'
import { getFile } from './mock-files.ts'
import { mockUploadRoutes } from './mock-upload-routes.ts'
import { pushOperation } from './mock-push.ts'
import { mockAuthoringRoutes } from './mock-authoring-routes.ts'
import { ok, recordOf, refuse, refuseOthers, route, signed, withBody, type MockReply, type MockRoute, type Signed } from './mock-route.ts'
import type { MockState } from './mock-state.ts'

const enter = (state: MockState, person: MockPerson | undefined, code: string): MockReply =>
  person === undefined
    ? refuse(code === 'person.unknown' ? 404 : 401, code)
    : { status: 201, body: sessionMessage(state, person), session: person.userId }

const FILE = /^\/units\/([^/]+)\/records\/([^/]+)\/files\/([0-9a-f]{64})$/

/** Every endpoint of the protocol below `/api/v1`. */
export const mockRoutes: readonly MockRoute[] = [
  route('GET', /^\/about$/, ({ state }) =>
    ok({ mode: 'demo', version: 'mock', protocolVersion: PROTOCOL_VERSION, serverTime: new Date(state.clock()).toISOString() }),
  ),
  route(
    'GET',
    /^\/session$/,
    signed(({ state, person }) => ok(sessionMessage(state, person))),
  ),
  route(
    'POST',
    /^\/session$/,
    withBody(SignInRequest, ({ state }, { username, password }) =>
      enter(
        state,
        state.city.people.find((person) => person.username === username && person.password === password),
        'sign-in.wrong',
      ),
    ),
  ),
  // Everybody here is of the demonstration.
  route('POST', /^\/session\/password$/, signed(withBody(PasswordRequest, () => refuse(403, 'password.shared')))),
  route('DELETE', /^\/session$/, (request) => refuseOthers(request) ?? { status: 204, session: '' }),
  route('GET', /^\/demo\/people$/, ({ state: { city } }) =>
    ok({
      people: city.people.map(({ userId, username, password, name, post, grants }) => ({
        userId,
        username,
        password,
        name,
        post,
        unitName: grants[0] === undefined ? '' : (unitOf(city, grants[0].unitId)?.name ?? ''),
        roles: [...new Set(grants.map((grant) => grant.role))],
      })),
    }),
  ),
  route(
    'POST',
    /^\/demo\/session$/,
    withBody(DemoSessionRequest, ({ state }, { userId }) =>
      enter(
        state,
        state.city.people.find((person) => person.userId === userId),
        'person.unknown',
      ),
    ),
  ),
  route('POST', /^\/demo\/reset$/, ({ state }) => {
    for (const kept of [state.records, state.operations, state.counters, state.decisions, state.files, state.drafts]) kept.clear()
    state.numbers.length = 0
    return { status: 204, session: '' }
  }),
  route(
    'GET',
    /^\/forms$/,
    signed(({ state }) => ok(formIndex(state))),
  ),
  route(
    'GET',
    /^\/forms\/([^/]+)\/versions\/(\d+)$/,
    signed(({ state, parts: [key, version] }) => {
      const form = [...state.forms.values()].find(({ definition }) => definition.key === key && definition.version === Number(version))
      return form === undefined ? refuse(404, 'form.unknown') : ok({ hash: form.hash, definition: form.definition })
    }),
  ),
  route(
    'GET',
    /^\/code-lists$/,
    signed(({ state }) => ok({ lists: state.city.codeLists.map(({ key, version }) => ({ key, version, current: true })) })),
  ),
  route(
    'GET',
    /^\/code-lists\/([^/]+)\/versions\/([^/]+)$/,
    signed(({ state, parts: [key, version] }) => {
      const list = state.city.codeLists.find((candidate) => candidate.key === key && candidate.version === version)
      return list === undefined ? refuse(404, 'code-list.unknown') : ok(list)
    }),
  ),
  route(
    'POST',
    /^\/sync\/push$/,
    signed(
      withBody(PushRequest, ({ state, person }: Signed, { operations }) =>
        ok({
          results: operations.map((operation) => ({ opId: operation.opId, outcome: pushOperation(state, person, operation) })),
          serverTime: new Date(state.clock()).toISOString(),
        }),
      ),
    ),
  ),
  route(
    'POST',
    /^\/sync\/pull$/,
    signed(withBody(PullRequest, ({ state, person }: Signed, body) => ok(pullResponse(state, person, body)))),
  ),
  route(
    'GET',
    /^\/records$/,
    signed(({ state, person, query }) => ok(recordPage(state, person, query))),
  ),
  route(
    'GET',
    /^\/units\/([^/]+)\/records\/([^/]+)$/,
    signed((request) => {
      const record = recordOf(request)
      return record === null ? refuse(404, 'record.unknown') : ok(recordMessage(request.state, request.person, record))
    }),
  ),
  route(
    'POST',
    /^\/units\/([^/]+)\/records\/([^/]+)\/decisions$/,
    signed(
      withBody(DecisionRequest, (request: Signed, body) => {
        const record = recordOf(request)
        if (record === null) return refuse(404, 'record.unknown')
        const done = decide(request.state, request.person, rolesIn(request.person, record.unitId, record.formKey), record, body)
        return done.ok
          ? ok(recordMessage(request.state, request.person, done.value))
          : refuse(done.error.status, done.error.code, done.error.issues)
      }),
    ),
  ),
  route(
    'GET',
    /^\/units\/([^/]+)\/numbers$/,
    signed(({ state, person, parts: [unitId = ''], query }) =>
      mayRead(person, unitId, query.get('formKey') ?? '')
        ? ok(numbersPage(state, unitId, query, (record) => maySee(person, record)))
        : refuse(404, 'unit.unknown'),
    ),
  ),
  route(
    'GET',
    /^\/erasures$/,
    signed(({ state, person }) => ok(pendingErasures(state, person))),
  ),
  route(
    'POST',
    /^\/units\/([^/]+)\/records\/([^/]+)\/erasure$/,
    signed(
      withBody(ErasureDecision, ({ state, person, parts }: Signed, body) => {
        const done = decideErasure(state, person, state.records.get(`${parts[0]}/${parts[1]}`), body)
        return done.ok ? { status: 204 } : refuse(done.error.status, done.error.code, done.error.issues)
      }),
    ),
  ),
  route(
    'GET',
    FILE,
    signed((request) => {
      const record = recordOf(request)
      if (record === null) return refuse(404, 'file.not-referenced')
      const found = getFile(request.state, record, request.parts[2] ?? '')
      return found.ok ? { status: 200, file: found.value } : refuse(found.error.status, found.error.code)
    }),
  ),
  route(
    'GET',
    /^\/receipts\/([^/]+)$/,
    signed(({ state, person, parts: [receipt = ''] }) => {
      const found = [...state.records.values()].find((record) => record.receipt === normalReceipt(receipt) && maySee(person, record))
      return found === undefined ? refuse(404, 'record.unknown') : ok(recordSummary(state, found))
    }),
  ),
  route('PUT', /^\/devices\/([^/]+)\/drafts$/, signed(withBody(HeldDrafts, () => ({ status: 204 })))),
  route('POST', /^\/devices\/([^/]+)\/escrow$/, signed(withBody(EscrowRequest, () => ({ status: 204 })))),
  ...mockUploadRoutes,
  ...mockAuthoringRoutes,
]
