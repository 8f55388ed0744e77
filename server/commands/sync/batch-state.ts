import type { RecordsAtHand } from '#core/form/compiled-form.ts'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { PulledRecord, Tombstone } from '#core/protocol/pull.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Reason } from '#core/record/draft.ts'
import type { Changes, Operation } from '#core/record/operation.ts'
import type { RecordState } from '#core/record/record-state.ts'
import type { FieldComment } from '#core/record/review.ts'
import type { OperationStatus } from '../../db/tables-records.ts'
import type { StoredFiles } from '../files/stored-files.ts'

export interface Scope {
  readonly unitId: UnitId
  /** `~test` included. */
  readonly formKey: string
}

/** A record as the database holds it; `values` null when erased. */
export interface StoredRecord {
  readonly recordId: RecordId
  /** `~test` included: the scope's. */
  readonly formKey: string
  readonly formVersion: number
  readonly formHash: string
  readonly revision: number
  readonly state: RecordState
  readonly values: JsonObject | null
  readonly listVersions: Readonly<Record<string, string>>
  readonly title: string
  /** Empty until the files are there that the record awaits. */
  readonly receipt: string
  /** Hashes of files that it names, or that a correction of it does, and that are not here; ascending. */
  readonly awaitingFiles: readonly string[]
  /** Files that its revisions keep aside, as far as they may still be missing: all that it awaited when it was read, and those set aside since. */
  readonly asideFiles: readonly FileValue[]
  /** Author of the newest revision. */
  readonly authorId: UserId
  /** Who took it over, when somebody did. */
  readonly holderId: UserId | null
  readonly createdAt: Date
  readonly changedAt: Date
  readonly comments: readonly FieldComment[]
  readonly conflicts: PulledRecord['conflicts']
  readonly period: string | null
  readonly gone: Tombstone['reason'] | null
  readonly movedTo: UnitId | null
  /** Who sees it, the maker first; null: everybody whose role reaches it. */
  readonly readers: readonly UserId[] | null
  /** Numbers the server gave, by record path. */
  readonly assigned: Readonly<Record<RecordPath, string>>
  /** Why warnings were passed in the newest revision: they hold for values that a merge keeps. */
  readonly reasons: readonly Reason[]
}

export interface StoredOperation {
  readonly opId: OpId
  readonly recordId: RecordId
  readonly payloadHash: string
  readonly status: OperationStatus
  readonly outcome: PushOutcome
}

/** An operation that waits for its predecessor; its day was believable, or not, when it came. */
export interface HeldOperation {
  readonly operation: Operation
  readonly receivedAt: Date
}

/** Another record with the same identity key. */
export interface IdentityOwner {
  readonly recordId: RecordId | null
  readonly unitId: UnitId
  readonly unitName: string
  /** Null when the reader has no rights there. */
  readonly receipt: string | null
}

/** Everything that planning a batch of one scope reads of the database. */
export interface BatchState {
  readonly unitCode: string
  readonly unitName: string
  readonly records: ReadonlyMap<RecordId, StoredRecord>
  readonly operations: ReadonlyMap<OpId, StoredOperation>
  /** Of the records asked for: those that are there, and that the author is not named on. */
  readonly hidden: ReadonlySet<RecordId>
  /** Operations that wait for a predecessor, in these records. */
  readonly held: readonly HeldOperation[]
  /** Values after earlier revisions that operations build on, by `revisionKey`. */
  readonly revisions: ReadonlyMap<string, JsonObject>
  /** Periodic forms: the live record of a period. */
  readonly periods: ReadonlyMap<string, { readonly recordId: RecordId; readonly receipt: string; readonly values: JsonObject }>
  /** Records that these refer to and that their rules look into, as far as the author may see them. */
  readonly referred: RecordsAtHand
  /** By HMAC (hexadecimal). */
  readonly identities: ReadonlyMap<string, readonly IdentityOwner[]>
  /** Of the files that these operations and records name: those that a record has which the author sees. */
  readonly files: StoredFiles
}

export const revisionKey = (recordId: RecordId, revision: number): string => `${recordId}|${revision}`

export interface NewRevision {
  readonly recordId: RecordId
  readonly revision: number
  readonly formVersion: number
  readonly formHash: string
  readonly opId: OpId
  readonly kind: Operation['kind'] | 'merge' | 'correction' | 'resolve'
  readonly authorId: UserId
  readonly authorName: string
  readonly changes: Changes
  readonly values: JsonObject
  readonly listVersions: Readonly<Record<string, string>>
  readonly reasons: readonly Reason[]
  readonly asOf: string
  readonly clientTime: string
  readonly outcome: PushOutcome
  /** The record's. */
  readonly readers: readonly UserId[] | null
  /** Values of the record that this version of the form has no place for, by their old record paths. */
  readonly orphans: Readonly<Record<RecordPath, JsonValue>>
}

export interface NewOperation {
  readonly operation: Operation
  readonly payloadHash: string
  readonly deviceId: DeviceId
  readonly status: OperationStatus
  readonly outcome: PushOutcome
}

/** A registry book of a unit: its series, and the values of the fields that it is kept by. One counter per year. */
export interface NumberSeries {
  readonly series: string
  readonly split: readonly string[]
}

export interface AssignedNumber extends NumberSeries {
  readonly recordId: RecordId
  readonly path: RecordPath
  readonly year: number
  readonly number: number
  readonly written: string
}
