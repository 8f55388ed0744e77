import type { ColumnType, Generated } from 'kysely'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Tombstone } from '#core/protocol/pull.ts'
import type { DeadLetterReason } from '#core/protocol/dead-letters.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Reason } from '#core/record/draft.ts'
import type { Changes, Operation } from '#core/record/operation.ts'
import type { RecordState, RecordStateKind } from '#core/record/record-state.ts'
import type { FieldComment } from '#core/record/review.ts'
import type { KeptWaitingValues } from '#core/record/waiting-values.ts'
import type { Counter, Day, Instant, Json, JsonWithDefault } from './columns.ts'

/** Who sees the row; null is everybody whose role reaches it. The same on every row that tells of the record. */
export type Readers = ColumnType<readonly UserId[] | null, UserId[] | null | undefined, UserId[] | null>

export interface ScopesTable {
  unit_id: UnitId
  form_key: string
  counter: Counter
  epoch: string
  chain_number: Counter
  chain_head: Generated<Buffer>
}

export interface RecordsTable {
  unit_id: UnitId
  record_id: RecordId
  form_key: string
  form_version: number
  form_hash: string
  revision: number
  state: RecordStateKind
  level: number | null
  data: Json<JsonObject> | null
  list_versions: JsonWithDefault<Readonly<Record<string, string>>>
  title: string
  sort_key: string
  search_text: string
  /** Empty until the files are there that the record awaits. */
  receipt: string
  author_id: UserId
  holder_id: UserId | null
  seq: number
  created_at: Instant
  changed_at: Instant
  comments: JsonWithDefault<readonly FieldComment[]>
  conflicts: JsonWithDefault<KeptWaitingValues>
  period: string | null
  gone: Tombstone['reason'] | null
  moved_to: UnitId | null
  /** Hashes, ascending. */
  awaiting_files: Generated<string[]>
  readers: Readers
}

export interface RecordFieldsTable {
  unit_id: UnitId
  record_id: RecordId
  form_key: string
  path: string
  value: string
  folded: string
  readers: Readers
}

export interface RecordKeysTable {
  unit_id: UnitId
  form_key: string
  record_id: RecordId
  key_no: number
  key_hmac: Buffer
  readers: Readers
}

export interface IdentityKeysTable {
  key_hmac: Buffer
  form_key: string
  key_no: number
  unit_id: UnitId
  record_id: RecordId
}

export interface RevisionsTable {
  unit_id: UnitId
  record_id: RecordId
  revision: number
  form_key: string
  form_version: number
  form_hash: string
  op_id: OpId
  kind: Operation['kind'] | 'merge' | 'correction' | 'resolve'
  author_id: UserId
  author_name: string
  changes: Json<Changes> | null
  data: Json<JsonObject> | null
  list_versions: Json<Readonly<Record<string, string>>>
  reasons: JsonWithDefault<readonly Reason[]>
  as_of: Day
  client_time: string
  outcome: Json<PushOutcome>
  received_at: Instant
  readers: Readers
  /** What the newer version of the form had no place for, by the old record paths; null for none. */
  orphans: ColumnType<Readonly<Record<RecordPath, JsonValue>> | null, string | null | undefined, string | null>
}

/** held → the device, which sends the predecessor · quarantined, conflict → a person at the unit · the others → nobody. */
export type OperationStatus = 'applied' | 'held' | 'quarantined' | 'conflict' | 'denied' | 'moved' | 'correction-requested'

export interface OperationsTable {
  unit_id: UnitId
  op_id: OpId
  form_key: string
  record_id: RecordId
  author_id: UserId
  device_id: DeviceId | null
  payload_hash: Buffer
  status: OperationStatus
  outcome: Json<PushOutcome>
  operation: Json<Operation> | null
  waits_for: OpId | null
  received_at: Instant
  settled_at: Instant | null
  readers: Readers
}

export interface DeadLettersTable {
  letter_no: Generated<number>
  sender_id: UserId
  device_id: DeviceId
  unit_id: UnitId | null
  op_id: OpId
  record_id: RecordId | null
  claimed_unit: UnitId | null
  form_key: string | null
  reason: DeadLetterReason
  outcome: Json<PushOutcome>
  payload: string | null
  size: number
  times: Generated<number>
  first_at: Instant
  last_at: Instant
  settled_at: Instant | null
}

export interface ReviewsTable {
  unit_id: UnitId
  op_id: OpId
  record_id: RecordId
  form_key: string
  revision: number
  decision: DecisionRequest['decision']['kind']
  comments: JsonWithDefault<readonly FieldComment[]>
  actor_id: UserId
  actor_name: string
  state_before: Json<RecordState>
  state_after: Json<RecordState>
  payload_hash: Buffer
  decided_at: Instant
  readers: Readers
}

export interface CorrectionsTable {
  unit_id: UnitId
  op_id: OpId
  record_id: RecordId
  form_key: string
  base_revision: number
  changes: Json<Changes>
  reasons: JsonWithDefault<readonly Reason[]>
  author_id: UserId
  author_name: string
  status: 'requested' | 'accepted' | 'refused'
  requested_at: Instant
  decided_by: UserId | null
  decided_at: Instant | null
  decision_comment: string | null
  readers: Readers
}

export interface ReceiptCountersTable {
  unit_id: UnitId
  year: number
  counter: Counter
}

export interface NumberCountersTable {
  unit_id: UnitId
  series: string
  /** The values of the fields that the number is counted by. */
  split: Generated<readonly string[]>
  year: number
  counter: Counter
}

export interface AssignedNumbersTable {
  unit_id: UnitId
  series: string
  split: Generated<readonly string[]>
  year: number
  number: number
  /** As it was written when it was given; null in rows of before. */
  written: string | null
  record_id: RecordId
  form_key: string
  path: string
  assigned_at: Instant
  readers: Readers
}

/** Whose devices have to drop their copy of a record, and its place in the feed. */
export interface HiddenFromTable {
  unit_id: UnitId
  record_id: RecordId
  user_id: UserId
  form_key: string
  seq: number
}

/** Requests to erase a record by law. */
export interface ErasuresTable {
  unit_id: UnitId
  op_id: OpId
  record_id: RecordId
  form_key: string
  reason: string
  basis: string
  status: 'requested' | 'confirmed' | 'refused'
  requested_by: UserId
  requester_name: string
  requested_at: Instant
  decision_op_id: OpId | null
  decided_by: UserId | null
  decider_name: string | null
  decided_at: Instant | null
}

export interface RecordTables {
  scopes: ScopesTable
  records: RecordsTable
  record_fields: RecordFieldsTable
  record_keys: RecordKeysTable
  identity_keys: IdentityKeysTable
  revisions: RevisionsTable
  operations: OperationsTable
  dead_letters: DeadLettersTable
  reviews: ReviewsTable
  corrections: CorrectionsTable
  receipt_counters: ReceiptCountersTable
  number_counters: NumberCountersTable
  assigned_numbers: AssignedNumbersTable
  hidden_from: HiddenFromTable
  erasures: ErasuresTable
}
