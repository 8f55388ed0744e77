import { isReceiptNumber, normalReceipt } from '#core/lib/receipt-number.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { FormIndex } from '#core/protocol/catalogue.ts'
import { scopeDigest } from '#core/protocol/scope-digest.ts'
import type { PulledRecord, PullRequest, PullResponse, PullScope } from '#core/protocol/pull.ts'
import type { RecordMessage, RecordPage, RecordSummary } from '#core/protocol/records.ts'
import { reachedUnits } from '#core/protocol/reached-units.ts'
import type { Role, SessionMessage } from '#core/protocol/session.ts'
import { unitOf, type MockPerson } from './mock-city.ts'
import { actionsOf } from './mock-decide.ts'
import { erasureMessage } from './mock-erasures.ts'
import { accessOf, isNamed } from './mock-sight.ts'
import type { MockRecord, MockState } from './mock-state.ts'

/** X25519 public key of RFC 7748 §6.1: a real point, whose owner nobody is here. */
const ESCROW_KEY = '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08'

export const sessionMessage = ({ city, clock }: MockState, { userId, username, name, post, grants }: MockPerson): SessionMessage => ({
  user: { userId, username, name, post },
  grants: [...grants],
  units: [...new Set(grants.flatMap(reachedUnits))].flatMap((unitId) => unitOf(city, unitId) ?? []),
  escrowPublicKey: ESCROW_KEY,
  serverTime: new Date(clock()).toISOString(),
  offlineLeaseDays: 35,
})

export const formIndex = ({ forms }: MockState): FormIndex => ({
  forms: [...forms.values()].map(({ definition, hash }) => ({
    key: definition.key,
    version: definition.version,
    hash,
    title: definition.title,
    titleEn: definition.translations['en']?.title ?? definition.title,
    department: definition.department,
    departmentName: definition.owner,
    verification: 'draft-unverified',
    current: [...forms.values()].every(
      (other) => other.definition.key !== definition.key || other.definition.version <= definition.version,
    ),
  })),
})

export const rolesIn = (person: MockPerson, unitId: string, formKey: string): ReadonlySet<Role> =>
  new Set(
    person.grants
      .filter((grant) => reachedUnits(grant).some((reached) => reached === unitId) && (grant.formKey === '*' || grant.formKey === formKey))
      .map((grant) => grant.role),
  )

const readingRoles: readonly Role[] = ['clerk', 'reviewer', 'data-owner', 'auditor']
export const mayRead = (person: MockPerson, unitId: string, formKey: string): boolean =>
  readingRoles.some((role) => rolesIn(person, unitId, formKey).has(role))

export const maySee = (person: MockPerson, record: MockRecord): boolean =>
  mayRead(person, record.unitId, record.formKey) && isNamed(person, record)

export function pullResponse(state: MockState, person: MockPerson, request: PullRequest): PullResponse {
  const scopes: Record<string, PullScope> = {}
  const revoked: string[] = []
  for (const [scope, cursor] of Object.entries(request.cursors)) {
    const [unitId = '', formKey = ''] = scope.split('/')
    if (!mayRead(person, unitId, formKey)) {
      revoked.push(scope)
      continue
    }
    const from = cursor.epoch === state.epoch ? cursor.seq : 0
    const everything = [...state.records.values()]
      .filter((record) => record.unitId === unitId && record.formKey === formKey)
      .flatMap((record) => changeFor(person, record) ?? [])
    const newer = everything.filter((change) => change.seq > from).sort((a, b) => a.seq - b.seq)
    const changes = firstPage(state, newer, request.limit)
    const more = newer.length > changes.length
    const last = changes.at(-1)?.seq ?? from
    const counter = state.counters.get(`scope ${scope}`) ?? 0
    const page = { changes, next: more ? last : Math.max(last, counter), more, epoch: state.epoch }
    const held = everything.flatMap((change) => (change.kind === 'record' ? [change.seq] : []))
    scopes[scope] = request.digests === true && !more ? { ...page, digest: scopeDigest(held) } : page
  }
  return { scopes, revoked, serverTime: new Date(state.clock()).toISOString() }
}

/** The record, the note that it is not for this person any more, or nothing. */
function changeFor(person: MockPerson, record: MockRecord): PullScope['changes'][number] | null {
  if (isNamed(person, record) && record.state.kind === 'erased')
    return { kind: 'gone', seq: record.seq, recordId: record.recordId, reason: 'erased' }
  if (isNamed(person, record)) return pulledRecord(record)
  const seq = record.hiddenFrom[person.userId]
  return seq === undefined ? null : { kind: 'gone', seq, recordId: record.recordId, reason: 'hidden' }
}

