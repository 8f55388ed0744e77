import Type, { type Static } from 'typebox'
import { CodeList } from '../form/code-list.ts'
import { FormDefinition } from '../form/definition.ts'

/**
 * GET /api/v1/forms → FormIndex: the published forms that the reader's grants reach. `current` is what new records use; older versions stay
 * readable. `tests=true`: those that the reader tries out too; who does not know of them would take them for real ones.
 */
export const FormIndexQuery = Type.Object({ tests: Type.Optional(Type.Boolean()) }, { additionalProperties: false })
export type FormIndexQuery = Static<typeof FormIndexQuery>
export const FormSummary = Type.Object({
  key: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  title: Type.String(),
  titleEn: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  verification: Type.Union([Type.Literal('verified'), Type.Literal('draft-unverified')]),
  /** Only tried out by the reader: not published. `key` ends in `~test`, and nothing of it is real. */
  test: Type.Optional(Type.Boolean()),
  current: Type.Boolean(),
  /** Closing: new records are taken that were made before; closed: none. Servers of before do not say. */
  state: Type.Optional(Type.Union([Type.Literal('published'), Type.Literal('closing'), Type.Literal('closed')])),
})
export type FormSummary = Static<typeof FormSummary>
export const FormIndex = Type.Object({ forms: Type.Array(FormSummary) })
export type FormIndex = Static<typeof FormIndex>

/** GET /api/v1/forms/:key/versions/:version: immutable. */
export const FormMessage = Type.Object({ hash: Type.String(), definition: FormDefinition })
export type FormMessage = Static<typeof FormMessage>

/** GET /api/v1/code-lists and GET /api/v1/code-lists/:key/versions/:version. */
export const CodeListIndex = Type.Object({
  lists: Type.Array(Type.Object({ key: Type.String(), version: Type.String(), current: Type.Boolean() })),
})
export type CodeListIndex = Static<typeof CodeListIndex>
export const CodeListMessage = CodeList
