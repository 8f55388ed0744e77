import { readCodeList } from '#core/form/lists/read-code-list.ts'
import { describe, expect, it } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { DeviceId, OpId, RecordId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { scopeDigest } from '#core/protocol/scope-digest.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Changes, Operation } from '#core/record/operation.ts'
import { authoringContract } from './authoring-contract.ts'
import { createApi, type Api } from '#network/api.ts'
import { makeId, operationOf, publishedForm, signIn, type ContractTarget, type Desk } from './contract-desk.ts'
import { cookieFetch } from './cookie-fetch.ts'
import { valueOf } from './device.ts'
import { filesContract } from './files-contract.ts'
import { namedRowsContract } from './named-rows-contract.ts'

const FORM = 'birth-registration'
/** Two free texts of the form, outside of its identity keys and of any condition. */
const [ONE, TWO] = ['/declaration_place', '/requester/id_place'] as const
const changeOf = (path: string, base: JsonValue | undefined, value: JsonValue): Changes => ({
  [path]: base === undefined ? { value } : { base, value },
})

/** What every implementation of the protocol keeps; run against the mock server and against the real one. */
export function protocolContract(name: string, start: () => Promise<ContractTarget>): void {
  let target: Promise<ContractTarget> | null = null
  let counter = 0
  const running = (): Promise<ContractTarget> => (target ??= start())
  const fresh = async () => {
    const at = await running()
    const clerk = await signIn(at, 'clerk')
    const form = await publishedForm(clerk, FORM)
    const values = at.sample(++counter)
    const create = operationOf(at, clerk, form, diffValues(form, null, values))
    return { at, clerk, form, values, create }
  }
  describe(`the protocol of ${name}`, () => {
    sessionContract(running)
    pushContract(fresh)
    mergeContract(fresh)
    waitingContract(fresh)
    choiceContract(fresh)
    reviewContract(fresh)
    filesContract(running)
    namedRowsContract(running)
    authoringContract(running)
  })
}

type Fresh = () => Promise<{ at: ContractTarget; clerk: Desk; form: CompiledForm; values: JsonObject; create: Operation }>

function sessionContract(running: () => Promise<ContractTarget>): void {
  it('knows who is signed in, and nobody after signing out or with a wrong password', async () => {
    const at = await running()
    const { api, person } = await signIn(at, 'clerk')
    const session = valueOf(await api.session())
    expect(session.user.userId).toBe(person.userId)
    expect(session.units.map((unit) => unit.unitId)).toContain(at.unitId)
    valueOf(await api.signOut())
    expect(await api.session()).toEqual({ ok: false, error: { kind: 'unauthorized' } })
    const wrong = await api.signIn({ username: person.username, password: 'sai mật khẩu', deviceId: makeId<DeviceId>() })
    expect(wrong).toEqual({ ok: false, error: { kind: 'unauthorized' } })
  })

  it('lists demonstration people, forms and code lists, each as its name says', async () => {
    const { api, person } = await signIn(await running(), 'clerk')
    expect(valueOf(await api.about()).mode).toBe('demo')
    expect(valueOf(await api.demoPeople()).people.map((found) => found.userId)).toContain(person.userId)
    const { lists } = valueOf(await api.codeLists())
    const sexes = lists.find((list) => list.key === 'sexes')
    const text = await valueOf(await api.codeList('sexes', sexes?.version ?? '')).text()
    expect(valueOf(readCodeList(text))).toMatchObject({ key: 'sexes', version: sexes?.version })
    expect(await api.form('khong-co', 1)).toMatchObject({ error: { problem: { status: 404 } } })
  })

  it('does nothing for a tab whose person is not the one of the session', async () => {
    const at = await running()
    const { clerk, colleague } = at.people
    const browser = cookieFetch(at.baseUrl, at.fetch)
    const [mine, theirs] = [clerk, colleague].map(({ userId }) =>
      createApi({ baseUrl: at.baseUrl, fetch: browser, userId: () => userId }),
    ) as [Api, Api] // of two people
    const deviceId = makeId<DeviceId>()
    valueOf(await mine.signIn({ username: clerk.username, password: clerk.password, deviceId }))
    valueOf(await theirs.signIn({ username: colleague.username, password: colleague.password, deviceId }))
    const refused = { ok: false, error: { kind: 'unauthorized' } }
    const protocol = { protocolVersion: PROTOCOL_VERSION } as const
    expect(await mine.session()).toEqual(refused)
    expect(await mine.pull({ ...protocol, cursors: { [`${at.unitId}/${FORM}`]: { seq: 0, epoch: '' } }, limit: 10 })).toEqual(refused)
    expect(await mine.push({ ...protocol, deviceId, operations: [] })).toEqual(refused)
    expect(await mine.records({ limit: 10 })).toEqual(refused)
    expect(await mine.escrow(deviceId, { enc: 'A'.repeat(43), wrappedKey: 'B'.repeat(64) })).toEqual(refused)
    expect(await mine.signOut()).toEqual(refused)
    expect(valueOf(await theirs.session()).user.userId).toBe(colleague.userId)
  })

  it('takes the escrow of a vault’s key', async () => {
    const at = await running()
    // Without saying who asks, the cookie alone counts.
    const api = createApi({ baseUrl: at.baseUrl, fetch: cookieFetch(at.baseUrl, at.fetch), userId: () => null })
    const deviceId = makeId<DeviceId>()
    valueOf(await api.signIn({ username: at.people.clerk.username, password: at.people.clerk.password, deviceId }))
    valueOf(await api.escrow(deviceId, { enc: 'A'.repeat(43), wrappedKey: 'B'.repeat(64) }))
  })

  it('takes what a device says of its drafts', async () => {
    const at = await running()
    const api = createApi({ baseUrl: at.baseUrl, fetch: cookieFetch(at.baseUrl, at.fetch), userId: () => null })
    const deviceId = makeId<DeviceId>()
    valueOf(await api.signIn({ username: at.people.clerk.username, password: at.people.clerk.password, deviceId }))
    const draft = { recordId: makeId<RecordId>(), formKey: FORM, version: 1, fieldIds: ['name0000'] }
    valueOf(await api.heldDrafts(deviceId, { drafts: [draft] }))
    const { recordId, formKey } = draft
    const moved = { recordId, formKey, from: 1, to: 2, lost: 1, failed: 2, decided: 1 }
    valueOf(await api.heldDrafts(deviceId, { drafts: [draft], moved: [moved] }))
    const wrong = await api.heldDrafts(deviceId, { drafts: [], moved: [{ ...moved, lost: -1 }] })
    expect(wrong).toMatchObject({ ok: false, error: { problem: { status: 400 } } })
    valueOf(await api.heldDrafts(deviceId, { drafts: [] }))
  })
}

function pushContract(fresh: Fresh): void {
  it('accepts a record once, however often it is sent, and gives it back by pull, by search and by its receipt', async () => {
    const { at, clerk, values, create } = await fresh()
    const [first] = await clerk.push(create)
    expect(first).toMatchObject({ kind: 'applied', revision: 1, state: { kind: 'received' } })
    const receipt = first?.kind === 'applied' ? first.receipt : ''
    // Weeks of waiting are told anew at each sending; they do not make it another operation.
    expect(await clerk.push({ ...create, offlineMs: 86_400_000 })).toMatchObject([{ kind: 'duplicate', revision: 1, receipt }])
    const scope = `${at.unitId}/${FORM}`
    const pulled = valueOf(
      await clerk.api.pull({ protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: { seq: 0, epoch: '' } }, limit: 1000 }),
    )
    const own = pulled.scopes[scope]?.changes.filter((change) => change.recordId === create.recordId)
    expect(own).toMatchObject([{ kind: 'record', revision: 1, receipt, values }])
    // Asked for, the answer says what the device should hold now; a page before the last says nothing.
    const all = { protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: { seq: 0, epoch: '' } }, digests: true } as const
    const whole = valueOf(await clerk.api.pull({ ...all, limit: 1000 })).scopes[scope]
    expect(whole?.digest).toBe(scopeDigest(whole?.changes.flatMap((change) => (change.kind === 'record' ? [change.seq] : [])) ?? []))
    expect(pulled.scopes[scope]?.digest).toBeUndefined()
    const typed = receipt.replaceAll('-', '').toLowerCase()
    for (const text of [receipt, typed]) expect(valueOf(await clerk.api.receipt(text)).recordId).toBe(create.recordId)
    for (const q of [receipt, typed])
      expect(valueOf(await clerk.api.records({ q })).records.map((record) => record.recordId)).toEqual([create.recordId])
  })

  it('answers each operation by itself: what is wrong never stops what is right', async () => {
    const { at, clerk, form, create } = await fresh()
    const orphan = operationOf(at, clerk, form, {}, { kind: 'change', base: { kind: 'after', opId: makeId<OpId>() } })
    const outcomes = await clerk.push(
      operationOf(at, clerk, form, {}),
      { ...create, opId: makeId<OpId>(), recordId: makeId<RecordId>(), authorId: at.people.colleague.userId },
      { ...create, opId: makeId<OpId>(), recordId: makeId<RecordId>(), formRef: `${FORM}@1#${'0'.repeat(64)}` },
      orphan,
      create,
    )
    expect(outcomes).toMatchObject([
      { kind: 'quarantined', reason: 'invalid' },
      { kind: 'denied' },
      { kind: 'quarantined', reason: 'form-mismatch' },
      { kind: 'held' },
      { kind: 'applied' },
    ])
    expect(await clerk.push({ ...create, recordId: makeId<RecordId>() })).toMatchObject([{ kind: 'quarantined', reason: 'op-id-reused' }])
  })

  it('shows nothing to a clerk of another unit, and takes nothing from them', async () => {
    const { at, clerk, create } = await fresh()
    await clerk.push(create)
    const stranger = await signIn(at, 'stranger')
    expect(await stranger.push({ ...create, opId: makeId<OpId>(), authorId: stranger.person.userId })).toMatchObject([{ kind: 'denied' }])
    expect(await stranger.api.record(at.unitId, create.recordId)).toMatchObject({ error: { problem: { status: 404 } } })
    const scope = `${at.unitId}/${FORM}`
    const pulled = valueOf(
      await stranger.api.pull({ protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: { seq: 0, epoch: '' } }, limit: 10 }),
    )
    expect(pulled).toMatchObject({ scopes: {}, revoked: [scope] })
  })

  it('withdraws a record of its author before approval', async () => {
    const { at, clerk, form, create } = await fresh()
    await clerk.push(create)
    const withdraw = operationOf(
      at,
      clerk,
      form,
      {},
      { recordId: create.recordId, kind: 'withdraw', base: { kind: 'revision', revision: 1 } },
    )
    expect(await clerk.push(withdraw)).toMatchObject([{ kind: 'applied', state: { kind: 'withdrawn' } }])
  })
}

