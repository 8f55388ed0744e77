import Type, { type Static } from 'typebox'
import type { JsonObject } from '../lib/json.ts'
import { UnitIdSchema, UserIdSchema } from '../record/operation.ts'
import { FormSummary } from './catalogue.ts'
import { IssueMessage } from './push.ts'
import { UnitMessage } from './session.ts'

/*
 * Making and changing forms, for form authors and publishers, and for those who answer for a form's data or review it in its
 * department. All below /api/v1/authoring. Problems of every path: 404 `form.unknown` (also what is not for this person) ·
 * 403 `form.denied` (not in this state, or not in this role; see `actions`) · 409 `draft.stale` (based on another text than the one here;
 * `issues[0].params` {hash, by, at} says whose).
 */

/**
 * draft → its authors · in-review → a publisher (and the owning department) · published → nobody, from `opensAt` on it takes new
 * records · closing → nobody, takes only records that were made before · closed → nobody, takes none. Only a draft's text changes.
 */
export const VersionState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in-review'),
  Type.Literal('published'),
  Type.Literal('closing'),
  Type.Literal('closed'),
])
export type VersionState = Static<typeof VersionState>

/** What the reader may do with a version now. `assess` is to have the impact on stored records worked out, `test` to say who tries it out. */
export const VersionAction = Type.Union([
  Type.Literal('save'),
  Type.Literal('delete'),
  Type.Literal('submit'),
  Type.Literal('due'),
  Type.Literal('withdraw'),
  Type.Literal('return'),
  Type.Literal('publish'),
  Type.Literal('reschedule'),
  Type.Literal('begin'),
  Type.Literal('bring-back'),
  Type.Literal('close'),
  Type.Literal('finish'),
  Type.Literal('reopen'),
  Type.Literal('comment'),
  Type.Literal('verify'),
  Type.Literal('consent'),
  Type.Literal('assess'),
  Type.Literal('test'),
])
export type VersionAction = Static<typeof VersionAction>

const NullableText = Type.Union([Type.String(), Type.Null()])
const Person = Type.Object({ userId: UserIdSchema, name: Type.String() })
/** ISO instant. */
const At = Type.String({ maxLength: 40 })

/** A version on the board. */
export const VersionSummary = Type.Object({
  key: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  title: Type.String(),
  titleEn: Type.String(),
  /** Key of the unit that owns the form. */
  department: Type.String(),
  departmentName: Type.String(),
  /** Who answers for the data, as the document says; empty in a draft that does not say yet. */
  owner: Type.String(),
  state: VersionState,
  verification: FormSummary.properties.verification,
  /** New records use it: everywhere, or in the units where it opened first. */
  current: Type.Boolean(),
  /** Since when, or from when it takes new records everywhere; null: that is not said yet. */
  opensAt: NullableText,
  /** Where it opens before, and when. */
  first: Type.Union([Type.Null(), Type.Object({ opensAt: Type.String(), units: Type.Array(UnitIdSchema) })]),
  authors: Type.Array(Person),
  publisher: NullableText,
  /** ISO day by which whoever is waited for should act. */
  dueOn: NullableText,
  /** When its text or its state last changed. */
  changedAt: At,
  openComments: Type.Integer(),
  actions: Type.Array(VersionAction),
})
export type VersionSummary = Static<typeof VersionSummary>

/** GET /forms: every version of every form that the reader works on, by form key, newest version first. */
export const AuthoredForms = Type.Object({ versions: Type.Array(VersionSummary) })
export type AuthoredForms = Static<typeof AuthoredForms>

/** A remark of a reader of the form, pinned to a field (`x-phieu.id`, null: the form as a whole). Open until somebody settles it. */
export const VersionComment = Type.Object({
  commentId: Type.String(),
  fieldId: NullableText,
  text: Type.String(),
  author: Type.String(),
  at: At,
  settledBy: NullableText,
})
export type VersionComment = Static<typeof VersionComment>

/** One act on the form, as audited. `remark` are notes, reasons and the like. */
export const VersionEvent = Type.Object({
  number: Type.Integer(),
  version: Type.Integer(),
  kind: Type.String(),
  actor: NullableText,
  remark: NullableText,
  at: At,
})
export type VersionEvent = Static<typeof VersionEvent>

/** Any JSON object: a draft need not be a form yet. */
export const DraftDocument = Type.Unsafe<JsonObject>(Type.Object({}))

/**
 * GET /forms/:key/versions/:version, and the answer to every act. `document` is the canonical text parsed: key order is the author's.
 * `issues`: why it cannot be sent to review (those of parsing, compiling, publishing; empty when it can).
 */
export const AuthoredVersion = Type.Object({
  summary: VersionSummary,
  document: DraftDocument,
  issues: Type.Array(IssueMessage),
  /** Version notes, of the author, for those who use the form. */
  notes: Type.String(),
  /** Why it was returned, while it is a draft again. */
  remark: NullableText,
  /** The published version whose records move on to this one, and what the maps say of that way; null for the first. */
  before: Type.Union([
    Type.Null(),
    Type.Object({ version: Type.Integer(), losses: Type.Array(IssueMessage), decisions: Type.Array(IssueMessage) }),
  ]),
  /** The consent of who answers for the data, to this very text; a change that loses values is not published without. */
  consent: Type.Union([Type.Null(), Type.Object({ by: Type.String(), at: At })]),
  needsConsent: Type.Boolean(),
  /** Who may agree to what is lost (`data-owner`), and who may verify it (both roles), of the unit that owns the form; not its authors. */
  owners: Type.Optional(
    Type.Array(
      Type.Object({ ...Person.properties, post: Type.String(), role: Type.Union([Type.Literal('data-owner'), Type.Literal('reviewer')]) }),
    ),
  ),
  comments: Type.Array(VersionComment),
  /** Newest first. */
  events: Type.Array(VersionEvent),
})
export type AuthoredVersion = Static<typeof AuthoredVersion>

