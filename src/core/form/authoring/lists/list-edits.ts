import type { CodeListItem } from '../../code-list.ts'
import type { ListDraft, ListHead } from './list-draft.ts'

/** A change of a list, and what takes it back: both are as small as what they change. */
export type ListEdit =
  /** Rows at their places become others. */
  | { readonly kind: 'each'; readonly changes: readonly { readonly at: number; readonly item: CodeListItem }[] }
  /** Rows go, and others come in their place. */
  | { readonly kind: 'splice'; readonly at: number; readonly remove: number; readonly insert: readonly CodeListItem[] }
  /** All rows, as after an import. */
  | { readonly kind: 'all'; readonly rows: CodeListItem[] }
  | { readonly kind: 'head'; readonly head: ListHead }

/** Told of each row that goes and each that comes, so that counts of codes follow without counting anew. */
export interface RowWatch {
  gone(item: CodeListItem): void
  come(item: CodeListItem): void
}

const unwatched: RowWatch = { gone: () => undefined, come: () => undefined }

function applyEach(draft: ListDraft, changes: Extract<ListEdit, { kind: 'each' }>['changes'], watch: RowWatch): ListEdit {
  const before = changes.flatMap(({ at }) => {
    const item = draft.rows[at]
    return item === undefined ? [] : [{ at, item }]
  })
  for (const { item } of before) watch.gone(item)
  for (const { at, item } of changes) {
    if (at >= draft.rows.length) continue
    draft.rows[at] = item
    watch.come(item)
  }
  return { kind: 'each', changes: before }
}

function applySplice(draft: ListDraft, { at, remove, insert }: Extract<ListEdit, { kind: 'splice' }>, watch: RowWatch): ListEdit {
  const { rows } = draft
  const gone = rows.slice(at, at + remove)
  for (const item of gone) watch.gone(item)
  for (const item of insert) watch.come(item)
  draft.rows = [...rows.slice(0, at), ...insert, ...rows.slice(at + remove)]
  return { kind: 'splice', at: Math.min(at, rows.length), remove: insert.length, insert: gone }
}

/** Changes the draft in place. Each row stands at most once among the changes of an edit. @returns what takes it back */
export function applyEdit(draft: ListDraft, edit: ListEdit, watch: RowWatch = unwatched): ListEdit {
  switch (edit.kind) {
    case 'each':
      return applyEach(draft, edit.changes, watch)
    case 'splice':
      return applySplice(draft, edit, watch)
    case 'all': {
      const before = draft.rows
      for (const item of before) watch.gone(item)
      for (const item of edit.rows) watch.come(item)
      draft.rows = edit.rows
      return { kind: 'all', rows: before }
    }
    case 'head': {
      const before = draft.head
      draft.head = edit.head
      return { kind: 'head', head: before }
    }
  }
}
