import Type, { type Static } from 'typebox'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '../lib/ids.ts'
import type { JsonValue } from '../lib/json.ts'

const uuid = { pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' }
// The pattern checks the text; the brand tells the compiler that it was checked.
export const UnitIdSchema = Type.Unsafe<UnitId>(Type.String(uuid))
export const UserIdSchema = Type.Unsafe<UserId>(Type.String(uuid))
export const RecordIdSchema = Type.Unsafe<RecordId>(Type.String(uuid))
export const OpIdSchema = Type.Unsafe<OpId>(Type.String(uuid))
export const DeviceIdSchema = Type.Unsafe<DeviceId>(Type.String(uuid))
export const JsonSchemaAny = Type.Unsafe<JsonValue>(Type.Unknown())

/** TypeBox checks only those members of a map whose name fits (never one with a line feed); without this the others would come in unseen. */
const closed = { additionalProperties: false }

/** The value before and after; a key that is absent means that there is (was) no value. */
export const ValueChange = Type.Object(
  { base: Type.Optional(JsonSchemaAny), value: Type.Optional(JsonSchemaAny) },
  { additionalProperties: false },
)
export type ValueChange = Static<typeof ValueChange>

/** By record path. A row is added and removed by `/<repeat>/#order` (a list of row ids); its values travel as their own paths. */
export const Changes = Type.Record(Type.String({ pattern: '^/.{1,499}$' }), ValueChange, closed)
export type Changes = Static<typeof Changes>

/** What the operation builds on: nothing, a revision of the server, or an operation of this device that is still under way. */
export const OperationBase = Type.Union([
  Type.Object({ kind: Type.Literal('new') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('revision'), revision: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('after'), opId: OpIdSchema }, { additionalProperties: false }),
])
export type OperationBase = Static<typeof OperationBase>

/** Why a warning was passed, as stored and told; `Operation` says what a device may send. */
export const ReasonMessage = Type.Object({ ruleId: Type.String(), at: Type.String(), text: Type.String() })

/** Values that a version has no place for, by the record paths that they had: see `core/form/upgrade/kept-aside.ts`. */
export const OrphanValues = Type.Record(Type.String({ pattern: '^/.{1,499}$' }), JsonSchemaAny, closed)

/** The unit of sync: made at submit from a `ValidatedRecord`, immutable, applied at most once. */
export const Operation = Type.Object(
  {
    opId: OpIdSchema,
    unitId: UnitIdSchema,
    recordId: RecordIdSchema,
    formRef: Type.String({ maxLength: 160 }),
    base: OperationBase,
    kind: Type.Union([Type.Literal('create'), Type.Literal('change'), Type.Literal('withdraw')]),
    changes: Changes,
    listVersions: Type.Record(Type.String(), Type.String(), closed),
    reasons: Type.Array(
      Type.Object(
        { ruleId: Type.String(), at: Type.String(), text: Type.String({ minLength: 1, maxLength: 1000 }) },
        { additionalProperties: false },
      ),
    ),
    /** The day of the work, ISO, Asia/Ho_Chi_Minh. */
    asOf: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    authorId: UserIdSchema,
    /** ISO instant by the device's clock; told, never trusted. */
    clientTime: Type.String(),
    /** Milliseconds the device had been offline when the operation was made: widens the window for `asOf`. */
    offlineMs: Type.Integer({ minimum: 0 }),
    /** Of a draft that moved on from an earlier version of the form: what was kept aside. */
    orphans: Type.Optional(OrphanValues),
  },
  { additionalProperties: false },
)
export type Operation = Static<typeof Operation>
