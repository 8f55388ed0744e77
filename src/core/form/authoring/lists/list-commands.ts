import { addDays } from '../../../lib/calendar.ts'
import { issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { MAX_LIST_ITEMS, type CodeListItem } from '../../code-list.ts'
import { emptyRow, withCells, withCell, type ListColumn, type ListDraft, type ListHead } from './list-draft.ts'
import type { ListEdit } from './list-edits.ts'

type Rows = readonly number[]

const each = (draft: ListDraft, rows: Rows, change: (item: CodeListItem) => CodeListItem): ListEdit => ({
  kind: 'each',
  changes: [...new Set(rows)].flatMap((at) => {
    const item = draft.rows[at]
    const next = item === undefined ? undefined : change(item)
    return next === undefined || next === item ? [] : [{ at, item: next }]
  }),
})

/** Whether an edit leaves everything as it was. */
export const isIdle = (edit: ListEdit): boolean => edit.kind === 'each' && edit.changes.length === 0

export const setCell = (draft: ListDraft, at: number, column: ListColumn, text: string): ListEdit =>
  each(draft, [at], (item) => withCell(item, column, text))

/** Issue: `list.too-long` {limit}. */
export const addRows = (draft: ListDraft, at: number, items: readonly CodeListItem[] = [emptyRow]): Result<ListEdit> =>
  draft.rows.length + items.length > MAX_LIST_ITEMS
    ? err([issue('list.too-long', '/items', { limit: MAX_LIST_ITEMS })])
    : ok({ kind: 'splice', at, remove: 0, insert: items })

/** From the day on they are offered no more; the rows stay, because stored records name them. A row whose first day is later ends there. */
export const retireRows = (draft: ListDraft, rows: Rows, from: string): ListEdit => {
  const last = addDays(from, -1)
  return each(draft, rows, (item) => withCell(item, 'to', item.from !== undefined && item.from > last ? item.from : last))
}

export const bringBackRows = (draft: ListDraft, rows: Rows): ListEdit => each(draft, rows, (item) => withCell(item, 'to', ''))

/**
 * Leaves rows out for good, those that were never published. Issue: `list.code-lost` {code, count}.
 * @param isPublished of a code: the version published before has it
 */
export function removeRows(draft: ListDraft, rows: Rows, isPublished: (code: string) => boolean): Result<ListEdit> {
  const gone = new Set(rows)
  const kept = [...gone].flatMap((at) => {
    const code = draft.rows[at]?.code ?? ''
    return code !== '' && isPublished(code) ? [code] : []
  })
  const [code] = kept
  if (code !== undefined) return err([issue('list.code-lost', '/items', { code, count: kept.length })])
  const [at, last] = [Math.min(...gone), Math.max(...gone)]
  if (last - at === gone.size - 1) return ok({ kind: 'splice', at, remove: gone.size, insert: [] })
  return ok({ kind: 'all', rows: draft.rows.filter((_, row) => !gone.has(row)) })
}

/** One row to another place: before what stands at `to` now. */
export function moveRow(draft: ListDraft, from: number, to: number): ListEdit {
  const item = draft.rows[from]
  const target = Math.max(0, Math.min(to, draft.rows.length))
  if (item === undefined || target === from || target === from + 1) return { kind: 'each', changes: [] }
  const [at, end] = [Math.min(from, target), Math.max(from + 1, target)]
  const between = draft.rows.slice(at, end).filter((_, row) => row + at !== from)
  return { kind: 'splice', at, remove: end - at, insert: target > from ? [...between, item] : [item, ...between] }
}

/**
 * A block of cells as a spreadsheet copies it, from a row and a column on. `rows`: the rows that are shown from there on; what is more is
 * added at the end. Issue: `list.too-long` {limit}.
 */
export function pasteCells(
  draft: ListDraft,
  rows: Rows,
  columns: readonly ListColumn[],
  cells: readonly (readonly string[])[],
): Result<ListEdit> {
  const filled = (item: CodeListItem, texts: readonly string[]): CodeListItem =>
    withCells(
      item,
      new Map(
        texts.flatMap((text, at) => {
          const column = columns[at]
          return column === undefined ? [] : [[column, text] as const]
        }),
      ),
    )
  const more = cells.slice(rows.length)
  if (more.length === 0) {
    const byRow = new Map(rows.slice(0, cells.length).map((row, at) => [row, cells[at] ?? []]))
    const changes = [...byRow].flatMap(([at, texts]) => {
      const item = draft.rows[at]
      const next = item === undefined ? undefined : filled(item, texts)
      return next === undefined || next === item ? [] : [{ at, item: next }]
    })
    return ok({ kind: 'each', changes })
  }
  if (draft.rows.length + more.length > MAX_LIST_ITEMS) return err([issue('list.too-long', '/items', { limit: MAX_LIST_ITEMS })])
  const next = draft.rows.slice()
  for (const [at, row] of rows.entries()) next[row] = filled(next[row] ?? emptyRow, cells[at] ?? [])
  return ok({ kind: 'all', rows: [...next, ...more.map((texts) => filled(emptyRow, texts))] })
}

/** What is said of the list itself; an empty text is a member that is not there. */
export function setHead(draft: ListDraft, said: Partial<Pick<ListHead, 'title' | 'titleEn' | 'source' | 'effectiveFrom'>>): ListEdit {
  const { titleEn: _, effectiveFrom: __, ...head } = { ...draft.head, ...said }
  const { titleEn, effectiveFrom } = { ...draft.head, ...said }
  return {
    kind: 'head',
    head: {
      ...head,
      ...(titleEn === undefined || titleEn === '' ? {} : { titleEn }),
      ...(effectiveFrom === undefined || effectiveFrom === '' ? {} : { effectiveFrom }),
    },
  }
}
