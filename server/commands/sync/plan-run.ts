import type { CodeLists } from '#core/form/code-list.ts'
import type { DeviceId, OpId, RecordId, UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { PublishedForm } from '../catalogue/form-cache.ts'
import {
  revisionKey,
  type AssignedNumber,
  type BatchState,
  type IdentityOwner,
  type NewOperation,
  type NewRevision,
  type NumberSeries,
  type Scope,
  type StoredRecord,
} from './batch-state.ts'
import type { ReadyValues } from './ready-values.ts'

/** What planning knows besides the database. Nothing here changes while a batch is planned, but the memory of validations. */
export interface PlanContext {
  readonly scope: Scope
  readonly author: { readonly userId: UserId; readonly name: string; readonly deviceId: DeviceId }
  readonly now: Date
  /** The year of receipt, Asia/Ho_Chi_Minh. */
  readonly year: number
  readonly demo: boolean
  readonly identitySecret: Buffer
  /** By form reference: those of the operations and those of the records they touch. */
  readonly forms: ReadonlyMap<string, PublishedForm>
  /** By `asOf`. */
  readonly lists: ReadonlyMap<string, CodeLists>
  /** Validations by operation and revision built on: done before the transaction, used again inside it. */
  readonly validated: Map<string, ReadyValues>
}

/** Numbers under lock; a dry run counts from anywhere. */
export interface Counters {
  receipt(): number
  series(series: NumberSeries): number
}

/** A batch being planned: the working state, and what will have to be written. */
export interface PlanRun {
  readonly context: PlanContext
  readonly state: BatchState
  readonly counters: Counters
  readonly records: Map<RecordId, StoredRecord>
  readonly values: Map<string, JsonObject>
  readonly outcomes: Map<OpId, PushOutcome>
  readonly ready: Map<RecordId, ReadyValues>
  readonly identities: Map<string, readonly IdentityOwner[]>
  readonly periods: Map<string, RecordId>
  readonly touched: Set<RecordId>
  readonly revisions: NewRevision[]
  /** In the order in which they were decided. */
  readonly operations: Map<OpId, NewOperation>
  readonly corrections: Operation[]
  readonly assigned: AssignedNumber[]
}

export const startRun = (context: PlanContext, state: BatchState, counters: Counters): PlanRun => ({
  context,
  state,
  counters,
  records: new Map(state.records),
  values: new Map(state.revisions),
  outcomes: new Map(),
  ready: new Map(),
  identities: new Map(state.identities),
  periods: new Map([...state.periods].map(([period, { recordId }]) => [period, recordId])),
  touched: new Set(),
  revisions: [],
  operations: new Map(),
  corrections: [],
  assigned: [],
})

/** The record after a change of this batch; the database gets it at the end. */
export function putRecord(run: PlanRun, record: StoredRecord): void {
  run.records.set(record.recordId, record)
  run.touched.add(record.recordId)
  if (record.values) run.values.set(revisionKey(record.recordId, record.revision), record.values)
}

/** The record that an operation is about, when it is known here. */
export const recordIdOf = (run: PlanRun, opId: OpId): RecordId | null =>
  run.operations.get(opId)?.operation.recordId ?? run.state.operations.get(opId)?.recordId ?? null

export const outcomeOf = (run: PlanRun, opId: OpId): PushOutcome | null =>
  run.outcomes.get(opId) ?? run.state.operations.get(opId)?.outcome ?? null
