import { expect, it } from 'vitest'
import type { OpId } from '#core/lib/ids.ts'
import type { FileTransfer } from '#storage/file-transfer.ts'
import type { OutboxEntry } from '#storage/vault.ts'
import { buildId, buildOperation, T0 } from '#testing/builders.ts'
import { waitingLines } from './waiting-lines.ts'

const operation = buildOperation()
const entry = (n: number, state: OutboxEntry['state'], recordId = operation.recordId): OutboxEntry => ({
  operation: { ...operation, opId: buildId<OpId>(n), recordId },
  title: `Bản ${n}`,
  formKey: 'f',
  state,
  queuedAt: T0 + n,
})
const file = (state: FileTransfer['state'], recordId = operation.recordId): FileTransfer => ({
  id: 'f',
  recordId,
  unitId: operation.unitId,
  opId: operation.opId,
  formKey: 'f',
  title: 'Chỉ còn tệp',
  file: { sha256: 'a'.repeat(64), name: 'a.jpg', type: 'image/jpeg', size: 1 },
  state,
  queuedAt: T0,
})

it('later changes wait for the first, and files for their record', () => {
  const outbox = [entry(1, { kind: 'sending', since: T0 }), entry(2, { kind: 'queued' }), entry(3, { kind: 'queued' })]
  const [line] = waitingLines(outbox, [file({ kind: 'held' }), file({ kind: 'held' })])
  expect(line).toMatchObject({ title: 'Bản 3', opId: buildId<OpId>(1) })
  expect(line?.steps).toEqual([
    { key: 'opSending', count: 1 },
    { key: 'opBehind', count: 2 },
    { key: 'filesHeld', count: 2 },
  ])
})

it('a record that is on the server waits with its files alone', () => {
  const lines = waitingLines([], [file({ kind: 'waiting' }), file({ kind: 'stopped', stop: { kind: 'missing' } })])
  expect(lines).toMatchObject([
    {
      opId: null,
      title: 'Chỉ còn tệp',
      steps: [
        { key: 'filesWaiting', count: 1 },
        { key: 'filesStopped', count: 1 },
      ],
    },
  ])
})
