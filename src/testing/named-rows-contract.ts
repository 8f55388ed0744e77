import { expect, it } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId, UserId } from '#core/lib/ids.ts'
import { scopeDigest } from '#core/protocol/scope-digest.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { diffValues } from '#core/record/diff.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Api } from '#network/api.ts'
import { makeId, operationOf, publishedForm, signIn, type ContractTarget, type Desk } from './contract-desk.ts'
import { valueOf } from './device.ts'

const FORM = 'case-register'
const missing = { error: { problem: { status: 404 } } }

interface Case {
  readonly at: ContractTarget
  readonly clerk: Desk
  readonly form: CompiledForm
  readonly create: Operation
  readonly receipt: string
}

const decide = ({ at, create }: Case, { api }: Desk, decision: Parameters<Api['decide']>[2]['decision'], revision = 1) =>
  api.decide(at.unitId, create.recordId, { opId: makeId<OpId>(), revision, decision })

const pulled = async ({ at, create }: Case, { api }: Desk) => {
  const scope = `${at.unitId}/${FORM}`
  let cursor = { seq: 0, epoch: '' }
  for (;;) {
    const { scopes } = valueOf(await api.pull({ protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: cursor }, limit: 1000 }))
    const page = scopes[scope]
    const found = page?.changes.find((change) => change.recordId === create.recordId)
    if (found || page?.more !== true) return found?.kind
    expect(page.changes.filter((change) => change.kind === 'record').length).toBeLessThan(2)
    cursor = { seq: page.next, epoch: page.epoch }
  }
}

/** What a device that fetches everything holds, and what the server says that it should hold. */
async function digests({ at }: Case, { api }: Desk) {
  const scope = `${at.unitId}/${FORM}`
  const held = new Map<string, number>()
  let cursor = { seq: 0, epoch: '' }
  for (;;) {
    const asked = { protocolVersion: PROTOCOL_VERSION, cursors: { [scope]: cursor }, limit: 1000, digests: true as const }
    const page = must(valueOf(await api.pull(asked)).scopes[scope], 'the scope is the reader’s')
    for (const { kind, recordId, seq } of page.changes)
      if (kind === 'record') held.set(recordId, seq)
      else held.delete(recordId)
    if (!page.more) return { held: scopeDigest(held.values()), told: page.digest }
    cursor = { seq: page.next, epoch: page.epoch }
  }
}

/** What every implementation keeps of records that only named people see, of registry books, and of erasing by law. */
export function namedRowsContract(running: () => Promise<ContractTarget>): void {
  const fresh = async (values = { court: 'HB', case_kind: 'DS' }): Promise<Case> => {
    const at = await running()
    const clerk = await signIn(at, 'clerk')
    const form = await publishedForm(clerk, FORM)
    const create = operationOf(at, clerk, form, diffValues(form, null, { ...values, party: `Đương sự ${makeId()}` }))
    const [outcome] = await clerk.push(create)
    expect(outcome).toMatchObject({ kind: 'applied' })
    return { at, clerk, form, create, receipt: outcome?.kind === 'applied' ? outcome.receipt : '' }
  }
  sightContract(fresh)
  registerContract(fresh)
  erasureContract(fresh)
}

type Fresh = (values?: { court: string; case_kind: string }) => Promise<Case>

function sightContract(fresh: Fresh): void {
  it('shows a record of a secret matter to its author, to whom the data owner names, and to the data owner', async () => {
    const one = await fresh()
    const { at, clerk, create, receipt } = one
    const [colleague, owner, reviewer] = [await signIn(at, 'colleague'), await signIn(at, 'owner'), await signIn(at, 'reviewer')]
    const reads = ({ api }: Desk) => api.record(at.unitId, create.recordId)
    for (const desk of [colleague, reviewer]) {
      expect(await reads(desk)).toMatchObject(missing)
      expect(await desk.api.receipt(receipt)).toMatchObject(missing)
      expect(valueOf(await desk.api.records({ formKey: FORM, q: receipt })).records).toEqual([])
      expect(await pulled(one, desk)).toBeUndefined()
    }
    expect(await pulled(one, clerk)).toBe('record')
    const name = (...readers: UserId[]) => decide(one, owner, { kind: 'name-readers', readers })
    expect(await decide(one, clerk, { kind: 'name-readers', readers: [] })).toMatchObject({ error: { problem: { status: 403 } } })
    expect(await name(at.people.stranger.userId)).toMatchObject({ error: { problem: { status: 422, code: 'readers.not-of-unit' } } })
    const named = valueOf(await name(colleague.person.userId))
    expect(named.access?.readers.map((reader) => reader.userId)).toEqual([clerk.person.userId, colleague.person.userId])
    expect(named.access?.people?.map((person) => person.userId)).toContain(reviewer.person.userId)
    expect(valueOf(await reads(colleague)).access?.people).toBeUndefined()
    expect(await pulled(one, colleague)).toBe('record')
    // Lists name such records by their receipts.
    expect(valueOf(await colleague.api.records({ formKey: FORM, q: receipt })).records).toMatchObject([{ title: receipt }])
    valueOf(await name())
    expect(await reads(colleague)).toMatchObject(missing)
    expect(await pulled(one, colleague)).toBe('gone')
    expect(valueOf(await reads(clerk)).summary.recordId).toBe(create.recordId)
  })

  it('takes work on a secret record only from those named on it', async () => {
    const one = await fresh()
    const colleague = await signIn(one.at, 'colleague')
    const change = operationOf(
      one.at,
      colleague,
      one.form,
      { '/summary': { value: 'Đã thụ lý' } },
      { recordId: one.create.recordId, kind: 'change', base: { kind: 'revision', revision: 1 } },
    )
    expect(await colleague.push(change)).toMatchObject([{ kind: 'denied', issues: [{ code: 'record.not-named' }] }])
    valueOf(await decide(one, await signIn(one.at, 'owner'), { kind: 'name-readers', readers: [colleague.person.userId] }))
    expect(await colleague.push(change)).toMatchObject([{ kind: 'applied', revision: 2 }])
  })
}

