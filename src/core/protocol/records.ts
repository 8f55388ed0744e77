import Type, { type Static } from 'typebox'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import { FieldComment } from '../record/review.ts'
import { Changes, OpIdSchema, ReasonMessage, RecordIdSchema, UnitIdSchema, UserIdSchema } from '../record/operation.ts'
import { AwaitingFiles, Sha256 } from './files.ts'
import { Corrected, IssueMessage } from './push.ts'
import { RecordState } from '../record/record-state.ts'
import { WaitingValues } from '../record/waiting-values.ts'

/**
 * GET /api/v1/records?unitId=&formKey=&state=&q=&inbox=1&after=&limit=: newest first, folded search in `q`
 * (a receipt finds its record). `inbox=1` keeps what waits for the reader: a reviewer's or a data owner's.
 */
export const RecordQuery = Type.Object(
  {
    unitId: Type.Optional(UnitIdSchema),
    formKey: Type.Optional(Type.String({ maxLength: 60 })),
    state: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    inbox: Type.Optional(Type.Literal('1')),
    /** `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type RecordQuery = Static<typeof RecordQuery>

export const RecordSummary = Type.Object({
  recordId: RecordIdSchema,
  unitId: UnitIdSchema,
  unitName: Type.String(),
  formKey: Type.String(),
  formTitle: Type.String(),
  title: Type.String(),
  /** Empty until the files are there that the record awaits. */
  receipt: Type.String(),
  awaitingFiles: AwaitingFiles,
  revision: Type.Integer(),
  state: RecordState,
  authorName: Type.String(),
  changedAt: Type.String(),
})
export type RecordSummary = Static<typeof RecordSummary>
export const RecordPage = Type.Object({ records: Type.Array(RecordSummary), next: Type.Union([Type.String(), Type.Null()]) })
export type RecordPage = Static<typeof RecordPage>

/** Somebody of the unit, as colleagues know them. */
export const PersonMessage = Type.Object({ userId: UserIdSchema, name: Type.String(), post: Type.String() })
export type PersonMessage = Static<typeof PersonMessage>

export const RevisionMessage = Type.Object({
  revision: Type.Integer(),
  opId: OpIdSchema,
  kind: Type.String(),
  formRef: Type.String(),
  values: Type.Unsafe<JsonObject>(Type.Object({})),
  /** Record paths that differ from the revision before. */
  changed: Type.Array(Type.String()),
  reasons: Type.Array(ReasonMessage),
  /** Warnings without a reason: the author's device did not have what they compare with. */
  warnings: Type.Array(IssueMessage),
  /** Computed values that the device had sent otherwise. */
  corrected: Type.Optional(Corrected),
  authorName: Type.String(),
  at: Type.String(),
  /** The reader's own; absent for other people's. */
  own: Type.Optional(Type.Literal(true)),
  /** Made while others changed the record: the places that they had changed, and what was asked for at those that a person has to decide. */
  parallel: Type.Optional(Type.Object({ theirs: Type.Array(Type.String()), asked: Changes })),
  /** Values that this version of the form has no place for, by their old record paths: left over when the record moved on to it. See `core/form/upgrade/kept-aside.ts`. */
  orphans: Type.Optional(Type.Record(Type.String(), Type.Unsafe<JsonValue>(Type.Unknown()))),
})
export type RevisionMessage = Static<typeof RevisionMessage>

/** A request to erase a record: `requested` waits for a second person, who confirms or refuses it. */
export const ErasureMessage = Type.Object({
  opId: OpIdSchema,
  status: Type.Union([Type.Literal('requested'), Type.Literal('confirmed'), Type.Literal('refused')]),
  reason: Type.String(),
  /** The law, decree or decision that demands it. */
  basis: Type.String(),
  requesterName: Type.String(),
  requestedAt: Type.String(),
  deciderName: Type.Union([Type.String(), Type.Null()]),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
})
export type ErasureMessage = Static<typeof ErasureMessage>