/** Of forms without bulk answers one record, however many are wanted. */
function firstPage({ forms }: MockState, found: readonly PullScope['changes'][number][], limit: number): PullScope['changes'] {
  const isSingle = (change: PullScope['changes'][number]): boolean =>
    change.kind === 'record' && forms.get(change.formRef)?.definition.access?.export === 'single'
  const single = found.findIndex(isSingle)
  const next = found.findIndex((change, i) => single >= 0 && i > single && change.kind === 'record')
  return found.slice(0, next < 0 ? limit : Math.min(next, limit))
}

const pulledRecord = ({
  formKey: _f,
  holderId: _h,
  authorId: _u,
  reasons,
  assigned: _a,
  revisions: _v,
  decided: _d,
  correction: _c,
  files: _g,
  readers: _n,
  hiddenFrom: _o,
  erasure: _e,
  ...record
}: MockRecord): PulledRecord => ({ kind: 'record', ...record, reasons: [...reasons] })

export const recordSummary = ({ city, forms }: MockState, record: MockRecord): RecordSummary => ({
  recordId: record.recordId,
  unitId: record.unitId,
  unitName: unitOf(city, record.unitId)?.name ?? '',
  formKey: record.formKey,
  formTitle: forms.get(record.formRef)?.definition.title ?? record.formKey,
  title: record.title,
  receipt: record.receipt,
  ...(record.awaitingFiles === undefined ? {} : { awaitingFiles: record.awaitingFiles }),
  revision: record.revision,
  state: record.state,
  authorName: record.authorName,
  changedAt: record.changedAt,
})

/** As a list shows it: of forms without bulk answers a title would be a value. */
const listedSummary = (state: MockState, record: MockRecord): RecordSummary => {
  const summary = recordSummary(state, record)
  return state.forms.get(record.formRef)?.definition.access?.export === 'single' ? { ...summary, title: record.receipt } : summary
}

export const recordMessage = (state: MockState, person: MockPerson, record: MockRecord): RecordMessage => ({
  summary: recordSummary(state, record),
  formRef: record.formRef,
  values: record.values,
  listVersions: record.listVersions,
  comments: record.comments,
  decided: record.decided?.revision ?? null,
  answered: record.comments.length > 0 ? [] : [...(record.decided?.comments ?? [])],
  revisions: record.revisions
    .toReversed()
    .map(({ authorId, ...revision }) => ({ ...revision, ...(authorId === person.userId ? { own: true as const } : {}) })),
  conflicts: record.conflicts,
  correction: record.correction?.message ?? null,
  ...accessOf(state, person, record),
  ...(record.erasure === null ? {} : { erasure: erasureMessage(record.erasure) }),
  ...actionsOf(rolesIn(person, record.unitId, record.formKey), person, record),
})

/** Newest first; `after` is the position to go on from. */
export function recordPage(state: MockState, person: MockPerson, query: URLSearchParams): RecordPage {
  const text = query.get('q') ?? ''
  const receipt = normalReceipt(text)
  const words = fold(isReceiptNumber(receipt) ? receipt : text).split(' ')
  const is = (name: string, value: string): boolean => (query.get(name) ?? value) === value
  const found = [...state.records.values()]
    .filter((record) => maySee(person, record))
    .filter((record) => is('unitId', record.unitId) && is('formKey', record.formKey) && is('state', record.state.kind))
    .filter((record) => words.every((word) => fold(`${record.title} ${record.receipt} ${JSON.stringify(record.values)}`).includes(word)))
    .filter((record) => query.get('inbox') !== '1' || waitsFor(person, record))
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
  const from = Number(query.get('after') ?? 0)
  const to = from + Number(query.get('limit') ?? 50)
  return { records: found.slice(from, to).map((record) => listedSummary(state, record)), next: to < found.length ? String(to) : null }
}

function waitsFor(person: MockPerson, { unitId, formKey, state }: MockRecord): boolean {
  const roles = rolesIn(person, unitId, formKey)
  const forReviewer = state.kind === 'received' || state.kind === 'in-review'
  return (
    (roles.has('reviewer') && forReviewer) ||
    (roles.has('data-owner') && (state.kind === 'approved' || state.kind === 'correction-requested'))
  )
}
