import type { RecordId } from '#core/lib/ids.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { formKeyOf } from './form-key-of.ts'
import type { HeldRecordSummary } from './vault.ts'

/** What is known of a pulled record without opening its page. */
export interface IndexEntry {
  readonly summary: HeldRecordSummary
  readonly seq: number
  /** Folded title, receipt and values it is found by. */
  readonly text: string
}

export interface IndexPage {
  readonly scope: string
  readonly rev: number
  readonly entries: readonly IndexEntry[]
}

/** The decrypted index of one vault, in this tab's memory. */
export interface RecordIndex {
  readonly pages: Map<string, IndexPage>
  readonly pageOf: Map<RecordId, string>
  /** Newest first; null: to be sorted again. */
  sorted: readonly IndexEntry[] | null
}

export const emptyIndex = (): RecordIndex => ({ pages: new Map(), pageOf: new Map(), sorted: null })

export function putIndexPage(index: RecordIndex, pageId: string, page: IndexPage): void {
  removeIndexPage(index, pageId)
  index.pages.set(pageId, page)
  for (const { summary } of page.entries) index.pageOf.set(summary.recordId, pageId)
  index.sorted = null
}

export function removeIndexPage(index: RecordIndex, pageId: string): void {
  for (const { summary } of index.pages.get(pageId)?.entries ?? [])
    if (index.pageOf.get(summary.recordId) === pageId) index.pageOf.delete(summary.recordId)
  index.pages.delete(pageId)
  index.sorted = null
}

export function indexEntry(record: PulledRecord, texts: readonly string[]): IndexEntry {
  const { recordId, unitId, title, receipt, state, revision, changedAt } = record
  const awaited = record.awaitingFiles === undefined ? {} : { awaitingFiles: record.awaitingFiles }
  const summary = { recordId, unitId, formKey: formKeyOf(record.formRef), title, receipt, state, revision, changedAt, ...awaited }
  return { summary, seq: record.seq, text: fold([title, receipt, ...texts].join(' ')) }
}

export interface RecordQuery {
  readonly text: string
  readonly formKey?: string
  readonly state?: PulledRecord['state']['kind']
}

/** Records that hold every word of the query, newest first. */
export function findInIndex(index: RecordIndex, query: RecordQuery, limit: number): HeldRecordSummary[] {
  index.sorted ??= [...index.pages.values()]
    .flatMap((page) => page.entries)
    .sort((a, b) => (a.summary.changedAt < b.summary.changedAt ? 1 : -1))
  const words = fold(query.text)
    .split(' ')
    .filter((word) => word !== '')
  const found: HeldRecordSummary[] = []
  for (const { summary, text } of index.sorted) {
    if (found.length >= limit) break
    if (query.formKey !== undefined && summary.formKey !== query.formKey) continue
    if (query.state !== undefined && summary.state.kind !== query.state) continue
    if (words.every((word) => text.includes(word))) found.push(summary)
  }
  return found
}
