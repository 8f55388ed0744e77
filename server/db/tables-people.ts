import type { Generated } from 'kysely'
import type { DeviceId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Role, UnitMessage } from '#core/protocol/session.ts'
import type { Day, Instant, InstantNow } from './columns.ts'

export interface InstallationTable {
  only_row: Generated<boolean>
  mode: 'demo' | 'production'
  epoch: string
  seeded_at: Instant | null
}

export interface UnitsTable {
  unit_id: UnitId
  key: string
  kind: UnitMessage['kind']
  parent_id: UnitId | null
  commune_code: string | null
  successor_id: UnitId | null
  closed_on: Day | null
  /** Its authors and publishers make the forms of every department. */
  makes_forms: Generated<boolean>
}

export interface UnitNamesTable {
  unit_id: UnitId
  valid_from: Day
  valid_to: Day | null
  code: string
  name: string
  name_en: string
}

export interface UsersTable {
  user_id: UserId
  username: string
  name: string
  post: string
  password_hash: string | null
  must_change_password: Generated<boolean>
  status: Generated<'active' | 'disabled'>
  created_at: InstantNow
  changed_at: InstantNow
}

export interface DemoPeopleTable {
  user_id: UserId
  password: string
  order_no: number
}

export interface GrantsTable {
  user_id: UserId
  role: Role
  unit_id: UnitId
  form_key: string
  valid_from: Day | null
  valid_to: Day | null
  granted_by: UserId | null
  granted_at: InstantNow
}

export interface DevicesTable {
  user_id: UserId
  device_id: DeviceId
  escrow_enc: Buffer | null
  escrow_wrapped: Buffer | null
  escrowed_at: Instant | null
  created_at: InstantNow
  last_seen_at: InstantNow
  revoked_at: Instant | null
}

export interface SessionsTable {
  token_hash: Buffer
  user_id: UserId
  device_id: DeviceId
  created_at: InstantNow
  last_seen_at: InstantNow
  expires_at: Instant
}

export interface SignInAttemptsTable {
  subject: Buffer
  failures: number
  last_at: Instant
  locked_until: Instant | null
}

export interface PeopleTables {
  installation: InstallationTable
  units: UnitsTable
  unit_names: UnitNamesTable
  users: UsersTable
  demo_people: DemoPeopleTable
  grants: GrantsTable
  devices: DevicesTable
  sessions: SessionsTable
  sign_in_attempts: SignInAttemptsTable
}
