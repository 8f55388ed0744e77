import type { Generated } from 'kysely'
import type { OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Counter, Instant } from './columns.ts'
import type { Readers } from './tables-records.ts'

export interface AuditChangeTable {
  unit_id: UnitId
  form_key: string
  number: number
  record_id: RecordId | null
  op_id: OpId | null
  actor_id: UserId
  kind: string
  payload: string | null
  salt: Buffer | null
  content_hash: Buffer
  previous_hash: Buffer
  hash: Buffer
  at: Instant
  readers: Readers
}

export interface AccessChainsTable {
  unit_id: UnitId
  counter: Counter
  sealed: Counter
  head: Generated<Buffer>
}

export interface AuditAccessTable {
  unit_id: UnitId
  number: number
  actor_id: UserId
  action: string
  record_ids: Generated<RecordId[]>
  payload: string | null
  salt: Buffer | null
  content_hash: Buffer
  previous_hash: Buffer | null
  hash: Buffer | null
  at: Instant
}

export interface AuditTables {
  audit_change: AuditChangeTable
  access_chains: AccessChainsTable
  audit_access: AuditAccessTable
}
