import { canonicalDefinitionText, canonicalText } from '#core/form/canonical.ts'
import { compileForm } from '#core/form/compile.ts'
import { formKeyPattern } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { publishStops } from '#core/form/publishing/publish-issues.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type {
  AuthoredVersion,
  DraftSaved,
  NewComment,
  SaveDraft,
  VersionAction,
  VersionComment,
  VersionEvent,
} from '#core/protocol/authoring.ts'
import type { MockPerson } from './mock-city.ts'
import type { MockRefusal } from './mock-decide.ts'
import type { MockState } from './mock-state.ts'

/** A version that is not published; what is published is among the mock's forms. */
export interface MockDraft {
  readonly document: JsonObject
  readonly hash: string
  readonly issues: readonly Issue[]
  readonly isInReview: boolean
  readonly notes: string
  readonly dueOn: string | null
  readonly authors: readonly Pick<MockPerson, 'userId' | 'name'>[]
  readonly comments: readonly VersionComment[]
  /** Newest first. */
  readonly events: readonly VersionEvent[]
  readonly changedAt: string
}

type Done<T = null> = Result<T, MockRefusal>
const refuse = (status: number, code: string, issues?: readonly Issue[]): Result<never, MockRefusal> =>
  err({ status, code, ...(issues && { issues }) })

export const isMaker = (person: MockPerson): boolean => person.grants.some(({ role }) => role === 'form-author' || role === 'publisher')
const isAuthor = (person: MockPerson): boolean => person.grants.some(({ role }) => role === 'form-author')
const textAt = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

/** What is kept of a document: a form in its canonical text, anything else as it is. */
function judged(document: JsonObject): Pick<MockDraft, 'document' | 'hash' | 'issues'> {
  const parsed = parseFormDefinition(document)
  const text = parsed.ok ? canonicalText(parsed.value) : canonicalDefinitionText(document)
  const form = parsed.ok ? compileForm(parsed.value) : parsed
  return {
    document: JSON.parse(text) as JsonObject,
    hash: sha256Hex(text),
    issues: form.ok ? publishStops(form.value.definition) : form.error,
  } // an object of JSON
}

const draftKey = (key: string, version: number): string => `${key}@${version}`

/** A draft that the person works on. */
export const findDraft = (state: MockState, person: MockPerson, key: string, version: number): MockDraft | null =>
  isMaker(person) ? (state.drafts.get(draftKey(key, version)) ?? null) : null

/** Keeps what becomes of a draft, with the act in its history. */
function put(state: MockState, person: MockPerson, draft: MockDraft, kind: string, remark: string | null = null): MockDraft {
  const at = new Date(state.clock()).toISOString()
  const [key, version] = [textAt(draft.document['key']), Number(draft.document['version'])]
  const event: VersionEvent = { number: draft.events.length + 1, version, kind, actor: person.name, remark, at }
  const kept = { ...draft, events: [event, ...draft.events], changedAt: at }
  state.drafts.set(draftKey(key, version), kept)
  return kept
}

const named = ({ userId, name }: MockPerson) => ({ userId, name })

export function beginForm(state: MockState, person: MockPerson, document: JsonObject): Done<MockDraft> {
  const key = textAt(document['key'])
  if (!new RegExp(formKeyPattern).test(key) || document['version'] !== 1) return refuse(422, 'draft.key', [issue('draft.key', '/key')])
  if (!isAuthor(person)) return refuse(403, 'form.foreign')
  const isTaken = state.drafts.has(draftKey(key, 1)) || [...state.forms.values()].some(({ definition }) => definition.key === key)
  if (isTaken) return refuse(409, 'form.taken')
  const fresh = { isInReview: false, notes: '', dueOn: null, authors: [named(person)], comments: [], events: [], changedAt: '' }
  return ok(put(state, person, { ...fresh, ...judged(document) }, 'begin'))
}

const stale = ({ hash, changedAt, events }: MockDraft): Result<never, MockRefusal> =>
  refuse(409, 'draft.stale', [issue('draft.stale', '', { hash, by: events[0]?.actor ?? '', at: changedAt })])

