import Type, { type Static } from 'typebox'
import { PersonMessage } from './records.ts'
import { UserIdSchema } from '../record/operation.ts'

/** Somebody who may try a version out, with the unit for which they work with records. */
export const Tester = Type.Object({ ...PersonMessage.properties, unitName: Type.String() })
export type Tester = Static<typeof Tester>

/**
 * GET /api/v1/authoring/forms/:key/versions/:version/test?q= → FormTest: who tries the version out, and whom the author may name (at most
 * `maxFoundTesters`, by name; `q` keeps those whose name, post or unit it is in).
 */
export const FormTest = Type.Object({
  /** Null: nobody tries it out. */
  test: Type.Union([
    Type.Null(),
    Type.Object({
      /** Of the text that is tried out; another than the version's when its author has written on. */
      hash: Type.String(),
      openedAt: Type.String(),
      openedBy: Type.String(),
      testers: Type.Array(Tester),
      /** Test records that are on the server. */
      records: Type.Integer(),
    }),
  ]),
  found: Type.Array(Tester),
})
export type FormTest = Static<typeof FormTest>

export const maxFoundTesters = 50

export const FormTestQuery = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, { additionalProperties: false })
export type FormTestQuery = Static<typeof FormTestQuery>

/**
 * PUT the same path → FormTest: these people try out the text `hash`, and nobody else; nobody at all ends the test. With another text, and
 * at the end, all test records vanish, on the server and on devices. Problems beside those of all authoring: 422 `form.unfit` (it does not
 * compile, or a code list is not there) · 422 `test.people` (somebody who neither enters nor reviews records of the
 * form). Who enters records does so on a device; who reviews them does so among the test records. Nobody else is shown any.
 */
export const NameTesters = Type.Object(
  {
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    testers: Type.Array(UserIdSchema, { maxItems: 200, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type NameTesters = Static<typeof NameTesters>
