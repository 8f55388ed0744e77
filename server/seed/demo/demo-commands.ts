import type { CodeLists } from '#core/form/code-list.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { DeviceId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'

export interface DemoErasure {
  readonly requester: UserId
  readonly confirmer: UserId
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly revision: number
  readonly at: number
  readonly reason: string
  readonly basis: string
}

/** The server's own commands, as the demonstration city uses them: on behalf of a person, at a moment of the past. */
export interface DemoCommands {
  /** The version that new records use; null when the form is not published. */
  form(formKey: string): Promise<CompiledForm | null>
  lists(asOf: string): Promise<CodeLists>
  /** One batch of one device. @returns an outcome per operation */
  push(author: UserId, deviceId: DeviceId, at: number, operations: readonly Operation[]): Promise<PushOutcome[]>
  /** The bytes of a file that the record names. */
  bring(author: UserId, unitId: UnitId, recordId: RecordId, at: number, bytes: Uint8Array): Promise<void>
  /** Two people erase an ended record by law. */
  erase(erasure: DemoErasure): Promise<void>
  decide(actor: UserId, unitId: UnitId, recordId: RecordId, at: number, request: DecisionRequest): Promise<void>
}
