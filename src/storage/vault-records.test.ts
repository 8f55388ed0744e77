import { buildDraft, buildId, buildOperation, buildPulledRecord, T0, testScope } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { PulledRecord, PullScope } from '#core/protocol/pull.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { describe, expect, it } from 'vitest'

const page = (changes: PullScope['changes'], next: number, overrides: Partial<PullScope> = {}): PullScope => ({
  changes,
  next,
  more: false,
  epoch: 'e1',
  ...overrides,
})
const records = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => buildPulledRecord(from + i))
const applied = { kind: 'applied', revision: 2, receipt: 'r', state: { kind: 'received' }, assigned: {} } as const

describe('pulled records', () => {
  it('are found by words of title, receipt and identity values, with or without marks, after a reload too', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    valueOf(await vault.applyPull(testScope, page(records(1, 450), 450), (record) => [`000099${record.seq}`]))
    expect(valueOf(await vault.cursors())).toEqual({ [testScope]: { seq: 450, epoch: 'e1' } })
    const again = await device.openTab()
    const find = async (text: string) => valueOf(await again.findRecords({ text }, 10)).map((found) => found.title)
    expect(await find('do thi so 377')).toEqual(['Đỗ Thị Số 377'])
    expect(await find('11557-26-000012')).toEqual(['Đỗ Thị Số 12'])
    expect(await find('000099401')).toEqual(['Đỗ Thị Số 401'])
    expect((await find(''))[0]).toBe('Đỗ Thị Số 450')
    expect(valueOf(await again.record(buildPulledRecord(377).recordId))).toEqual(buildPulledRecord(377))
  })

  it('of an earlier version of the app, which kept no reasons, are read as having none', async () => {
    const vault = await buildDevice().openTab()
    const { reasons: _none, ...old } = buildPulledRecord(1)
    // What an earlier version stored is no PulledRecord of today.
    valueOf(await vault.applyPull(testScope, page([old as PulledRecord], 1)))
    expect(valueOf(await vault.record(old.recordId))).toEqual({ ...old, reasons: [] })
    expect(valueOf(await vault.latest(old.recordId))?.reasons).toEqual([])
  })

  it('of an earlier version of the app, which kept one waiting value of a field, are read as having that one', async () => {
    const vault = await buildDevice().openTab()
    const old = { ...buildPulledRecord(1, { revision: 3 }), conflicts: { '/name': { value: 'a', author: 'An' } } }
    // What an earlier version stored is no PulledRecord of today.
    valueOf(await vault.applyPull(testScope, page([old as unknown as PulledRecord], 1)))
    const conflicts = { '/name': [{ value: 'a', author: 'An', opId: null, revision: 3 }] }
    expect(valueOf(await vault.record(old.recordId))?.conflicts).toEqual(conflicts)
    expect(valueOf(await vault.latest(old.recordId))?.conflicts).toEqual(conflicts)
  })

  it('stay on their page when they change, and go when the server says gone', async () => {
    const vault = await buildDevice().openTab()
    valueOf(await vault.applyPull(testScope, page(records(1, 3), 3)))
    const newer = buildPulledRecord(2, { seq: 4, revision: 2, title: 'Đã đổi' })
    valueOf(
      await vault.applyPull(
        testScope,
        page([newer, { kind: 'gone', seq: 5, recordId: buildPulledRecord(3).recordId, reason: 'moved' }], 5),
      ),
    )
    expect(valueOf(await vault.findRecords({ text: '' }, 10)).map((found) => found.title)).toEqual(['Đã đổi', 'Đỗ Thị Số 1'])
    expect(valueOf(await vault.record(buildPulledRecord(3).recordId))).toBeNull()
  })

  it.each(['erased', 'hidden'] as const)('that are %s leave no unfinished change and no title behind', async (reason) => {
    const device = buildDevice()
    const vault = await device.openTab()
    const [lost, other] = [buildPulledRecord(1).recordId, buildPulledRecord(2).recordId]
    for (const [at, recordId] of [lost, other].entries()) {
      const op = buildOperation({ opId: buildId<OpId>(60 + at), recordId, kind: 'change', base: { kind: 'revision', revision: 1 } })
      valueOf(await vault.submit(op, 't', T0))
      valueOf(await vault.settle([{ opId: op.opId, outcome: applied }], T0))
      valueOf(await vault.saveDraft(buildDraft({ recordId })))
    }
    const told: string[] = []
    vault.subscribe(({ kind }) => void told.push(kind))
    valueOf(await vault.applyPull(testScope, page([{ kind: 'gone', seq: 3, recordId: lost, reason }], 3)))
    expect(valueOf(await vault.draft(lost))).toBeNull()
    expect(valueOf(await vault.drafts()).map((draft) => draft.recordId)).toEqual([other])
    expect(valueOf(await vault.sent()).map((entry) => entry.recordId)).toEqual([other])
    expect(told).toEqual(expect.arrayContaining(['records', 'drafts', 'outbox']))
  })

  it('that moved to another unit keep what is unfinished', async () => {
    const vault = await buildDevice().openTab()
    const { recordId } = buildPulledRecord(1)
    valueOf(await vault.saveDraft(buildDraft({ recordId })))
    valueOf(await vault.applyPull(testScope, page([{ kind: 'gone', seq: 3, recordId, reason: 'moved' }], 3)))
    expect(valueOf(await vault.drafts())).toHaveLength(1)
  })

  it('are not overwritten while operations on them wait, and come up when these have landed', async () => {
    const vault = await buildDevice().openTab()
    const { recordId } = buildPulledRecord(1)
    valueOf(await vault.applyPull(testScope, page(records(1, 2), 2)))
    valueOf(await vault.submit(buildOperation({ recordId, kind: 'change', base: { kind: 'revision', revision: 1 } }), 't', T0))
    const newer = buildPulledRecord(1, { seq: 3, revision: 2, title: 'Người khác đổi' })
    valueOf(await vault.applyPull(testScope, page([newer], 3)))
    expect(valueOf(await vault.record(recordId))?.revision).toBe(1)
    expect(valueOf(await vault.latest(recordId))?.revision).toBe(2)
    valueOf(await vault.settle([{ opId: buildOperation().opId, outcome: applied }], T0))
    expect(valueOf(await vault.record(recordId))).toEqual(newer)
    expect(valueOf(await vault.findRecords({ text: 'nguoi khac' }, 10))).toHaveLength(1)
  })

  it('in conflict with an own operation are shown at once; that counts as sent once its own value waits no longer', async () => {
    const vault = await buildDevice().openTab()
    const { recordId } = buildPulledRecord(1)
    const op = buildOperation({ recordId, kind: 'change', base: { kind: 'revision', revision: 1 } })
    valueOf(await vault.submit(op, 't', T0))
    const outcome: PushOutcome = { kind: 'conflict', revision: 3, paths: ['/name'] }
    valueOf(await vault.settle([{ opId: op.opId, outcome }], T0))
    expect(valueOf(await vault.outbox())).toMatchObject([{ state: { kind: 'stopped', outcome } }])
    expect(valueOf(await vault.unsentCount())).toBe(0)
    const mine = { value: 'a', author: 'b', opId: op.opId, revision: 3 }
    const others = { value: 'c', author: 'd', opId: buildId<OpId>(40), revision: 4 }
    const pull = async (seq: number, revision: number, conflicts: PulledRecord['conflicts']) =>
      valueOf(await vault.applyPull(testScope, page([buildPulledRecord(1, { seq, revision, conflicts })], seq)))
    // From before the operation landed: that nothing waits says nothing of it.
    await pull(1, 2, {})
    expect(valueOf(await vault.outbox())).toHaveLength(1)
    await pull(2, 3, { '/name': [mine] })
    expect(valueOf(await vault.record(recordId))?.revision).toBe(3)
    await pull(3, 4, { '/name': [mine, others] })
    expect(valueOf(await vault.outbox())).toHaveLength(1)
    await pull(4, 5, { '/name': [others] })
    expect(valueOf(await vault.outbox())).toEqual([])
    expect(valueOf(await vault.sent())).toMatchObject([{ opId: op.opId, outcome }])
  })

  it('start anew when the server was restored from a backup', async () => {
    const vault = await buildDevice().openTab()
    valueOf(await vault.applyPull(testScope, page(records(1, 3), 3)))
    valueOf(await vault.applyPull(testScope, page(records(1, 1), 1, { epoch: 'e2' })))
    expect(valueOf(await vault.findRecords({ text: '' }, 10))).toHaveLength(1)
    expect(valueOf(await vault.cursors())).toEqual({ [testScope]: { seq: 1, epoch: 'e2' } })
  })

  it('that lay aside when the server was restored do not come back, unless it sends them anew', async () => {
    const vault = await buildDevice().openTab()
    const ids = [1, 2].map((n) => buildPulledRecord(n).recordId)
    const ops = ids.map((recordId, i) => buildOperation({ recordId, opId: buildId<OpId>(30 + i) }))
    for (const op of ops) valueOf(await vault.submit(op, 't', T0))
    valueOf(await vault.applyPull(testScope, page(records(1, 2), 2)))
    const again = buildPulledRecord(2, { seq: 1, title: 'Sau khôi phục' })
    valueOf(await vault.applyPull(testScope, page([again], 1, { epoch: 'e2' })))
    const answers = ops.map(({ opId }) => ({ opId, outcome: applied }))
    valueOf(await vault.settle(answers, T0))
    expect(valueOf(await vault.findRecords({ text: '' }, 10)).map((found) => found.title)).toEqual(['Sau khôi phục'])
  })

  it('of a revoked scope go, the outbox stays', async () => {
    const vault = await buildDevice().openTab()
    valueOf(await vault.applyPull(testScope, page(records(1, 3), 3)))
    valueOf(await vault.submit(buildOperation(), 't', T0))
    valueOf(await vault.dropScope(testScope))
    expect(valueOf(await vault.findRecords({ text: '' }, 10))).toEqual([])
    expect(valueOf(await vault.cursors())).toEqual({})
    expect(valueOf(await vault.outbox())).toHaveLength(1)
  })

  it('survive two tabs that pull at once', async () => {
    const device = buildDevice()
    const [one, two] = [await device.openTab(), await device.openTab()]
    await Promise.all([one.applyPull(testScope, page(records(1, 5), 5)), two.applyPull(testScope, page(records(1, 5), 5))])
    valueOf(await two.applyPull(testScope, page(records(6, 8), 8)))
    valueOf(await one.applyPull(testScope, page(records(1, 2), 2)))
    for (const vault of [one, two]) expect(valueOf(await vault.findRecords({ text: '' }, 20))).toHaveLength(8)
    expect(valueOf(await one.cursors())[testScope]?.seq).toBe(8)
  })

  it('fetched online are held, unless the device has a newer one', async () => {
    const vault = await buildDevice().openTab()
    valueOf(await vault.holdRecord(buildPulledRecord(5)))
    valueOf(await vault.holdRecord(buildPulledRecord(5, { seq: 4, title: 'cũ' })))
    expect(valueOf(await vault.record(buildPulledRecord(5).recordId))?.title).toBe('Đỗ Thị Số 5')
    expect(valueOf(await vault.record(buildId<RecordId>(1)))).toBeNull()
    expect(valueOf(await vault.cursors())).toEqual({})
  })

  it('fetched online again are replaced by the newer revision, never by an older one', async () => {
    const vault = await buildDevice().openTab()
    const hold = async (revision: number, day: string) =>
      valueOf(await vault.holdRecord(buildPulledRecord(5, { seq: 0, revision, changedAt: `2026-11-${day}T01:00:00Z` })))
    const kept = async () => {
      const record = valueOf(await vault.record(buildPulledRecord(5).recordId))
      return [record?.revision, record?.changedAt.slice(8, 10)]
    }
    await hold(3, '20')
    await hold(7, '21')
    expect(await kept()).toEqual([7, '21'])
    await hold(6, '22')
    expect(await kept()).toEqual([7, '21'])
    // The state may change without a revision.
    await hold(7, '23')
    expect(await kept()).toEqual([7, '23'])
    valueOf(await vault.applyPull(testScope, page([buildPulledRecord(5, { revision: 8, changedAt: '2026-11-24T01:00:00Z' })], 5)))
    await hold(7, '25')
    expect(await kept()).toEqual([8, '24'])
    await hold(9, '26')
    expect(await kept()).toEqual([9, '26'])
    expect(valueOf(await vault.scopes())).toEqual([testScope])
  })

  it('number twenty thousand and are listed in the time of a page load', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    for (let i = 0; i < 20; i++) valueOf(await vault.applyPull(testScope, page(records(i * 1000 + 1, i * 1000 + 1000), i * 1000 + 1000)))
    const again = await device.openTab()
    expect(valueOf(await again.findRecords({ text: 'so 19999' }, 10))).toHaveLength(1)
  })
})
