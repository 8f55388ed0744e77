import type { FormRef } from '../form/compiled-form.ts'
import type { Orphans } from '../form/upgrade/kept-aside.ts'
import type { OpId, RecordId, UnitId, UserId } from '../lib/ids.ts'
import type { JsonObject } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { FieldComment } from './review.ts'

/** Why a warning was passed. `at` is the record path of the issue. */
export interface Reason {
  readonly ruleId: string
  readonly at: RecordPath
  readonly text: string
}

/**
 * What a draft changes: nothing yet on the server, a known revision of an existing record with its values, or what the
 * record will be once the device's own operation `opId`, still under way, has landed.
 */
export type DraftBase =
  | { readonly kind: 'new' }
  | { readonly kind: 'revision'; readonly revision: number; readonly values: JsonObject; readonly comments: readonly FieldComment[] }
  | { readonly kind: 'after'; readonly opId: OpId; readonly values: JsonObject; readonly comments: readonly FieldComment[] }

/** A stored form being filled in; may be wrong. One draft per record; kept on the device, encrypted, never sent as such. */
export interface Draft {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly authorId: UserId
  readonly formRef: FormRef
  readonly base: DraftBase
  readonly values: JsonObject
  /** Text that did not parse, by record path: shown again as typed. */
  readonly raw: Readonly<Record<RecordPath, string>>
  readonly listVersions: Readonly<Record<string, string>>
  readonly reasons: readonly Reason[]
  /** Shown in lists; made from the definition's title fields. */
  readonly title: string
  /** Shown until the server assigns the real numbers: record path → provisional text. */
  readonly provisional: Readonly<Record<RecordPath, string>>
  /** Moved on from an earlier version: what this one has no place for. It goes along when the draft is sent. */
  readonly orphans?: Orphans
  /** Moved on from an earlier version: the draft as it was there, for whoever takes the move back. */
  readonly before?: Draft
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly changedAt: number
}
