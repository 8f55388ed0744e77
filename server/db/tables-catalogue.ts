import type { Generated } from 'kysely'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { DeviceId, RecordId, UnitId, UserId, Uuid } from '#core/lib/ids.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { VersionState } from '#core/protocol/authoring.ts'
import type { ImpactResult } from '#core/form/upgrade/impact-counts.ts'
import type { Counter, Day, Instant, InstantNow, Json } from './columns.ts'

/** Of a list. draft → its author · published → nobody, it is immutable · closed → nobody. */
export type CatalogueStatus = 'draft' | 'published' | 'closed'

export interface FormVersionsTable {
  form_key: string
  version: number
  hash: string
  definition: Json<FormDefinition>
  canonical_text: string
  title: string
  title_en: string
  department: string
  verification: Generated<FormSummary['verification']>
  /** Whether one answer may carry values of several of its records. */
  bulk: Generated<boolean>
  status: Generated<VersionState>
  /** Everybody who saved the text or sent it to review: none of them publishes it. */
  authors: Generated<UserId[]>
  notes: Generated<string>
  remark: string | null
  due_on: Day | null
  opens_at: Instant | null
  first_units: UnitId[] | null
  first_opens_at: Instant | null
  closing_at: Instant | null
  changed_at: InstantNow
  imported_at: InstantNow
  published_at: Instant | null
  published_by: UserId | null
  closed_at: Instant | null
}

export interface CodeListsTable {
  list_key: string
  version: string
  hash: string
  document: Json<CodeList>
  canonical_text: string
  title: string
  item_count: number
  effective_from: Day | null
  status: Generated<CatalogueStatus>
  /** Everybody who saved the text: none of them publishes it. */
  authors: Generated<UserId[]>
  changed_at: InstantNow
  imported_at: InstantNow
  published_at: Instant | null
  published_by: UserId | null
}

export interface ListChainsTable {
  list_key: string
  number: Counter
  head: Generated<Buffer>
}

/** Every act on a code list; one chain a list. */
export interface ListEventsTable {
  list_key: string
  number: number
  version: string
  kind: string
  actor_id: UserId | null
  actor_name: string | null
  payload: string
  salt: Buffer
  content_hash: Buffer
  previous_hash: Buffer
  hash: Buffer
  at: Instant
}

export interface FormChainsTable {
  form_key: string
  number: Counter
  head: Generated<Buffer>
}

/** Every act on a form; one chain a form. */
export interface FormEventsTable {
  form_key: string
  number: number
  version: number
  kind: string
  actor_id: UserId | null
  actor_name: string | null
  remark: string | null
  payload: string
  salt: Buffer
  content_hash: Buffer
  previous_hash: Buffer
  hash: Buffer
  at: Instant
}

export interface FormCommentsTable {
  form_key: string
  version: number
  comment_id: Uuid
  field_id: string | null
  body: string
  author_id: UserId
  author_name: string
  at: Instant
  settled_by: UserId | null
  settler_name: string | null
  settled_at: Instant | null
}

export interface FormConsentsTable {
  form_key: string
  version: number
  hash: string
  by_id: UserId
  by_name: string
  remark: string
  at: Instant
}

export interface ImpactReportsTable {
  form_key: string
  version: number
  report_id: Uuid
  hash: string
  status: 'running' | 'done' | 'cancelled' | 'failed'
  checked: Generated<number>
  total: Generated<number>
  result: Json<ImpactResult>
  started_by: UserId
  started_at: Instant
  beat_at: Instant
  finished_at: Instant | null
}

export interface HeldDraftsTable {
  user_id: UserId
  device_id: DeviceId
  record_id: RecordId
  form_key: string
  version: number
  field_ids: string[]
  reported_at: Instant
}

export interface FormTestsTable {
  form_key: string
  version: number
  hash: string
  canonical_text: string
  testers: UserId[]
  opened_at: Instant
  opened_by: UserId
}

export interface MovedDraftsTable {
  user_id: UserId
  device_id: DeviceId
  record_id: RecordId
  form_key: string
  from_version: number
  to_version: number
  lost: number
  failed: number
  decided: number
  reported_at: Instant
}

export interface CatalogueTables {
  form_versions: FormVersionsTable
  code_lists: CodeListsTable
  list_chains: ListChainsTable
  list_events: ListEventsTable
  form_chains: FormChainsTable
  form_events: FormEventsTable
  form_comments: FormCommentsTable
  form_consents: FormConsentsTable
  impact_reports: ImpactReportsTable
  held_drafts: HeldDraftsTable
  moved_drafts: MovedDraftsTable
  form_tests: FormTestsTable
}