function mergeContract(fresh: Fresh): void {
  it('keeps both when different fields were changed, and asks when it was the same', async () => {
    const { at, clerk, form, values, create } = await fresh()
    await clerk.push(create)
    const colleague = await signIn(at, 'colleague')
    const change = (desk: Desk, path: string, value: string): Operation =>
      operationOf(at, desk, form, changeOf(path, valueIn(values, path), value), {
        recordId: create.recordId,
        kind: 'change',
        base: { kind: 'revision', revision: 1 },
      })
    expect(await colleague.push(change(colleague, ONE, 'Sửa Một'))).toMatchObject([{ kind: 'applied', revision: 2 }])
    expect(await clerk.push(change(clerk, TWO, 'Sửa Hai'))).toMatchObject([{ kind: 'merged', revision: 3, theirs: [ONE] }])
    expect(await clerk.push(change(clerk, ONE, 'Sửa Khác'))).toMatchObject([{ kind: 'conflict', paths: [ONE] }])
    const record = valueOf(await clerk.api.record(at.unitId, create.recordId))
    expect([valueIn(record.values, ONE), valueIn(record.values, TWO)]).toEqual(['Sửa Một', 'Sửa Hai'])
    expect(record.conflicts[ONE]).toMatchObject([{ value: 'Sửa Khác', revision: 4 }])
    expect(record.revisions.map((revision) => revision.revision)).toEqual([4, 3, 2, 1])
    const before = valueIn(values, ONE)
    expect(record.revisions.map(({ own, parallel }) => [own, parallel])).toEqual([
      [true, { theirs: [ONE], asked: { [ONE]: { base: before, value: 'Sửa Khác' } } }],
      [true, { theirs: [ONE], asked: {} }],
      [undefined, undefined],
      [true, undefined],
    ])
  })
}

