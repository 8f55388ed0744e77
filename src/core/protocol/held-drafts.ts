import Type, { type Static } from 'typebox'
import { formKeyPattern } from '../form/definition.ts'
import { RecordIdSchema } from '../record/operation.ts'

/** A draft on a device: of which version, and which fields are filled, never with what. */
export const HeldDraft = Type.Object(
  {
    recordId: RecordIdSchema,
    formKey: Type.String({ pattern: formKeyPattern, maxLength: 60 }),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** `x-phieu.id` of the fields. */
    fieldIds: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 5000 }),
  },
  { additionalProperties: false },
)
export type HeldDraft = Static<typeof HeldDraft>

const Count = Type.Integer({ minimum: 0, maximum: 100_000 })

/**
 * A draft that has moved on from one version to another on its device: how many of its fields lost their value or are not asked any more,
 * fail a check there that they passed before, and of these have to be chosen or filled in by a person.
 */
export const MovedDraft = Type.Object(
  {
    recordId: RecordIdSchema,
    formKey: HeldDraft.properties.formKey,
    from: HeldDraft.properties.version,
    to: HeldDraft.properties.version,
    lost: Count,
    failed: Count,
    decided: Count,
  },
  { additionalProperties: false },
)
export type MovedDraft = Static<typeof MovedDraft>

/** So many of the newest are told of. */
export const maxHeldDrafts = 500

/**
 * PUT /api/v1/devices/:deviceId/drafts → 204: all drafts that the device holds now, instead of those that it told of before. Test records
 * are not among them. `moved` tells of moves since the server last answered, and again of drafts that are still there; a draft without
 * its move has taken it back. Servers of before answer 404, which means nothing to a device.
 */
export const HeldDrafts = Type.Object(
  {
    drafts: Type.Array(HeldDraft, { maxItems: maxHeldDrafts }),
    moved: Type.Optional(Type.Array(MovedDraft, { maxItems: maxHeldDrafts })),
  },
  { additionalProperties: false },
)
export type HeldDrafts = Static<typeof HeldDrafts>
