import type { RowId } from '../lib/ids.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CodeListItem } from './code-list.ts'
import type { CompiledForm, FormContext, FormIssue } from './compiled-form.ts'
import type { ChoiceScope } from './choice-scope.ts'

/** What one change has brought about elsewhere. Paths are places of nodes; no order is promised. */
export interface InstanceChange {
  /** Places that appeared or vanished by their own conditions; what lies below goes with them. */
  readonly presence: readonly RecordPath[]
  /** Computed values that changed. */
  readonly values: readonly RecordPath[]
  /** Places whose requiredness may have changed. */
  readonly required: readonly RecordPath[]
  /** Places whose issues may have changed, the changed place itself included. */
  readonly issues: readonly RecordPath[]
  /** Places whose choices may have changed. */
  readonly choices: readonly RecordPath[]
  /** The row taken out, to be put back by `restoreRow`. */
  readonly removed: JsonObject | null
}

export interface ChoiceItem {
  readonly value: JsonValue
  /** Vietnamese; the list item has the English. */
  readonly title: string
  readonly item?: CodeListItem
}

/** `allIssues` of these values, the very ones that `Instance.values` gave, in this context. */
export interface FoundIssues {
  readonly values: JsonObject
  readonly context: FormContext
  readonly issues: readonly FormIssue[]
}

/**
 * A form being filled in. Paths are concrete places of nodes (`/members/@<row>/share`).
 * A change costs what depends on the changed field, never the whole form; only the first `allIssues` looks at everything.
 */
export interface Instance {
  readonly form: CompiledForm
  /** All values, hidden ones included: what a Draft stores. Computed values are set. */
  values(): JsonObject
  value(path: RecordPath): JsonValue | undefined
  /** Sets the value of a field, or removes it with undefined. */
  set(path: RecordPath, value: JsonValue | undefined): InstanceChange
  /** Several at once, like a pasted block: what depends on many of them is worked out once. */
  setAll(values: readonly (readonly [RecordPath, JsonValue | undefined])[]): InstanceChange
  /** Adds a row with the given id to the repeat at `path`, at the end unless `at` says where. */
  addRow(path: RecordPath, row: RowId, at?: number): InstanceChange
  /** Adds empty rows at the end. */
  addRows(path: RecordPath, rows: readonly RowId[]): InstanceChange
  removeRow(path: RecordPath, row: RowId): InstanceChange
  restoreRow(path: RecordPath, row: JsonObject, at: number): InstanceChange
  moveRow(path: RecordPath, row: RowId, to: number): InstanceChange
  rows(path: RecordPath): readonly RowId[]
  /** Whether the place is shown: its own conditions hold, and those of the groups around it. */
  isPresent(path: RecordPath): boolean
  isRequired(path: RecordPath): boolean
  /** What may be chosen now: inline choices, or the items of the code list that pass the filter and are in force. */
  choices(path: RecordPath): readonly ChoiceItem[]
  /** Where they come from; a list of which more than `LARGE_LIST` codes fit is searched there. */
  choiceScope(path: RecordPath): ChoiceScope
  /** Current issues of that place only; none for a hidden one. */
  issues(path: RecordPath): readonly FormIssue[]
  /** Issues of the whole form, in document order: found once, then only where something has changed. */
  allIssues(): readonly FormIssue[]
  /** Takes what a check elsewhere found (`checkRecord`). False: the values or the context are others by now. */
  takeIssues(found: FoundIssues): boolean
  setContext(context: FormContext): InstanceChange
}
