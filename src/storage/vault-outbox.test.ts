import { buildDraft, buildId, buildOperation, T0 } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { describe, expect, it } from 'vitest'

const applied = { kind: 'applied', revision: 1, receipt: '11557-26-000001-7', state: { kind: 'received' }, assigned: {} } as const

describe('the outbox', () => {
  it('takes the operation and lets the draft go, both or neither', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    valueOf(await vault.saveDraft(buildDraft()))
    valueOf(await vault.submit(buildOperation(), 'Trần Văn Mẫu', T0))
    expect(valueOf(await vault.drafts())).toEqual([])
    expect(valueOf(await vault.outbox())).toEqual([
      { operation: buildOperation(), title: 'Trần Văn Mẫu', formKey: 'birth-registration', state: { kind: 'queued' }, queuedAt: T0 },
    ])
  })

  it('gives batches in order of submission, whatever the clock did, within count and size', async () => {
    const vault = await buildDevice().openTab()
    for (let i = 0; i < 5; i++) {
      const operation = buildOperation({
        opId: buildId<OpId>(30 - i),
        recordId: buildId<RecordId>(40 + i),
        changes: { '/name': { value: 'x'.repeat(1000) } },
      })
      valueOf(await vault.submit(operation, 't', T0 - i * 1000))
    }
    const ids = async (count: number, bytes: number) => valueOf(await vault.nextBatch(count, bytes)).map((op) => op.opId)
    expect(await ids(100, 1e6)).toEqual([30, 29, 28, 27, 26].map((n) => buildId<OpId>(n)))
    expect(await ids(2, 1e6)).toHaveLength(2)
    expect(await ids(100, 3000)).toHaveLength(2)
    expect(await ids(100, 1)).toHaveLength(1)
  })

  it('lets none that ran out of time go before an earlier one of its record', async () => {
    const vault = await buildDevice().openTab()
    const [first, slow, behind] = [buildId<OpId>(30), buildId<OpId>(31), buildId<OpId>(32)]
    valueOf(await vault.submit(buildOperation({ opId: first }), 't', T0))
    valueOf(await vault.submit(buildOperation({ opId: slow, kind: 'change', base: { kind: 'after', opId: first } }), 't', T0))
    valueOf(await vault.submit(buildOperation({ opId: behind, kind: 'change', base: { kind: 'after', opId: slow } }), 't', T0))
    const ids = async () => valueOf(await vault.nextBatch(9, 1e6, new Set([slow]))).map((op) => op.opId)
    expect(await ids()).toEqual([first])
    valueOf(await vault.settle([{ opId: first, outcome: applied }], T0))
    expect(await ids()).toEqual([slow])
  })

  it('moves what landed to sent, keeps what stopped, and never holds up other records', async () => {
    const vault = await buildDevice().openTab()
    const [poison, follower, good] = [buildId<OpId>(30), buildId<OpId>(31), buildId<OpId>(32)]
    valueOf(await vault.submit(buildOperation({ opId: poison }), 'p', T0))
    valueOf(await vault.submit(buildOperation({ opId: follower, kind: 'change', base: { kind: 'after', opId: poison } }), 'f', T0))
    valueOf(await vault.submit(buildOperation({ opId: good, recordId: buildId<RecordId>(50) }), 'g', T0))
    valueOf(await vault.markSending([poison, follower, good], T0))
    expect(valueOf(await vault.nextBatch(9, 1e6))).toEqual([])
    const stopped: PushOutcome = { kind: 'quarantined', reason: 'invalid', issues: [] }
    valueOf(
      await vault.settle(
        [
          { opId: poison, outcome: stopped },
          { opId: follower, outcome: { kind: 'held', waitsFor: poison } },
          { opId: good, outcome: applied },
        ],
        T0 + 5,
      ),
    )
    expect(valueOf(await vault.outbox()).map((entry) => entry.state)).toEqual([{ kind: 'stopped', outcome: stopped }, { kind: 'queued' }])
    expect(valueOf(await vault.nextBatch(9, 1e6))).toEqual([])
    expect(valueOf(await vault.sent())).toMatchObject([{ opId: good, outcome: applied, sentAt: T0 + 5 }])
  })

  it('sends the operation of a moved record on to the new unit', async () => {
    const vault = await buildDevice().openTab()
    valueOf(await vault.submit(buildOperation(), 't', T0))
    const unitId = buildId<UnitId>(60)
    valueOf(await vault.settle([{ opId: buildOperation().opId, outcome: { kind: 'moved', unitId } }], T0))
    expect(valueOf(await vault.nextBatch(9, 1e6))).toEqual([buildOperation({ unitId })])
  })

  it('gives an operation and its followers back as one draft, but not while they are being sent', async () => {
    const vault = await buildDevice().openTab()
    const [first, second] = [buildId<OpId>(30), buildId<OpId>(31)]
    valueOf(await vault.submit(buildOperation({ opId: first }), 't', T0))
    valueOf(await vault.submit(buildOperation({ opId: second, kind: 'change', base: { kind: 'after', opId: first } }), 't', T0))
    valueOf(await vault.markSending([first], T0))
    expect(await vault.reopen(first, buildDraft())).toEqual({ ok: false, error: { kind: 'changed-elsewhere' } })
    valueOf(await vault.settle([{ opId: first, outcome: { kind: 'quarantined', reason: 'invalid', issues: [] } }], T0))
    valueOf(await vault.reopen(first, buildDraft()))
    expect(valueOf(await vault.outbox())).toEqual([])
    expect(valueOf(await vault.drafts())).toHaveLength(1)
  })

  it('does not give an operation back whose answer was lost: it may have arrived, and would arrive again as something new', async () => {
    const vault = await buildDevice().openTab()
    const { opId } = buildOperation()
    valueOf(await vault.submit(buildOperation(), 't', T0))
    valueOf(await vault.markSending([opId], T0 + 1))
    valueOf(await vault.requeue([opId]))
    expect(valueOf(await vault.outbox())).toMatchObject([{ state: { kind: 'unanswered', since: T0 + 1 } }])
    expect(await vault.reopen(opId, buildDraft())).toEqual({ ok: false, error: { kind: 'changed-elsewhere' } })
    expect(valueOf(await vault.outbox())).toHaveLength(1)
    // It is sent again like any other, and a tab that was killed while sending is no different.
    expect(valueOf(await vault.nextBatch(9, 1e6))).toHaveLength(1)
    valueOf(await vault.markSending([opId], T0 + 2))
    valueOf(await vault.requeueStale())
    expect(await vault.reopen(opId, buildDraft())).toMatchObject({ ok: false })
    // The answer says that it did not land: now it can only be here.
    valueOf(await vault.settle([{ opId, outcome: { kind: 'denied', issues: [] } }], T0))
    valueOf(await vault.reopen(opId, buildDraft()))
    expect(valueOf(await vault.drafts())).toHaveLength(1)
  })
})
