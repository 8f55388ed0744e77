import type { CodeList } from '#core/form/code-list.ts'
import { codeListHash } from '#core/form/lists/code-list-hash.ts'
import { codeListText } from '#core/form/lists/code-list-text.ts'
import { listUnfitness } from '#core/form/lists/list-fitness.ts'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

/** What is done to whole lists, which may take seconds. */
export type ListTask =
  /** Whether a text from outside is a list. */
  | { readonly kind: 'read'; readonly text: string }
  /** Whether a kept text may follow the one published before it. */
  | { readonly kind: 'compare'; readonly text: string; readonly before: string }

/** What of a list stands in columns beside its text. */
export interface ListText {
  readonly key: string
  readonly version: string
  readonly hash: string
  readonly text: string
  readonly title: string
  readonly items: number
  readonly effectiveFrom: string | null
}

/** The columns of a list's row that say what it holds. */
export const listColumns = ({ hash, text, title, items, effectiveFrom }: Omit<ListText, 'key' | 'version'>) => ({
  hash,
  document: text,
  canonical_text: text,
  title,
  item_count: items,
  effective_from: effectiveFrom,
})

export const listTextFrom = (list: CodeList, text: string, hash: string): ListText => ({
  key: list.key,
  version: list.version,
  hash,
  text,
  title: list.title,
  items: list.items.length,
  effectiveFrom: list.effectiveFrom ?? null,
})

export function readListText(text: string): Result<ListText> {
  const read = readCodeList(text)
  if (!read.ok) return read
  const list = read.value
  return ok(listTextFrom(list, codeListText(list as unknown as JsonObject), codeListHash(list))) // a list came as JSON
}

/** As `listUnfitness` of texts that were read when they were saved; `before` may be empty. */
export function compareTexts(text: string, before: string): Result<null> {
  const issues: readonly Issue[] = listUnfitness(JSON.parse(text) as CodeList, before === '' ? null : (JSON.parse(before) as CodeList))
  return issues.length > 0 ? err(issues) : ok(null)
}

export type ListWorked = Result<ListText | null>

export const workOnList = (task: ListTask): ListWorked =>
  task.kind === 'read' ? readListText(task.text) : compareTexts(task.text, task.before)
