import Type, { type Static } from 'typebox'
import { RecordIdSchema, UnitIdSchema } from '../record/operation.ts'

/** A stored record as an example; named to those only who may see it, hence fewer than the count may be told. */
export const ImpactExample = Type.Object({
  unitId: UnitIdSchema,
  recordId: RecordIdSchema,
  title: Type.String(),
  unitName: Type.String(),
  /** Issue code of what happens there; `upgrade.orphan` is a value that loses its place, `upgrade.hidden` one whose field is not shown any more. */
  code: Type.String(),
})
export type ImpactExample = Static<typeof ImpactExample>

/** What a version does at one field of the stored records, by template path. Records are counted once a kind. */
export const FieldImpact = Type.Object({
  path: Type.String(),
  /** Of the new version, else of the old one. */
  title: Type.String(),
  /** Records of which a value at this place of the old version is kept aside, or leaves with a field that is not shown any more. */
  loses: Type.Integer(),
  /** Records that fail a check at this place of the new version, and passed before. */
  fails: Type.Integer(),
  /** Of these: a person has to choose or fill something in (a code that is gone, a new required field). */
  decides: Type.Integer(),
  examples: Type.Array(ImpactExample),
  /** Drafts in the field that have a value here and may lose it: an upper bound of what devices reported. */
  draftsAtMost: Type.Integer(),
})
export type FieldImpact = Static<typeof FieldImpact>

/**
 * GET /api/v1/authoring/forms/:key/versions/:version/impact → ImpactReport, 404 `impact.none` · POST → 202 ImpactReport: works it out
 * for the text that is there now; one at a time a version · DELETE → 204: gives it up.
 */
export const ImpactReport = Type.Object({
  reportId: Type.String(),
  /** Of the definition it was worked out for: when the text has changed since, it says nothing of it. */
  hash: Type.String(),
  status: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('cancelled'), Type.Literal('failed')]),
  checked: Type.Integer(),
  total: Type.Integer(),
  startedAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  /** Records, each counted once, whatever number of its fields it concerns. */
  losing: Type.Integer(),
  failing: Type.Integer(),
  deciding: Type.Integer(),
  /** Records that go through as they are. */
  untouched: Type.Integer(),
  /** Drafts on devices, of versions before: all that were reported, and those that may lose something. */
  drafts: Type.Object({
    known: Type.Integer(),
    atMost: Type.Integer(),
    /** Of drafts that have moved on to this version, as their devices found: all, and those that lost, failed or decided something. */
    moved: Type.Optional(Type.Object({ total: Type.Integer(), losing: Type.Integer(), failing: Type.Integer(), deciding: Type.Integer() })),
  }),
  /** Only fields where something happens; by the order of the form. */
  fields: Type.Array(FieldImpact),
})
export type ImpactReport = Static<typeof ImpactReport>
