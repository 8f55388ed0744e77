import Type, { type Static } from 'typebox'
import { DeviceIdSchema, UnitIdSchema, UserIdSchema } from '../record/operation.ts'

export const Role = Type.Union([
  Type.Literal('clerk'),
  Type.Literal('reviewer'),
  Type.Literal('data-owner'),
  Type.Literal('form-author'),
  Type.Literal('publisher'),
  Type.Literal('auditor'),
  Type.Literal('administrator'),
])
export type Role = Static<typeof Role>

/**
 * Request header: the id of the person on whose behalf the page asks. A browser has one session cookie for all its tabs, so after a
 * sign-in in another tab the cookie may be somebody else's; the server then answers 401 `session.other` instead of acting in
 * the wrong name. Without the header the cookie alone counts.
 */
export const USER_HEADER = 'x-phieu-user'

/** One role of a person: in a unit, for one form or for all (`*`). */
export const Grant = Type.Object({
  role: Role,
  unitId: UnitIdSchema,
  formKey: Type.String(),
  /** Where it holds: the unit itself, those below it, and those merged into one of them. Read it with `reachedUnits`. */
  reaches: Type.Optional(Type.Array(UnitIdSchema)),
})
export type Grant = Static<typeof Grant>

export const UnitMessage = Type.Object({
  unitId: UnitIdSchema,
  code: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('city'), Type.Literal('department'), Type.Literal('sector'), Type.Literal('commune')]),
  /** The commune-level administrative unit it stands for, when it does: code of the list `communes`. */
  communeCode: Type.Union([Type.String(), Type.Null()]),
  /** True when it is no more, as after a merger: its records are kept and corrected, new ones belong to the successor. */
  closed: Type.Optional(Type.Boolean()),
})
export type UnitMessage = Static<typeof UnitMessage>

export const SignInRequest = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    deviceId: DeviceIdSchema,
  },
  { additionalProperties: false },
)
export type SignInRequest = Static<typeof SignInRequest>

/** Without a second factor a password has to be that long (characters). */
export const PASSWORD_MIN_LENGTH = 14

/**
 * POST /api/v1/session/password → 204: another password for the person signed in, whose other sessions end. Problems: 422
 * `password.wrong` (the present one), `password.too-short`, `password.same`; 429 `session.slow-down`; 403 `password.shared`.
 */
export const PasswordRequest = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 200 }), next: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type PasswordRequest = Static<typeof PasswordRequest>

/** POST /api/v1/session → 201, GET → 200 or 401. The session itself is a cookie. */
export const SessionMessage = Type.Object({
  user: Type.Object({ userId: UserIdSchema, username: Type.String(), name: Type.String(), post: Type.String() }),
  grants: Type.Array(Grant),
  /** The units that the grants reach. */
  units: Type.Array(UnitMessage),
  /** Base64url X25519 public key; the vault's key is wrapped to it (HPKE). */
  escrowPublicKey: Type.String(),
  serverTime: Type.String(),
  /** True after signing in with a password that somebody else gave: until it is changed, all else is answered 403 `password.change`. */
  mustChangePassword: Type.Optional(Type.Boolean()),
  /** Days a vault may be unlocked without an online sign-in. */
  offlineLeaseDays: Type.Integer(),
})
export type SessionMessage = Static<typeof SessionMessage>

/** GET /api/v1/about: open to all. */
export const AboutMessage = Type.Object({
  mode: Type.Union([Type.Literal('demo'), Type.Literal('production')]),
  version: Type.String(),
  protocolVersion: Type.Integer(),
  serverTime: Type.String(),
})
export type AboutMessage = Static<typeof AboutMessage>

/** GET /api/v1/demo/people (demonstration mode only); POST /api/v1/demo/session `{userId, deviceId}` signs in as one of them. */
export const DemoPeople = Type.Object({
  people: Type.Array(
    Type.Object({
      userId: UserIdSchema,
      username: Type.String(),
      password: Type.String(),
      name: Type.String(),
      post: Type.String(),
      unitName: Type.String(),
      roles: Type.Array(Role),
    }),
  ),
})
export type DemoPeople = Static<typeof DemoPeople>

export const DemoSessionRequest = Type.Object({ userId: UserIdSchema, deviceId: DeviceIdSchema }, { additionalProperties: false })
export type DemoSessionRequest = Static<typeof DemoSessionRequest>
