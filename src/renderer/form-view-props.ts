import type { ReactNode, Ref } from 'react'
import type { FormContext, FormIssue } from '#core/form/compiled-form.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { RecordId, RowId, UnitId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Reason } from '#core/record/draft.ts'
import type { FieldComment } from '#core/record/review.ts'
import type { FileStore } from './file-store.ts'

export type Lang = 'vi' | 'en'

/** A record that may be referred to. `values` are what the reference may copy. */
export interface RecordHit {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly title: string
  /** A second line that tells similar records apart. */
  readonly detail: string
  readonly values: JsonObject
}

export interface RecordSearch {
  /** Form key. */
  readonly form: string
  readonly text: string
}

export interface FormViewProps {
  readonly instance: Instance
  readonly mode: 'edit' | 'read'
  /** Who draws the form to fill in; RJSF from the whole schema, in the same look. */
  readonly engine?: 'phieu' | 'rjsf'
  /** Read mode on its way to a printer: rows of plain fields stand in a table. */
  readonly paper?: boolean
  /** Everything is in the document at once, also far from the screen. Read once, at mount. */
  readonly whole?: boolean
  readonly lang: Lang
  readonly formContext: FormContext
  /** The whole form takes no input for now (it is being sent, or can no longer be kept); it stays readable, also by screen readers. */
  readonly disabled?: boolean
  /** A new record: a field that a condition brings into sight begins with its default. Read once, at mount. */
  readonly isNew?: boolean
  /** Reviewer's remarks; `''` is the record as a whole. */
  readonly comments?: readonly FieldComment[]
  /** Remarks of the time before, answered meanwhile: shown apart. */
  readonly answered?: readonly FieldComment[]
  /** Reasons given so far. Read once, at mount. */
  readonly reasons?: readonly Reason[]
  /** Record paths that differ from the base: marked in read mode. */
  readonly changed?: readonly RecordPath[]
  /** The values before: a changed field shows them in read mode. */
  readonly before?: JsonObject
  /** Provisional text of assigned numbers, until the server gives the real ones. */
  readonly provisional?: Readonly<Record<RecordPath, string>>
  /** Texts that did not parse, by record path. Read once, at mount. */
  readonly initialRaw?: Readonly<Record<RecordPath, string>>
  /** Told after the instance holds the change; `path` is the field, or the repeat whose rows changed. */
  readonly onChange?: (path: RecordPath) => void
  /** A reason typed at a warning; empty text takes it back. */
  readonly onReason?: (reason: Reason) => void
  /** Ctrl+Enter. */
  readonly onSubmit?: () => void
  /** Without it, record references can be read only. */
  readonly onRecordSearch?: (search: RecordSearch) => Promise<readonly RecordHit[]>
  /** Where files lie; without it, they are named and cannot be opened or taken. The same object while the form is open. */
  readonly files?: FileStore
  /** Ids for new rows (UUIDv7); without it, rows cannot be added. */
  readonly makeRowId?: () => RowId
  /** Something at the end of a field, e.g. a button to comment on it. While one fills in, the same function as long as the form is open. */
  readonly fieldAction?: (path: RecordPath, label: string) => ReactNode
  readonly handle?: Ref<FormViewHandle>
}

export interface FormViewHandle {
  /** Brings the field into view, on whatever page, and puts the focus into it. */
  focusPath(path: RecordPath): void
  /** Shows every issue at its field and in the summary, which takes the focus; returns what stops sending. */
  showIssues(): readonly FormIssue[]
  /** What stops sending: blocking issues, texts that did not parse, warnings without a reason. */
  blocking(): readonly FormIssue[]
  /** Texts that did not parse, for `Draft.raw`. */
  rawTexts(): Readonly<Record<RecordPath, string>>
  reasons(): readonly Reason[]
}
