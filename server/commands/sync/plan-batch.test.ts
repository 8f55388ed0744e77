import { expect, test } from 'vitest'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { BatchState } from './batch-state.ts'
import { dryCounters } from './lock-scope.ts'
import { rehearse } from './plan-batch.ts'
import type { PlanContext } from './plan-run.ts'

const unitId = makeTestId<UnitId>()
const userId = makeTestId<UserId>()
const now = new Date('2026-11-20T03:00:00Z')

const context: PlanContext = {
  scope: { unitId, formKey: 'no-such-form' },
  author: { userId, name: 'Bùi Văn Vận', deviceId: makeTestId<DeviceId>() },
  now,
  year: 2026,
  demo: false,
  identitySecret: Buffer.alloc(32),
  forms: new Map(),
  lists: new Map(),
  validated: new Map(),
}
const nothing: BatchState = {
  unitCode: 'A',
  unitName: 'Đơn vị A',
  records: new Map(),
  operations: new Map(),
  hidden: new Set(),
  held: [],
  revisions: new Map(),
  periods: new Map(),
  referred: {},
  identities: new Map(),
  files: new Set(),
}

const operation = (): Operation => ({
  opId: makeTestId<OpId>(),
  unitId,
  recordId: makeTestId<RecordId>(),
  formRef: `no-such-form@1#${'0'.repeat(64)}`,
  base: { kind: 'new' },
  kind: 'create',
  changes: {},
  listVersions: {},
  reasons: [],
  asOf: '2026-11-20',
  authorId: userId,
  clientTime: now.toISOString(),
  offlineMs: 0,
})

test('while a large batch is validated, other requests are served again and again; a small one goes through at once', async () => {
  const pauses = async (count: number): Promise<number> => {
    let served = 0
    const operations = Array.from({ length: count }, operation)
    await rehearse(context, nothing, dryCounters(), operations, async () => void served++)
    return served
  }
  expect([await pauses(20), await pauses(100), await pauses(500)]).toEqual([0, 4, 24])
})
