import Type, { type Static } from 'typebox'
import { OpIdSchema, RecordIdSchema, UnitIdSchema } from '../record/operation.ts'
import { ErasureMessage } from './records.ts'

/**
 * GET /api/v1/erasures: requests to erase a record that wait for a second person, for those who may carry them out: another data
 * owner of the unit, and its administrators or those of a unit above it. They need not see the record for it, and are not shown it:
 * reason, legal basis, form and receipt only.
 */
export const PendingErasure = Type.Object({
  unitId: UnitIdSchema,
  unitName: Type.String(),
  recordId: RecordIdSchema,
  formTitle: Type.String(),
  receipt: Type.String(),
  erasure: ErasureMessage,
  /** The reader asked for it: somebody else has to decide. */
  own: Type.Boolean(),
})
export type PendingErasure = Static<typeof PendingErasure>
export const PendingErasures = Type.Object({ erasures: Type.Array(PendingErasure) })
export type PendingErasures = Static<typeof PendingErasures>

/**
 * POST /api/v1/units/:unitId/records/:recordId/erasure → 204: decides on the request `requestId`. `confirm` destroys everything the
 * record said, for ever; what stays is its id, receipt, dates, states, the officers' names and the reason. Sent again it is done once.
 * Problems: 404 `erasure.none` (no such request, or not for this person) · 403 `erasure.own-request` (four eyes) · 409 `erasure.decided`.
 */
export const ErasureDecision = Type.Object(
  { opId: OpIdSchema, requestId: OpIdSchema, decision: Type.Union([Type.Literal('confirm'), Type.Literal('refuse')]) },
  { additionalProperties: false },
)
export type ErasureDecision = Static<typeof ErasureDecision>