/**
 * POST /forms → 201 AuthoredVersion: version 1 of a new form. The document's `key` and `department` have to be right; all else may come
 * later. Problems: 409 `form.taken` · 422 `draft.key` · 403 `form.foreign` (no author of forms of that department).
 */
export const NewForm = Type.Object({ document: DraftDocument }, { additionalProperties: false })
export type NewForm = Static<typeof NewForm>

/** POST /forms/:key/versions → 201 AuthoredVersion: a draft that begins as a copy of `from`. Problem: 409 `form.open` (there is a draft already). */
export const NextVersion = Type.Object({ from: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })
export type NextVersion = Static<typeof NextVersion>

/**
 * PUT /forms/:key/versions/:version → DraftSaved. Whatever is a JSON object is kept, also what does not compile: `issues` then say why.
 * `basedOn` is the hash of the text that the author began from. Problems: 409 `draft.stale`, nothing is overwritten · 422 `draft.key`
 * (the document is of another form or version) · 403 `form.foreign` (moved to a department for which the reader writes no forms).
 */
export const SaveDraft = Type.Object({ basedOn: Type.String({ maxLength: 64 }), document: DraftDocument }, { additionalProperties: false })
export type SaveDraft = Static<typeof SaveDraft>
export const DraftSaved = Type.Object({ hash: Type.String(), savedAt: At, issues: Type.Array(IssueMessage) })
export type DraftSaved = Static<typeof DraftSaved>

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Remark = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
/** A day that is in the calendar. */
const Day = Type.String({ pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$', format: 'date' })
const Opening = {
  /** ISO instant; absent: at once. */
  opensAt: Type.Optional(
    Type.String({
      pattern:
        '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$',
    }),
  ),
  /** Absent: everywhere. The others keep the version before until an act `reschedule` opens it for all. */
  firstUnits: Type.Optional(Type.Array(UnitIdSchema, { minItems: 1, maxItems: 500, uniqueItems: true })),
}
const act = <const Kind extends string, Rest extends Parameters<typeof Type.Object>[0]>(kind: Kind, rest: Rest) =>
  Type.Object({ kind: Type.Literal(kind), ...rest }, { additionalProperties: false })

/**
 * POST /forms/:key/versions/:version/acts → AuthoredVersion. `hash` is the text that the person saw: acting on another is `draft.stale`.
 * Problems beside those: 422 `form.unfit` (with issues: it does not compile, its map is not total, its department or a code list is
 * not there) · 422 `form.units` (a first unit is none, or is no more) · 409 `form.consent` (the data owner has not agreed to what is lost) · 403 `form.own` (its author cannot publish or verify it).
 */
export const VersionAct = Type.Union([
  act('submit', { hash: Hash, notes: Remark, dueOn: Type.Optional(Day) }),
  /** Another day by which whoever is waited for should act; null: none. */
  act('due', { hash: Hash, dueOn: Type.Union([Day, Type.Null()]) }),
  /** The author takes it back from review. */
  act('withdraw', { hash: Hash }),
  act('return', { hash: Hash, remark: Remark }),
  act('publish', { hash: Hash, ...Opening }),
  /** Another start, other first units, or (without `firstUnits`) everywhere, of a published version that is not open everywhere yet. */
  act('reschedule', { hash: Hash, ...Opening }),
  /** New records use this version again instead of the newer one, whose records stay readable. */
  act('bring-back', { hash: Hash, remark: Remark }),
  /** No new records: records made before are taken until `finish`. Of the version in force: the older ones are closed with it. */
  act('close', { hash: Hash, remark: Remark }),
  act('finish', { hash: Hash }),
  /** In force again. */
  act('reopen', { hash: Hash, remark: Remark }),
  act('verify', { hash: Hash }),
  act('consent', { hash: Hash, remark: Remark }),
])
export type VersionAct = Static<typeof VersionAct>

/** GET /units: every unit, for authors and publishers, who name first units and departments. Problem: 403 `form.denied` (no author, no publisher). */
export const AuthoringUnits = Type.Object({
  units: Type.Array(
    Type.Object({
      ...UnitMessage.properties,
      /** As a definition's `department` names it. */
      key: Type.String(),
      /** The reader writes forms of this unit. */
      writes: Type.Boolean(),
    }),
  ),
})
export type AuthoringUnits = Static<typeof AuthoringUnits>

/** POST /forms/:key/versions/:version/comments → AuthoredVersion. `commentId` is a UUID of the client's: sent again it is one remark. */
export const NewComment = Type.Object(
  {
    commentId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    fieldId: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]),
    text: Remark,
  },
  { additionalProperties: false },
)
export type NewComment = Static<typeof NewComment>
