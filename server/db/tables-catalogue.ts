import type { Generated } from 'kysely'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { Instant, InstantNow, Json } from './columns.ts'

/** draft → the form's author · published → nobody, it is immutable · closed → nobody, it takes no new records. */
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
  status: Generated<CatalogueStatus>
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
  status: Generated<CatalogueStatus>
  imported_at: InstantNow
  published_at: Instant | null
}

export interface CatalogueTables {
  form_versions: FormVersionsTable
  code_lists: CodeListsTable
}