function waitingContract(fresh: Fresh): void {
  it('keeps every value that waits for a choice, until one who saw it changes the field or says which to take', async () => {
    const { at, clerk, form, values, create } = await fresh()
    await clerk.push(create)
    const colleague = await signIn(at, 'colleague')
    const change = (desk: Desk, value: string, revision = 1, base = valueIn(values, ONE)): Operation =>
      operationOf(at, desk, form, changeOf(ONE, base, value), {
        recordId: create.recordId,
        kind: 'change',
        base: { kind: 'revision', revision },
      })
    const conflicts = async () => valueOf(await clerk.api.record(at.unitId, create.recordId)).conflicts
    const [first, second] = [change(clerk, 'Giá Trị Hai'), change(clerk, 'Giá Trị Ba')]
    await colleague.push(change(colleague, 'Giá Trị Một'))
    expect(await clerk.push(first)).toMatchObject([{ kind: 'conflict', revision: 3 }])
    expect(await clerk.push(second)).toMatchObject([{ kind: 'conflict', revision: 4 }])
    const both = [
      { value: 'Giá Trị Hai', opId: first.opId, revision: 3 },
      { value: 'Giá Trị Ba', opId: second.opId, revision: 4 },
    ]
    expect((await conflicts())[ONE]).toMatchObject(both)
    expect(await colleague.push(change(colleague, 'Giá Trị Một'))).toMatchObject([{ kind: 'applied', revision: 5 }])
    expect((await conflicts())[ONE]).toMatchObject(both)
    expect(await colleague.push(change(colleague, 'Giá Trị Bốn', 3, 'Giá Trị Một'))).toMatchObject([{ revision: 6 }])
    expect((await conflicts())[ONE]).toMatchObject(both.slice(1))
    const third = change(clerk, 'Giá Trị Năm')
    await clerk.push(third)
    const decide = (opId?: OpId) => ({ kind: 'resolve-conflict' as const, path: ONE, take: 'other' as const, ...(opId ? { opId } : {}) })
    const choose = (opId?: OpId) =>
      clerk.api.decide(at.unitId, create.recordId, { opId: makeId<OpId>(), revision: 7, decision: decide(opId) })
    expect(await choose()).toMatchObject({ error: { problem: { status: 409, code: 'conflict.none' } } })
    const taken = valueOf(await choose(second.opId))
    expect([valueIn(taken.values, ONE), taken.conflicts]).toEqual(['Giá Trị Ba', {}])
  })
}

