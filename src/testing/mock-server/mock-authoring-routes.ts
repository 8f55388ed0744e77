import { NewComment, NewForm, SaveDraft, VersionAct, type AuthoredForms, type AuthoringUnits } from '#core/protocol/authoring.ts'
import type { Result } from '#core/lib/result.ts'
import {
  actOnDraft,
  beginForm,
  commentOnDraft,
  deleteMockDraft,
  draftMessage,
  findDraft,
  isMaker,
  saveMockDraft,
  settleOnDraft,
  type MockDraft,
} from './mock-authoring.ts'
import type { MockRefusal } from './mock-decide.ts'
import { ok, refuse, route, signed, withBody, type MockReply, type MockRoute, type Signed } from './mock-route.ts'

const forms = '/authoring/forms'
const one = new RegExp(`^${forms}/([^/]+)/versions/(\\d+)$`)
const below = (rest: string): RegExp => new RegExp(`^${forms}/([^/]+)/versions/(\\d+)/${rest}$`)

const answer = ({ state, person }: Signed, done: Result<MockDraft, MockRefusal>, status = 200): MockReply =>
  done.ok ? { status, body: draftMessage(state, person, done.value) } : refuse(done.error.status, done.error.code, done.error.issues)

const withDraft =
  <Rest extends readonly unknown[]>(done: (request: Signed, draft: MockDraft, ...rest: Rest) => MockReply) =>
  (request: Signed, ...rest: Rest): MockReply => {
    const draft = findDraft(request.state, request.person, request.parts[0] ?? '', Number(request.parts[1]))
    return draft === null ? refuse(404, 'form.unknown') : done(request, draft, ...rest)
  }

const board = ({ state, person }: Signed): AuthoredForms => ({
  versions: isMaker(person) ? [...state.drafts.values()].map((draft) => draftMessage(state, person, draft).summary) : [],
})

const units = ({ state, person }: Signed): AuthoringUnits => ({
  units: state.city.units.map((unit) => ({ ...unit, key: unit.code, writes: person.grants.some(({ role }) => role === 'form-author') })),
})

/** Drafts of forms up to the review. What the mock cannot do, publishing and what follows it, is not allowed in its `actions`. */
export const mockAuthoringRoutes: readonly MockRoute[] = [
  route(
    'GET',
    /^\/authoring\/forms$/,
    signed((request) => ok(board(request))),
  ),
  route(
    'GET',
    /^\/authoring\/units$/,
    signed((request) => (isMaker(request.person) ? ok(units(request)) : refuse(403, 'form.denied'))),
  ),
  route(
    'POST',
    /^\/authoring\/forms$/,
    signed(withBody(NewForm, (request: Signed, { document }) => answer(request, beginForm(request.state, request.person, document), 201))),
  ),
  route('GET', one, signed(withDraft((request, draft) => ok(draftMessage(request.state, request.person, draft))))),
  route(
    'PUT',
    one,
    signed(
      withBody(
        SaveDraft,
        withDraft((request, draft, body: SaveDraft) => {
          const saved = saveMockDraft(request.state, request.person, draft, body)
          return saved.ok ? ok(saved.value) : refuse(saved.error.status, saved.error.code, saved.error.issues)
        }),
      ),
    ),
  ),
  route(
    'DELETE',
    one,
    signed(
      withDraft((request, draft) => {
        const done = deleteMockDraft(request.state, request.person, draft)
        return done.ok ? { status: 204 } : refuse(done.error.status, done.error.code)
      }),
    ),
  ),
  route(
    'POST',
    below('acts'),
    signed(
      withBody(
        VersionAct,
        withDraft((request, draft, act: VersionAct) => answer(request, actOnDraft(request.state, request.person, draft, act))),
      ),
    ),
  ),
  route(
    'POST',
    below('comments'),
    signed(
      withBody(
        NewComment,
        withDraft((request, draft, body: NewComment) =>
          answer(request, { ok: true, value: commentOnDraft(request.state, request.person, draft, body) }),
        ),
      ),
    ),
  ),
  route(
    'POST',
    below('comments/([^/]+)/settle'),
    signed(withDraft((request, draft) => answer(request, settleOnDraft(request.state, request.person, draft, request.parts[2] ?? '')))),
  ),
  route('GET', below('impact'), signed(withDraft(() => refuse(404, 'impact.none')))),
]