export function saveMockDraft(state: MockState, person: MockPerson, draft: MockDraft, { basedOn, document }: SaveDraft): Done<DraftSaved> {
  if (!isAuthor(person) || draft.isInReview) return refuse(403, 'form.denied')
  const isOther = document['key'] !== draft.document['key'] || document['version'] !== draft.document['version']
  if (isOther) return refuse(422, 'draft.key', [issue('draft.key', '/key')])
  const next = judged(document)
  if (draft.hash !== basedOn && draft.hash !== next.hash) return stale(draft)
  const authors = draft.authors.some(({ userId }) => userId === person.userId) ? draft.authors : [...draft.authors, named(person)]
  const kept = draft.hash === next.hash ? draft : put(state, person, { ...draft, ...next, authors }, 'save')
  return ok({
    hash: kept.hash,
    savedAt: kept.changedAt,
    issues: next.issues.map(({ code, path, params }) => ({ code, path, params: { ...params } })),
  })
}

export function deleteMockDraft(state: MockState, person: MockPerson, draft: MockDraft): Done {
  if (!isAuthor(person) || draft.isInReview) return refuse(403, 'form.denied')
  state.drafts.delete(draftKey(textAt(draft.document['key']), Number(draft.document['version'])))
  return ok(null)
}

/** The life up to the review; what is published here was published before. */
export function actOnDraft(
  state: MockState,
  person: MockPerson,
  draft: MockDraft,
  act: { readonly kind: string; readonly hash: string; readonly notes?: string; readonly dueOn?: string | null },
): Done<MockDraft> {
  if (!(actionsOf(person, draft) as readonly string[]).includes(act.kind)) return refuse(403, 'form.denied')
  if (act.hash !== draft.hash) return stale(draft)
  if (act.kind === 'due') return ok(put(state, person, { ...draft, dueOn: act.dueOn ?? null }, 'due'))
  if (act.kind === 'withdraw') return ok(put(state, person, { ...draft, isInReview: false, dueOn: null }, 'withdraw'))
  if (draft.issues.length > 0) return refuse(422, 'form.unfit', draft.issues)
  const { notes = '', dueOn = null } = act
  return ok(put(state, person, { ...draft, isInReview: true, notes, dueOn }, 'submit', notes))
}

export function commentOnDraft(
  state: MockState,
  person: MockPerson,
  draft: MockDraft,
  { commentId, fieldId, text }: NewComment,
): MockDraft {
  if (draft.comments.some((each) => each.commentId === commentId)) return draft
  const comment = { commentId, fieldId, text, author: person.name, at: new Date(state.clock()).toISOString(), settledBy: null }
  return put(state, person, { ...draft, comments: [...draft.comments, comment] }, 'comment', text)
}

export function settleOnDraft(state: MockState, person: MockPerson, draft: MockDraft, commentId: string): Done<MockDraft> {
  const known = draft.comments.find((each) => each.commentId === commentId)
  if (known === undefined) return refuse(404, 'comment.none')
  if (known.settledBy !== null) return ok(draft)
  const comments = draft.comments.map((each) => (each === known ? { ...each, settledBy: person.name } : each))
  return ok(put(state, person, { ...draft, comments }, 'settle'))
}

function actionsOf(person: MockPerson, { isInReview }: MockDraft): readonly VersionAction[] {
  const own: readonly VersionAction[] = !isAuthor(person) ? [] : isInReview ? ['withdraw'] : ['save', 'delete', 'submit']
  return [...own, 'due', 'comment']
}

export function draftMessage(state: MockState, person: MockPerson, draft: MockDraft): AuthoredVersion {
  const { document, hash, issues, isInReview, notes, dueOn, authors, comments, events, changedAt } = draft
  const [key, title, department] = ['key', 'title', 'department'].map((name) => textAt(document[name])) as [string, string, string] // as many
  return {
    summary: {
      key,
      version: Number(document['version']),
      hash,
      title: title || key,
      titleEn: title || key,
      department,
      departmentName: state.city.units.find(({ code }) => code === department)?.name ?? department,
      owner: textAt(document['owner']),
      state: isInReview ? 'in-review' : 'draft',
      verification: 'draft-unverified',
      current: false,
      opensAt: null,
      first: null,
      authors: authors.map((author) => ({ ...author })),
      publisher: null,
      dueOn,
      changedAt,
      openComments: comments.filter(({ settledBy }) => settledBy === null).length,
      actions: [...actionsOf(person, draft)],
    },
    document,
    issues: issues.map(({ code, path, params }) => ({ code, path, params: { ...params } })),
    notes,
    remark: null,
    before: null,
    consent: null,
    needsConsent: false,
    comments: [...comments],
    events: [...events],
  }
}
