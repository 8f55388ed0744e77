import Type, { type Static } from 'typebox'

/** A reviewer's remark at one field; `path` `''` is the record as a whole. Open until the clerk's next revision. */
export const FieldComment = Type.Object(
  { path: Type.String({ maxLength: 500 }), text: Type.String({ minLength: 1, maxLength: 2000 }), author: Type.String(), at: Type.String() },
  { additionalProperties: false },
)
export type FieldComment = Static<typeof FieldComment>
