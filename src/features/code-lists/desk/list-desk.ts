import type { ChangeCounts, RowChange, RowMark } from '#core/form/authoring/lists/compare-lists.ts'
import type { ListColumn, ListHead } from '#core/form/authoring/lists/list-draft.ts'
import type { ListMapping, RowIssue } from '#core/form/authoring/lists/list-from-rows.ts'
import type { CodeListItem } from '#core/form/code-list.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'

/** Which rows are shown. */
export type RowFilter = 'all' | 'changed' | 'retired' | 'faulty'
export interface View {
  readonly text: string
  readonly filter: RowFilter
}

/** A row that is shown. */
export interface ShownRow {
  /** Its place in the whole list. */
  readonly at: number
  readonly item: CodeListItem
  readonly mark: Exclude<RowMark, 'lost'>
  readonly changed: readonly ListColumn[]
  readonly faults: readonly Issue[]
}

export interface DeskState {
  /** Another number: what is shown may be another. */
  readonly revision: number
  readonly total: number
  readonly shown: number
  readonly columns: readonly ListColumn[]
  readonly head: ListHead
  /** Whether the list is another one than at the beginning. */
  readonly steps: { readonly undo: DeskCommand['kind'] | 'import' | null; readonly redo: DeskCommand['kind'] | 'import' | null }
}

/** `rows` are places in the whole list. */
export type DeskCommand =
  | { readonly kind: 'cell'; readonly at: number; readonly column: ListColumn; readonly text: string }
  | { readonly kind: 'clear'; readonly rows: readonly number[]; readonly columns: readonly ListColumn[] }
  /** From the row that is shown at `index` on, and the column. */
  | { readonly kind: 'paste'; readonly index: number; readonly column: ListColumn; readonly text: string }
  | { readonly kind: 'add'; readonly at: number }
  | { readonly kind: 'remove'; readonly rows: readonly number[] }
  | { readonly kind: 'retire'; readonly rows: readonly number[]; readonly from: string }
  | { readonly kind: 'back'; readonly rows: readonly number[] }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'head'; readonly head: Partial<Pick<ListHead, 'title' | 'titleEn' | 'source' | 'effectiveFrom'>> }

/** What looking through the whole list finds. */
export interface Looked {
  /** Rows that keep the list from being whole, and rows that may be meant so. */
  readonly faulty: number
  readonly warned: number
  readonly counts: ChangeCounts
}

export interface Written {
  readonly text: Blob
  readonly size: number
  /** What keeps the list from being saved on the server: so many rows, and the first of them. */
  readonly faulty: number
  readonly first: Issue | null
}

/** A sheet of a file that was read. */
export interface ReadSheet {
  readonly name: string
  readonly rows: number
  /** The row of headings, from 0. */
  readonly header: number
  readonly headings: readonly string[]
  readonly mapping: ListMapping
  /** The first rows below the headings. */
  readonly sample: readonly (readonly string[])[]
}

export interface ImportWishes {
  readonly sheet: number
  readonly mapping: ListMapping
  readonly missing: 'keep' | 'retire'
  /** The first day on which missing codes are offered no more. */
  readonly day: string
}

export interface ImportPreview {
  readonly rows: number
  readonly counts: ChangeCounts
  /** Some of each kind. */
  readonly changes: readonly RowChange[]
  readonly issues: readonly RowIssue[]
  readonly issueCount: number
}

export interface DeskSource {
  /** The text that is written on. */
  readonly text: Blob
  /** The version published before; null: there is none. */
  readonly before: Blob | null
}

/**
 * One list being written, with all its rows, in a thread of its own: the page asks for the rows that it shows. No call waits for anything
 * but the calls before it.
 */
export interface ListDesk {
  open(source: DeskSource): Promise<Result<DeskState>>
  look(view: View): Promise<DeskState>
  rows(from: number, to: number): Promise<readonly ShownRow[]>
  act(command: DeskCommand): Promise<Result<DeskState>>
  undo(): Promise<DeskState>
  redo(): Promise<DeskState>
  lookThrough(): Promise<Looked>
  /** What is new since the version before, some rows of each kind. */
  changes(most: number): Promise<readonly RowChange[]>
  write(): Promise<Written>
  /** The text of the next version, a copy for that day. */
  next(version: string, effectiveFrom: string): Promise<Blob>
  /** Issues: those of `readSpreadsheet`. */
  readFile(bytes: Blob, name: string): Promise<Result<readonly ReadSheet[]>>
  preview(wishes: ImportWishes): Promise<ImportPreview>
  takeOver(wishes: ImportWishes): Promise<Result<DeskState>>
  /** @param titles the headings, by column */
  exported(kind: 'csv' | 'xlsx', titles: Readonly<Record<string, string>>): Promise<Blob>
}
