import { expect, test } from 'vitest'
import type { OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { FileTransfer } from '#storage/file-transfer.ts'
import type { OutboxEntry, OutboxState, SentEntry } from '#storage/vault.ts'
import { stopReason, workList, workStatus, type WorkSources } from './work-item.ts'

// Brands add nothing at run time; these texts never meet a parser.
const record = (n: number) => `record-${n}` as RecordId
const unit = 'unit' as UnitId
const entry = (n: number, state: OutboxState): OutboxEntry => ({
  operation: {
    opId: `op-${n}` as OpId,
    unitId: unit,
    recordId: record(n),
    formRef: 'birth@1#h',
    base: { kind: 'new' },
    kind: 'create',
    changes: {},
    listVersions: {},
    reasons: [],
    asOf: '2026-11-20',
    authorId: 'user' as UserId,
    clientTime: '2026-11-20T01:00:00Z',
    offlineMs: 0,
  },
  title: 'Nguyễn An',
  formKey: 'birth',
  state,
  queuedAt: n,
})
const landed: PushOutcome = { kind: 'applied', revision: 1, receipt: '11914-26-000001-4', state: { kind: 'received' }, assigned: {} }
const sentEntry = (n: number, outcome: PushOutcome = landed): SentEntry => ({
  opId: `op-${n}` as OpId,
  recordId: record(n),
  unitId: unit,
  formKey: 'birth',
  title: 'Nguyễn An',
  outcome,
  sentAt: n,
})
const sources = (overrides: Partial<WorkSources> = {}): WorkSources => ({
  drafts: [],
  outbox: [],
  sent: [],
  returned: [],
  damaged: [],
  files: [],
  states: new Map(),
  ...overrides,
})
const draft = (n: number, returned: boolean) => ({
  recordId: record(n),
  unitId: unit,
  formRef: 'birth@1#h',
  title: 'Nguyễn An',
  isNew: !returned,
  returned,
  changedAt: n,
})

const transfer = (n: number, state: FileTransfer['state']): FileTransfer => ({
  id: `transfer-${n}-${state.kind}`,
  recordId: record(n),
  unitId: unit,
  opId: `op-${n}` as OpId,
  formKey: 'birth',
  title: 'Nguyễn An',
  file: { sha256: 'a'.repeat(64), size: 1, type: 'application/pdf', name: 'a.pdf' },
  state,
  queuedAt: n,
})

test('a record whose files are still here waits, is listed once, and is not called received', () => {
  const files = [transfer(1, { kind: 'waiting' }), transfer(1, { kind: 'sending', since: 1 }), transfer(2, { kind: 'held' })]
  const list = workList(sources({ sent: [sentEntry(1)], outbox: [entry(2, { kind: 'queued' })], files }))
  expect(list.waiting.map((item) => [item.kind, item.recordId])).toEqual([
    ['waiting', record(2)],
    ['files', record(1)],
  ])
  expect(list.waiting.map(workStatus)).toEqual(['queued', 'awaiting-files'])
  expect(list.waiting[1]).toMatchObject({ waiting: 2, stopped: [] })
  expect(list.sent).toEqual([])
})

test('a stopped file needs a person, also while a correction of its record is on its way', () => {
  const files = [transfer(1, { kind: 'stopped', stop: { kind: 'missing' } })]
  const list = workList(sources({ outbox: [entry(1, { kind: 'queued' })], files }))
  expect(list.attention.map((item) => item.kind)).toEqual(['files'])
  expect(list.attention.map(workStatus)).toEqual(['stopped'])
  expect(list.waiting.map((item) => item.kind)).toEqual(['waiting'])
})

test('a record is called received only after the server answered', () => {
  const list = workList(sources({ outbox: [entry(1, { kind: 'queued' }), entry(2, { kind: 'sending', since: 0 })], sent: [sentEntry(3)] }))
  expect(list.waiting.map(workStatus)).toEqual(['sending', 'queued'])
  expect(list.sent.map(workStatus)).toEqual(['received'])
})

test('a sent record takes the newest state the device knows', () => {
  const list = workList(sources({ sent: [sentEntry(1), sentEntry(2)], states: new Map([[record(1), { kind: 'approved', level: 1 }]]) }))
  expect(list.sent.map(workStatus)).toEqual(['received', 'approved'])
})

test('what stopped needs a person and says why', () => {
  const outcome: PushOutcome = { kind: 'quarantined', reason: 'invalid', issues: [{ code: 'required', path: '/a', params: {} }] }
  const list = workList(sources({ outbox: [entry(1, { kind: 'stopped', outcome })] }))
  expect(list.attention.map(workStatus)).toEqual(['stopped'])
  expect(list.waiting).toEqual([])
  expect(stopReason(outcome)).toEqual({ key: 'invalid', count: 1 })
})

test('a returned record appears once: as returned, as the draft correcting it, or as the correction on its way', () => {
  const returned = [
    {
      recordId: record(1),
      unitId: unit,
      formKey: 'birth',
      title: 'A',
      receipt: 'r',
      state: { kind: 'returned' as const },
      revision: 1,
      changedAt: '2026-11-20T00:00:00Z',
    },
  ]
  expect(workList(sources({ returned })).attention.map((item) => item.kind)).toEqual(['returned'])
  expect(workList(sources({ returned, drafts: [draft(1, true)] })).attention.map((item) => item.kind)).toEqual(['draft'])
  const onItsWay = workList(sources({ returned, outbox: [entry(1, { kind: 'queued' })] }))
  expect(onItsWay.attention).toEqual([])
  expect(onItsWay.waiting).toHaveLength(1)
})

test('an unfinished new record is a draft, a change of a sent one says so', () => {
  expect(workList(sources({ drafts: [draft(1, false)] })).drafts.map(workStatus)).toEqual(['draft'])
  expect(workList(sources({ drafts: [{ ...draft(1, false), isNew: false }] })).drafts.map(workStatus)).toEqual(['draft-change'])
})

test('work that does not open is among what needs a person, once a row, and never offered as begun or returned', () => {
  const damaged = [{ table: 'outbox' as const, id: 'op-7', recordId: record(1), formKey: 'birth', at: 7 }]
  const list = workList(
    sources({
      damaged,
      returned: [
        {
          recordId: record(1),
          unitId: unit,
          formKey: 'birth',
          title: 'A',
          receipt: 'r',
          state: { kind: 'returned' },
          revision: 1,
          changedAt: '2026-11-20T00:00:00Z',
        },
      ],
    }),
  )
  expect(list.attention).toEqual([
    { kind: 'damaged', of: 'operation', id: 'op-7', recordId: record(1), formKey: 'birth', title: '', at: 7 },
  ])
  expect(list.attention.map(workStatus)).toEqual(['stopped'])
})

test('an operation whose answer was lost waits like the others, and is told apart from those that were never sent', () => {
  const list = workList(sources({ outbox: [entry(1, { kind: 'unanswered', since: 5 }), entry(2, { kind: 'queued' })] }))
  expect(list.waiting.map(workStatus)).toEqual(['queued', 'queued'])
  expect(list.waiting.map((item) => item.kind === 'waiting' && item.stage)).toEqual(['queued', 'unanswered'])
})
