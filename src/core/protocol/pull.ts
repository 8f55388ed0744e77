import Type, { type Static } from 'typebox'
import { FieldComment } from '../record/review.ts'
import { ReasonMessage, RecordIdSchema, UnitIdSchema } from '../record/operation.ts'
import { RecordState } from '../record/record-state.ts'
import { WaitingValues } from '../record/waiting-values.ts'
import type { JsonObject } from '../lib/json.ts'
import { AwaitingFiles } from './files.ts'

/** One scope as text: `<unit id>/<form key>`. */
export const ScopeKey = Type.String({ maxLength: 100 })

export const PullRequest = Type.Object(
  {
    protocolVersion: Type.Integer({ minimum: 1 }),
    /** The last `next` of each scope subscribed to; 0 at first. A scope whose epoch changed starts at 0 again. */
    cursors: Type.Record(
      ScopeKey,
      Type.Object({ seq: Type.Integer({ minimum: 0 }), epoch: Type.String() }, { additionalProperties: false }),
      // Names that TypeBox's pattern for a key does not meet would come in unseen.
      { additionalProperties: false },
    ),
    limit: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Also what each scope should be now, to be compared with what the device holds. Costs the server a look at every record of it. */
    digests: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
)
export type PullRequest = Static<typeof PullRequest>

/** A record as a device holds it: the newest revision, with the open review comments. */
export const PulledRecord = Type.Object({
  kind: Type.Literal('record'),
  seq: Type.Integer(),
  recordId: RecordIdSchema,
  unitId: UnitIdSchema,
  formRef: Type.String(),
  revision: Type.Integer(),
  state: RecordState,
  values: Type.Unsafe<JsonObject>(Type.Object({})),
  listVersions: Type.Record(Type.String(), Type.String()),
  title: Type.String(),
  /** Empty until the files are there that the record awaits. */
  receipt: Type.String(),
  awaitingFiles: AwaitingFiles,
  comments: Type.Array(FieldComment),
  /** Why warnings were passed so far: they hold until their field changes, and nobody is asked twice. */
  reasons: Type.Array(ReasonMessage),
  /** Paths where this unit still has to choose between values, with those not taken. */
  conflicts: WaitingValues,
  authorName: Type.String(),
  /** ISO instant. */
  changedAt: Type.String(),
})
export type PulledRecord = Static<typeof PulledRecord>

/** The record is no longer in this scope for this reader. */
export const Tombstone = Type.Object({
  kind: Type.Literal('gone'),
  seq: Type.Integer(),
  recordId: RecordIdSchema,
  reason: Type.Union([Type.Literal('moved'), Type.Literal('erased'), Type.Literal('hidden')]),
})
export type Tombstone = Static<typeof Tombstone>

export const PullScope = Type.Object({
  changes: Type.Array(Type.Union([PulledRecord, Tombstone])),
  next: Type.Integer(),
  more: Type.Boolean(),
  /** Changes after a restore from backup: the device then asks for the scope from 0. */
  epoch: Type.String(),
  /** `scopeDigest` of what the device should hold after this page; only where it was asked for and no more follows. */
  digest: Type.Optional(Type.String()),
})
export type PullScope = Static<typeof PullScope>

export const PullResponse = Type.Object({
  scopes: Type.Record(ScopeKey, PullScope),
  /** Scopes asked for that the reader may not (or no longer) see: the device drops its copy, never its outbox. */
  revoked: Type.Array(ScopeKey),
  serverTime: Type.String(),
})
export type PullResponse = Static<typeof PullResponse>
