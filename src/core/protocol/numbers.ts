import Type, { type Static } from 'typebox'
import { RecordIdSchema } from '../record/operation.ts'
import { RecordState } from '../record/record-state.ts'

/**
 * GET /api/v1/units/:unitId/numbers?formKey=&series=&year=&after=: the registry book of a series, in its order, with what became of
 * each record: a number that was given is never given again, and a record that left the book says why. Only records that the
 * reader sees.
 */
export const NumbersQuery = Type.Object(
  {
    formKey: Type.String({ maxLength: 60 }),
    series: Type.String({ maxLength: 60 }),
    year: Type.Integer({ minimum: 2000, maximum: 2999 }),
    /** `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type NumbersQuery = Static<typeof NumbersQuery>

export const NumberEntry = Type.Object({
  /** The values that the book is kept by, in the order of the form's `by`. */
  split: Type.Array(Type.String()),
  number: Type.Integer(),
  /** As it is written; the bare number for forms without bulk answers, and when the record is erased. */
  written: Type.String(),
  recordId: RecordIdSchema,
  state: RecordState,
  /** Why the record left the book: withdrawn, cancelled or erased. Null while it stands, or when nobody had to say. */
  reason: Type.Union([Type.String(), Type.Null()]),
  /** ISO instant. */
  at: Type.String(),
})
export type NumberEntry = Static<typeof NumberEntry>
export const NumbersPage = Type.Object({ numbers: Type.Array(NumberEntry), next: Type.Union([Type.String(), Type.Null()]) })
export type NumbersPage = Static<typeof NumbersPage>
