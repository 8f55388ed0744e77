import Type, { type Static } from 'typebox'
import { DeviceIdSchema, OpIdSchema, RecordIdSchema, UnitIdSchema, UserIdSchema } from '../record/operation.ts'
import { IssueMessage } from './push.ts'

/**
 * Why an operation left no other trace: nobody could read it · its form is unknown · its author had no right · its id is another
 * operation's · its record was erased by law, and nothing of it may come back.
 */
export const DeadLetterReason = Type.Union([
  Type.Literal('unreadable'),
  Type.Literal('unplaced'),
  Type.Literal('denied'),
  Type.Literal('op-id-reused'),
  Type.Literal('erased'),
])
export type DeadLetterReason = Static<typeof DeadLetterReason>

/** What an administrator is told of it; never what was entered. Record, unit and form are what the operation says of itself. */
export const DeadLetter = Type.Object({
  letterNo: Type.Integer(),
  reason: DeadLetterReason,
  issues: Type.Array(IssueMessage),
  opId: OpIdSchema,
  recordId: Type.Union([RecordIdSchema, Type.Null()]),
  claimedUnitId: Type.Union([UnitIdSchema, Type.Null()]),
  formKey: Type.Union([Type.String(), Type.Null()]),
  senderId: UserIdSchema,
  senderName: Type.String(),
  unitName: Type.String(),
  deviceId: DeviceIdSchema,
  /** Bytes that came. */
  size: Type.Integer(),
  times: Type.Integer(),
  /** ISO instants. */
  firstAt: Type.String(),
  lastAt: Type.String(),
  /** When it was taken at last; null: it still waits on the device. */
  settledAt: Type.Union([Type.String(), Type.Null()]),
})
export type DeadLetter = Static<typeof DeadLetter>

export const DeadLetterQuery = Type.Object(
  {
    /** Letters before this one; the newest without it. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    /** Also those that were taken at last. */
    settled: Type.Optional(Type.Literal('1')),
  },
  { additionalProperties: false },
)
export type DeadLetterQuery = Static<typeof DeadLetterQuery>

/**
 * GET /api/v1/dead-letters: operations that were answered and not kept, newest first, of people of the units that the reader
 * administers. Problem: 403 `administrator.only`.
 */
export const DeadLetterPage = Type.Object({ letters: Type.Array(DeadLetter), more: Type.Boolean() })
export type DeadLetterPage = Static<typeof DeadLetterPage>
