import Type, { type Static } from 'typebox'
import { DeviceIdSchema, JsonSchemaAny, OpIdSchema, Operation, UnitIdSchema } from '../record/operation.ts'
import { RecordState } from '../record/record-state.ts'
import { AwaitingFiles } from './files.ts'

export const IssueMessage = Type.Object({ code: Type.String(), path: Type.String(), params: Type.Record(Type.String(), JsonSchemaAny) })

/** Operations in a request at most. */
export const MAX_PUSHED = 500

export const PushRequest = Type.Object(
  {
    protocolVersion: Type.Integer({ minimum: 1 }),
    deviceId: DeviceIdSchema,
    operations: Type.Array(Operation, { minItems: 1, maxItems: MAX_PUSHED }),
  },
  { additionalProperties: false },
)
export type PushRequest = Static<typeof PushRequest>

/** Computed values that the server worked out otherwise than the device sent them, by record path; without `value` there is none. */
export const Corrected = Type.Record(Type.String(), Type.Object({ value: Type.Optional(JsonSchemaAny) }))
export type Corrected = Static<typeof Corrected>

/** What the record became: enough for the receipt and the status on the device. */
const Landed = {
  revision: Type.Integer(),
  /** `<unit code>-<yy>-<counter>-<check>`: read out on the phone, printed. Empty until the files are there that the record awaits. */
  receipt: Type.String(),
  awaitingFiles: AwaitingFiles,
  state: RecordState,
  /** Numbers that the server assigned, by record path. */
  assigned: Type.Record(Type.String(), Type.String()),
  /** What only the server could see (the period before was not on the device): kept with the revision, for the reviewer. */
  warnings: Type.Optional(Type.Array(IssueMessage)),
  /** Kept with the revision; the device takes them with the record. Absent: there are none. */
  corrected: Type.Optional(Corrected),
}

/**
 * One result per operation; kept with its effect, so a replay returns the same (`duplicate` wraps an applied one).
 * Who acts next: applied, duplicate, merged, correction-requested → the reviewer · conflict, quarantined → a person at the unit ·
 * held → nobody, the device sends the missing predecessor · moved → the device, to the new unit · denied → the author's administrator.
 */
export const PushOutcome = Type.Union([
  Type.Object({ kind: Type.Literal('applied'), ...Landed }),
  Type.Object({ kind: Type.Literal('duplicate'), ...Landed }),
  /** Somebody else changed other fields meanwhile: both kept; `theirs` are their paths. */
  Type.Object({ kind: Type.Literal('merged'), ...Landed, theirs: Type.Array(Type.String()) }),
  /** The same fields changed: the server kept its values, the operation's are kept beside; a person decides. */
  Type.Object({ kind: Type.Literal('conflict'), revision: Type.Integer(), paths: Type.Array(Type.String()), awaitingFiles: AwaitingFiles }),
  Type.Object({ kind: Type.Literal('held'), waitsFor: OpIdSchema }),
  Type.Object({ kind: Type.Literal('correction-requested'), revision: Type.Integer(), awaitingFiles: AwaitingFiles }),
  Type.Object({ kind: Type.Literal('moved'), unitId: UnitIdSchema }),
  Type.Object({ kind: Type.Literal('denied'), issues: Type.Array(IssueMessage) }),
  Type.Object({
    kind: Type.Literal('quarantined'),
    reason: Type.Union([Type.Literal('invalid'), Type.Literal('form-mismatch'), Type.Literal('op-id-reused'), Type.Literal('closed')]),
    issues: Type.Array(IssueMessage),
  }),
])
export type PushOutcome = Static<typeof PushOutcome>

export const PushResult = Type.Object({ opId: OpIdSchema, outcome: PushOutcome })
export type PushResult = Static<typeof PushResult>

export const PushResponse = Type.Object({ results: Type.Array(PushResult), serverTime: Type.String() })
export type PushResponse = Static<typeof PushResponse>
