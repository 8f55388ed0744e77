import { uuidV7, type Uuid } from '#core/lib/ids.ts'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'

/** The instant all tests start at: 2026-11-21 08:00 in Hải Phòng. */
export const T0 = Date.parse('2026-11-21T01:00:00Z')

/** The n-th id of a test: the same in every run, in order of n. */
export const buildId = <Id extends Uuid>(n: number): Id => uuidV7<Id>(1_763_686_800_000 + n, new Uint8Array(10).fill(n % 251))

export const testUnit = buildId<UnitId>(1)
export const testUser = buildId<UserId>(2)
export const testDevice = buildId<DeviceId>(3)
export const testFormRef = `birth-registration@1#${'a'.repeat(64)}`
export const testScope = `${testUnit}/birth-registration`

/** X25519 public key of RFC 7748 §6.1 (Bob), base64url: a real point, so that wrapping works. */
export const testEscrowKey = '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08'

export const buildSession = (overrides: Partial<SessionMessage> = {}): SessionMessage => ({
  user: { userId: testUser, username: 'canbo', name: 'Nguyễn Thị Thử', post: 'Công chức hộ tịch' },
  grants: [{ role: 'clerk', unitId: testUnit, formKey: '*' }],
  units: [{ unitId: testUnit, code: '11557', name: 'Phường Thử', kind: 'commune', communeCode: '11557' }],
  escrowPublicKey: testEscrowKey,
  serverTime: new Date(T0).toISOString(),
  offlineLeaseDays: 35,
  ...overrides,
})

export const buildDraft = (overrides: Partial<Draft> = {}): Draft => ({
  recordId: buildId<RecordId>(10),
  unitId: testUnit,
  authorId: testUser,
  formRef: testFormRef,
  base: { kind: 'new' },
  values: { name: 'Trần Văn Mẫu' },
  raw: {},
  listVersions: {},
  reasons: [],
  title: 'Trần Văn Mẫu',
  provisional: {},
  createdAt: T0,
  changedAt: T0,
  ...overrides,
})

export const buildOperation = (overrides: Partial<Operation> = {}): Operation => ({
  opId: buildId<OpId>(20),
  unitId: testUnit,
  recordId: buildId<RecordId>(10),
  formRef: testFormRef,
  base: { kind: 'new' },
  kind: 'create',
  changes: { '/name': { value: 'Trần Văn Mẫu' } },
  listVersions: {},
  reasons: [],
  asOf: '2026-11-21',
  authorId: testUser,
  clientTime: new Date(T0).toISOString(),
  offlineMs: 0,
  ...overrides,
})

export const buildPulledRecord = (n: number, overrides: Partial<PulledRecord> = {}): PulledRecord => ({
  kind: 'record',
  seq: n,
  recordId: buildId<RecordId>(1000 + n),
  unitId: testUnit,
  formRef: testFormRef,
  revision: 1,
  state: { kind: 'received' },
  values: { name: `Đỗ Thị Số ${n}` },
  listVersions: {},
  title: `Đỗ Thị Số ${n}`,
  receipt: `11557-26-${String(n).padStart(6, '0')}-7`,
  comments: [],
  reasons: [],
  conflicts: {},
  authorName: 'Nguyễn Thị Thử',
  changedAt: new Date(T0 + n * 1000).toISOString(),
  ...overrides,
})