/** GET /api/v1/units/:unitId/records/:recordId. */
export const RecordMessage = Type.Object({
  summary: RecordSummary,
  formRef: Type.String(),
  values: Type.Unsafe<JsonObject>(Type.Object({})),
  listVersions: Type.Record(Type.String(), Type.String()),
  comments: Type.Array(FieldComment),
  /** The revision on which was last decided: approved, locked or returned; what came after, no reviewer has judged. */
  decided: Type.Union([Type.Integer(), Type.Null()]),
  /** Remarks of that decision, when it was a return, which are no longer open: the clerk has answered them. */
  answered: Type.Array(FieldComment),
  /** Newest first. */
  revisions: Type.Array(RevisionMessage),
  conflicts: WaitingValues,
  /** A correction requested on a locked record: the changes asked for, and why. */
  correction: Type.Union([
    Type.Null(),
    Type.Object({
      opId: OpIdSchema,
      changes: Type.Unknown(),
      authorName: Type.String(),
      at: Type.String(),
      why: Type.Optional(Type.String()),
    }),
  ]),
  /**
   * Forms whose rows are kept for named people: who sees the record, who made it first; and for the unit's data owner, who may be
   * named (decision `name-readers`).
   */
  access: Type.Optional(Type.Object({ readers: Type.Array(PersonMessage), people: Type.Optional(Type.Array(PersonMessage)) })),
  /** The newest request to erase the record by law. */
  erasure: Type.Optional(ErasureMessage),
  /** What the reader may do now. */
  actions: Type.Array(Type.String()),
  /** What the reader's roles allow, but not on work of their own: another person has to. */
  withheld: Type.Array(Type.String()),
})
export type RecordMessage = Static<typeof RecordMessage>

/**
 * POST /api/v1/units/:unitId/records/:recordId/decisions: a person's decision, on the revision seen
 * (409 `record.changed` when a newer one arrived). `opId` makes it idempotent. Answer: RecordMessage.
 */
export const DecisionRequest = Type.Object(
  {
    opId: OpIdSchema,
    revision: Type.Integer({ minimum: 1 }),
    decision: Type.Union([
      Type.Object({ kind: Type.Literal('start-review') }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal('approve') }, { additionalProperties: false }),
      Type.Object(
        {
          kind: Type.Literal('return'),
          comments: Type.Array(
            Type.Object(
              { path: Type.String({ maxLength: 500 }), text: Type.String({ minLength: 1, maxLength: 2000 }) },
              { additionalProperties: false },
            ),
            { minItems: 1 },
          ),
        },
        { additionalProperties: false },
      ),
      Type.Object({ kind: Type.Literal('accept-correction') }, { additionalProperties: false }),
      Type.Object(
        { kind: Type.Literal('refuse-correction'), comment: Type.String({ minLength: 1, maxLength: 2000 }) },
        { additionalProperties: false },
      ),
      /** The data owner ends an approved or locked record for good; the reason stays on it as a remark. */
      Type.Object(
        { kind: Type.Literal('cancel'), comment: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) },
        { additionalProperties: false },
      ),
      /**
       * People entered different values: `current` keeps the one that stands, `other` makes a revision with one kept beside it
       * (422 `conflict.invalid` with the issues when the record is not valid with it, 409 `conflict.none` when nothing waits
       * there). Either way nothing waits at the path any more.
       */
      Type.Object(
        {
          kind: Type.Literal('resolve-conflict'),
          path: Type.String({ maxLength: 500 }),
          take: Type.Union([Type.Literal('current'), Type.Literal('other')]),
          /** Whose value is taken, where several wait; without it the one kept without its operation, or the only one. */
          opId: Type.Optional(OpIdSchema),
        },
        { additionalProperties: false },
      ),
      /**
       * Forms whose rows are kept for named people: the unit's data owner says who else sees the record, as a whole list; who made
       * it always does. 422 `readers.not-of-unit` for anybody else than people of the unit who work with the form.
       */
      Type.Object(
        { kind: Type.Literal('name-readers'), readers: Type.Array(UserIdSchema, { maxItems: 100, uniqueItems: true }) },
        { additionalProperties: false },
      ),
      /**
       * The data owner asks for a withdrawn, cancelled or locked record to be erased by law; a second person carries it out
       * (`erasures.ts`). Reason and basis stay for ever, so they name no person.
       */
      Type.Object(
        {
          kind: Type.Literal('request-erasure'),
          // At least ten characters besides the white space around them.
          reason: Type.String({ minLength: 10, maxLength: 2000, pattern: '\\S[\\s\\S]{8,}\\S' }),
          basis: Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' }),
        },
        { additionalProperties: false },
      ),
      /**
       * Files that the record awaits and only its revisions keep aside are lost: nobody waits for them any more. Their names stay with the
       * revision, the reason with the decision. 409 `files.not-aside` when one of them is not awaited like that.
       */
      Type.Object(
        {
          kind: Type.Literal('give-up-files'),
          files: Type.Array(Sha256, { minItems: 1, maxItems: 1000, uniqueItems: true }),
          comment: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
        },
        { additionalProperties: false },
      ),
      /** A clerk of the unit takes over a returned record of a colleague; audited. */
      Type.Object({ kind: Type.Literal('take-over') }, { additionalProperties: false }),
    ]),
  },
  { additionalProperties: false },
)
export type DecisionRequest = Static<typeof DecisionRequest>