function choiceContract(fresh: Fresh): void {
  const clash = async () => {
    const { at, clerk, form, values, create } = await fresh()
    await clerk.push(create)
    const colleague = await signIn(at, 'colleague')
    const change = (desk: Desk, value: string): Operation =>
      operationOf(at, desk, form, changeOf(ONE, valueIn(values, ONE), value), {
        recordId: create.recordId,
        kind: 'change',
        base: { kind: 'revision', revision: 1 },
      })
    await colleague.push(change(colleague, 'Của Đồng Nghiệp'))
    expect(await clerk.push(change(clerk, 'Của Người Nhập'))).toMatchObject([{ kind: 'conflict', revision: 3 }])
    const choose = ({ api }: Desk, revision: number, take: 'current' | 'other', opId = makeId<OpId>()) =>
      api.decide(at.unitId, create.recordId, { opId, revision, decision: { kind: 'resolve-conflict', path: ONE, take } })
    return { at, clerk, colleague, create, choose }
  }

  it('keeps the value that stands when a clerk says so, without a revision', async () => {
    const { clerk, choose } = await clash()
    const opId = makeId<OpId>()
    const kept = valueOf(await choose(clerk, 3, 'current', opId))
    expect(kept).toMatchObject({ summary: { revision: 3 }, conflicts: {} })
    expect(valueIn(kept.values, ONE)).toBe('Của Đồng Nghiệp')
    expect(kept.actions).not.toContain('resolve-conflict')
    expect(valueOf(await choose(clerk, 3, 'current', opId)).conflicts).toEqual({})
    expect(await choose(clerk, 3, 'current')).toMatchObject({ error: { problem: { status: 403 } } })
  })

  it('takes the other value as a revision by who chose it, who then may not approve it', async () => {
    const { at, create, clerk, choose } = await clash()
    const [reviewer, owner] = [await signIn(at, 'reviewer'), await signIn(at, 'owner')]
    expect(await choose(owner, 3, 'other')).toMatchObject({ error: { problem: { status: 403 } } })
    const opId = makeId<OpId>()
    const taken = valueOf(await choose(reviewer, 3, 'other', opId))
    expect(taken).toMatchObject({ summary: { revision: 4, state: { kind: 'received' } }, conflicts: {}, withheld: ['approve'] })
    expect(valueIn(taken.values, ONE)).toBe('Của Người Nhập')
    expect(taken.revisions[0]).toMatchObject({ revision: 4, opId, changed: [ONE] })
    expect(valueOf(await choose(reviewer, 3, 'other', opId)).summary.revision).toBe(4)
    const approve = { opId: makeId<OpId>(), revision: 4, decision: { kind: 'approve' } } as const
    expect(await reviewer.api.decide(at.unitId, create.recordId, approve)).toMatchObject({
      error: { problem: { status: 403, code: 'decision.own-work' } },
    })
    // It reaches the devices like any other revision.
    const scope = `${at.unitId}/${FORM}`
    const pulled = valueOf(
      await clerk.api.pull({ protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: { seq: 0, epoch: '' } }, limit: 1000 }),
    )
    expect(pulled.scopes[scope]?.changes.at(-1)).toMatchObject({ recordId: create.recordId, revision: 4, conflicts: {} })
  })
}