function registerContract(fresh: Fresh): void {
  it('counts a book for each value it is kept by, and keeps the number and the reason of a record that left it', async () => {
    const one = await fresh({ court: 'LC', case_kind: 'HN' })
    const { at, clerk, create, form } = one
    const [wrong] = await clerk.push({
      ...create,
      opId: makeId<OpId>(),
      kind: 'change',
      base: { kind: 'revision', revision: 1 },
      changes: { '/court': { base: 'LC', value: 'HB' } },
    })
    expect(wrong).toMatchObject({ kind: 'quarantined', issues: [{ code: 'number.fixed', path: '/court' }] })
    const moment = () => ({ opId: makeId<OpId>(), asOf: create.asOf, now: Date.now(), offlineMs: 0 })
    const record = { ...create, formRef: form.ref, revision: 1 }
    expect(await clerk.push(makeWithdrawal(record, create.authorId, moment()))).toMatchObject([
      { kind: 'quarantined', issues: [{ code: 'withdraw.reason-missing' }] },
    ])
    expect(await clerk.push(makeWithdrawal(record, create.authorId, moment(), 'Ghi nhầm tòa'))).toMatchObject([{ kind: 'applied' }])
    await fresh({ court: 'LC', case_kind: 'HN' })
    const year = Number(create.asOf.slice(0, 4))
    const { numbers } = valueOf(await clerk.api.numbers(at.unitId, { formKey: FORM, series: 'cases', year }))
    const book = numbers.filter(({ split }) => split.join(' ') === 'LC HN')
    expect(book.map(({ number }) => number)).toEqual(book.map((_, i) => i + 1))
    expect(book.find(({ recordId }) => recordId === create.recordId)).toMatchObject({
      state: { kind: 'withdrawn' },
      reason: 'Ghi nhầm tòa',
    })
    expect(book.at(-1)).toMatchObject({ state: { kind: 'received' }, reason: null })
  })
}

function erasureContract(fresh: Fresh): void {
  it('erases a record by law when two people agree, and says so to devices', async () => {
    const one = await fresh()
    const { at, clerk, create } = one
    const [owner, administrator] = [await signIn(at, 'owner'), await signIn(at, 'administrator')]
    const ask = {
      kind: 'request-erasure',
      reason: 'Tòa tuyên hủy theo quyết định có hiệu lực',
      basis: 'Luật 91/2025/QH15 Điều 14',
    } as const
    expect(await decide(one, owner, ask)).toMatchObject({ error: { problem: { status: 403 } } })
    const moment = { opId: makeId<OpId>(), asOf: create.asOf, now: Date.now(), offlineMs: 0 }
    await clerk.push(makeWithdrawal({ ...create, revision: 1 }, create.authorId, moment, 'Nộp nhầm'))
    const asked = valueOf(await decide(one, owner, ask, 2))
    expect(asked).toMatchObject({ erasure: { status: 'requested', reason: ask.reason, basis: ask.basis } })
    expect(asked.actions).not.toContain('request-erasure')
    const requestId = asked.erasure?.opId ?? makeId<OpId>()
    const answer = ({ api }: Desk, opId = makeId<OpId>()) =>
      api.decideErasure(at.unitId, create.recordId, { opId, requestId, decision: 'confirm' })
    expect(await answer(owner)).toMatchObject({ error: { problem: { status: 403, code: 'erasure.own-request' } } })
    expect(await answer(clerk)).toMatchObject({ error: { problem: { status: 404, code: 'erasure.none' } } })
    const waiting = valueOf(await administrator.api.erasures()).erasures.filter(({ recordId }) => recordId === create.recordId)
    expect(waiting).toMatchObject([{ own: false, receipt: '', erasure: { reason: ask.reason } }])
    const opId = makeId<OpId>()
    for (const _ of [1, 2]) valueOf(await answer(administrator, opId))
    expect(await answer(administrator)).toMatchObject({ error: { problem: { status: 409, code: 'erasure.decided' } } })
    const left = valueOf(await owner.api.record(at.unitId, create.recordId))
    expect(left).toMatchObject({ summary: { state: { kind: 'erased' }, title: '' }, values: {}, erasure: { status: 'confirmed' } })
    expect(JSON.stringify(left)).not.toContain('Đương sự')
    expect(await pulled(one, clerk)).toBe('gone')
    // A device that has let it go holds what it should, and fetches nothing anew.
    const { held, told } = await digests(one, clerk)
    expect(told).toBe(held)
    expect(await clerk.push(create)).toMatchObject([{ kind: 'quarantined', reason: 'closed' }])
  })
}