function reviewContract(fresh: Fresh): void {
  it('carries a record through review: returned with a comment, corrected, approved, locked, corrected on request', async () => {
    const { at, clerk, form, values, create } = await fresh()
    await clerk.push(create)
    const [reviewer, owner] = [await signIn(at, 'reviewer'), await signIn(at, 'owner')]
    const path = ONE
    const decide = ({ api }: Desk, revision: number, decision: Parameters<Api['decide']>[2]['decision']) =>
      api.decide(at.unitId, create.recordId, { opId: makeId<OpId>(), revision, decision })
    expect(await decide(clerk, 1, { kind: 'approve' })).toMatchObject({ error: { problem: { status: 403 } } })
    const returned = valueOf(await decide(reviewer, 1, { kind: 'return', comments: [{ path, text: 'Xem lại chỗ này' }] }))
    const remarks = [{ path, text: 'Xem lại chỗ này' }]
    expect(returned).toMatchObject({ summary: { state: { kind: 'returned' } }, comments: remarks, decided: 1, answered: [] })
    const correct = (value: string, base: string | undefined, revision: number) =>
      operationOf(at, clerk, form, changeOf(path, base, value), {
        recordId: create.recordId,
        kind: 'change',
        base: { kind: 'revision', revision },
      })
    const before = valueIn(values, path)
    expect(await clerk.push(correct('Đã Sửa', typeof before === 'string' ? before : undefined, 1))).toMatchObject([
      { kind: 'applied', revision: 2, state: { kind: 'received' } },
    ])
    expect(await decide(reviewer, 1, { kind: 'approve' })).toMatchObject({ error: { problem: { status: 409, code: 'record.changed' } } })
    const corrected = valueOf(await reviewer.api.record(at.unitId, create.recordId))
    expect(corrected).toMatchObject({ comments: [], decided: 1, answered: remarks })
    const approved = valueOf(await decide(reviewer, 2, { kind: 'approve' }))
    expect(approved).toMatchObject({ summary: { state: { kind: 'approved' } }, decided: 2, answered: [] })
    expect(valueOf(await decide(owner, 2, { kind: 'approve' })).summary.state).toEqual({ kind: 'locked' })
    expect(await clerk.push(correct('Sửa Sau Khóa', 'Đã Sửa', 2))).toMatchObject([{ kind: 'correction-requested', revision: 2 }])
    const inbox = valueOf(await owner.api.records({ inbox: '1', limit: 200 })).records.map((record) => record.recordId)
    expect(inbox).toContain(create.recordId)
    const accepted = valueOf(await decide(owner, 2, { kind: 'accept-correction' }))
    expect(accepted.summary).toMatchObject({ state: { kind: 'locked' }, revision: 3 })
    expect(valueIn(accepted.values, path)).toBe('Sửa Sau Khóa')
  })
}

function valueIn(values: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = values
  for (const name of path.split('/').slice(1))
    value = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined
  return value
}
