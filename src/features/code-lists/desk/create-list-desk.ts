import { byCode, compareLists, markOf, type RowMark } from '#core/form/authoring/lists/compare-lists.ts'
import {
  addRows,
  bringBackRows,
  isIdle,
  moveRow,
  pasteCells,
  removeRows,
  retireRows,
  setCell,
  setHead,
} from '#core/form/authoring/lists/list-commands.ts'
import { columnsOf, listOf, ownColumn, withCells, type ListColumn, type ListDraft } from '#core/form/authoring/lists/list-draft.ts'
import { applyEdit, type ListEdit } from '#core/form/authoring/lists/list-edits.ts'
import { nextListVersion } from '#core/form/authoring/lists/next-version.ts'
import { changedColumns, isWarning, rowFaults } from '#core/form/authoring/lists/row-faults.ts'
import type { CodeListItem } from '#core/form/code-list.ts'
import { codeListText } from '#core/form/lists/code-list-text.ts'
import { must } from '#core/lib/assert.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { ok, type Result } from '#core/lib/result.ts'
import { fold } from '#core/lib/vietnamese.ts'
import { createImports } from './create-imports.ts'
import { exportList } from './export-list.ts'
import type { DeskCommand, DeskState, ListDesk, Looked, ShownRow, View, Written } from './list-desk.ts'
import { readDraft } from './read-draft.ts'
import { cellsOfClipboard } from './cells-of-clipboard.ts'

const MOST_STEPS = 500
type What = DeskState['steps']['undo']
interface Step {
  readonly what: What
  readonly back: ListEdit
}

const nothing: ListDraft = { head: { key: 'none', version: '', title: '', source: '', codesBy: 'project' }, rows: [] }
const jsonBlob = (list: unknown): Blob => new Blob([codeListText(list as JsonObject)], { type: 'application/json' }) // a list is JSON

/** Texts to search in, folded once a row. */
function createHaystacks() {
  const known = new WeakMap<CodeListItem, string>()
  return (item: CodeListItem): string => {
    const found = known.get(item)
    if (found !== undefined) return found
    const made = fold([item.code, item.name, item.nameEn ?? '', item.parent ?? '', ...Object.values(item.columns ?? {})].join(' '))
    known.set(item, made)
    return made
  }
}

/** All there is of a list while it is written. */
interface Desk {
  draft: ListDraft
  before: ReadonlyMap<string, CodeListItem>
  readonly counts: Map<string, number>
  readonly past: Step[]
  readonly future: Step[]
  view: View
  /** Places of the rows that are shown; null: all. */
  places: Uint32Array | null
  columns: readonly ListColumn[]
  /** Own columns that no row has a value of yet. */
  readonly wanted: Set<ListColumn>
  revision: number
}

const countsOf = (desk: Desk) => ({ count: (code: string) => desk.counts.get(code) ?? 0 })

function recount(desk: Desk): void {
  desk.counts.clear()
  for (const { code } of desk.draft.rows) desk.counts.set(code, (desk.counts.get(code) ?? 0) + 1)
}

const watchOf = ({ counts }: Desk) => ({
  gone: ({ code }: CodeListItem) => void counts.set(code, (counts.get(code) ?? 1) - 1),
  come: ({ code }: CodeListItem) => void counts.set(code, (counts.get(code) ?? 0) + 1),
})

const markIn = (desk: Desk, item: CodeListItem): Exclude<RowMark, 'lost'> => markOf(item, desk.before.get(item.code))

function passes(desk: Desk, item: CodeListItem): boolean {
  switch (desk.view.filter) {
    case 'all':
      return true
    case 'changed':
      return markIn(desk, item) !== 'same'
    case 'retired':
      return item.to !== undefined
    case 'faulty':
      return rowFaults(item, countsOf(desk)).length > 0
  }
}

function seek(desk: Desk, haystack: (item: CodeListItem) => string): void {
  const words = fold(desk.view.text).split(' ').filter(Boolean)
  if (words.length === 0 && desk.view.filter === 'all') {
    desk.places = null
    return
  }
  const found: number[] = []
  for (const [at, item] of desk.draft.rows.entries()) {
    if (words.length > 0) {
      const text = haystack(item)
      if (!words.every((word) => text.includes(word))) continue
    }
    if (passes(desk, item)) found.push(at)
  }
  desk.places = Uint32Array.from(found)
}

const stateOf = (desk: Desk): DeskState => ({
  revision: desk.revision,
  total: desk.draft.rows.length,
  shown: desk.places?.length ?? desk.draft.rows.length,
  columns: desk.columns,
  head: desk.draft.head,
  steps: { undo: desk.past.at(-1)?.what ?? null, redo: desk.future.at(-1)?.what ?? null },
})

const withWanted = (desk: Desk): readonly ListColumn[] => {
  const found = columnsOf(desk.draft.rows)
  const own = [...new Set([...found, ...desk.wanted])].filter((column) => column.startsWith('columns.'))
  return ['code', 'name', 'nameEn', 'parent', ...own, 'from', 'to']
}

/** After a change; rows that come or go change what is shown, cells do not: a row does not vanish from under whoever is typing in it. */
function settle(desk: Desk, edit: ListEdit, haystack: (item: CodeListItem) => string): void {
  desk.revision++
  if (edit.kind === 'each' || edit.kind === 'head') {
    if (edit.kind === 'each' && edit.changes.some(({ item }) => item.columns !== undefined)) desk.columns = withWanted(desk)
    return
  }
  desk.columns = withWanted(desk)
  seek(desk, haystack)
}

function editOf(desk: Desk, command: DeskCommand): Result<ListEdit> {
  const { draft } = desk
  switch (command.kind) {
    case 'cell':
      return ok(setCell(draft, command.at, command.column, command.text))
    case 'clear': {
      const empty = new Map(command.columns.map((column) => [column, '']))
      const changes = command.rows.flatMap((at) => {
        const item = draft.rows[at]
        const next = item === undefined ? undefined : withCells(item, empty)
        return next === undefined || next === item ? [] : [{ at, item: next }]
      })
      return ok({ kind: 'each', changes })
    }
    case 'paste': {
      const places = desk.places
      const length = places?.length ?? draft.rows.length
      const cells = cellsOfClipboard(command.text)
      const rows = Array.from(
        { length: Math.max(0, Math.min(cells.length, length - command.index)) },
        (_, n) => places?.[command.index + n] ?? command.index + n,
      )
      return pasteCells(draft, rows, desk.columns.slice(Math.max(0, desk.columns.indexOf(command.column))), cells)
    }
    case 'add':
      return addRows(draft, command.at)
    case 'remove':
      return removeRows(draft, command.rows, (code) => desk.before.has(code))
    case 'retire':
      return ok(retireRows(draft, command.rows, command.from))
    case 'back':
      return ok(bringBackRows(draft, command.rows))
    case 'move':
      return ok(moveRow(draft, command.at, command.to))
    case 'column':
      desk.wanted.add(ownColumn(command.name))
      desk.columns = withWanted(desk)
      return ok({ kind: 'each', changes: [] })
    case 'head':
      return ok(setHead(draft, command.head))
  }
}

const shownRow = (desk: Desk, at: number, item: CodeListItem): ShownRow => {
  const before = desk.before.get(item.code)
  const mark = markIn(desk, item)
  return {
    at,
    item,
    mark,
    changed: before === undefined || mark === 'same' ? [] : changedColumns(before, item),
    faults: rowFaults(item, countsOf(desk)),
  }
}

function lookThrough(desk: Desk): Looked {
  const known = countsOf(desk)
  let [faulty, warned] = [0, 0]
  for (const item of desk.draft.rows) {
    const faults = rowFaults(item, known)
    if (faults.length === 0) continue
    if (faults.every(isWarning)) warned++
    else faulty++
  }
  return { faulty, warned, counts: compareLists([...desk.before.values()], desk.draft.rows, 0).counts }
}

function writtenOf(desk: Desk): Written {
  const known = countsOf(desk)
  let faulty = 0
  let first: Issue | null = null
  for (const item of desk.draft.rows) {
    const fault = rowFaults(item, known).find((each) => !isWarning(each))
    if (fault === undefined) continue
    faulty++
    first ??= fault
  }
  const text = jsonBlob(listOf(desk.draft))
  return { text, size: text.size, faulty, first }
}

const emptyDesk = (): Desk => ({
  draft: nothing,
  before: new Map(),
  counts: new Map(),
  past: [],
  future: [],
  view: { text: '', filter: 'all' },
  places: null,
  columns: [],
  wanted: new Set(),
  revision: 0,
})

/** Doing and taking back. */
function stepsOf(desk: Desk, haystack: (item: CodeListItem) => string) {
  const run = (what: What, edit: ListEdit): DeskState => {
    if (!isIdle(edit)) {
      desk.past.push({ what, back: applyEdit(desk.draft, edit, watchOf(desk)) })
      if (desk.past.length > MOST_STEPS) desk.past.shift()
      desk.future.length = 0
      settle(desk, edit, haystack)
    }
    return stateOf(desk)
  }
  const turn = (from: Step[], to: Step[]): DeskState => {
    const step = from.pop()
    if (step !== undefined) {
      to.push({ what: step.what, back: applyEdit(desk.draft, step.back, watchOf(desk)) })
      settle(desk, step.back, haystack)
    }
    return stateOf(desk)
  }
  return { run, turn }
}

/** The desk in this thread. */
export function createListDesk(): ListDesk {
  const haystack = createHaystacks()
  const desk = emptyDesk()
  const { run, turn } = stepsOf(desk, haystack)
  return {
    async open({ text, before }) {
      const read = readDraft(await text.text())
      if (!read.ok) return read
      const published = before === null ? null : readDraft(await before.text())
      desk.draft = read.value
      desk.before = byCode(published?.ok === true ? published.value.rows : [])
      recount(desk)
      desk.columns = withWanted(desk)
      desk.revision++
      return ok(stateOf(desk))
    },
    async look(view) {
      desk.view = view
      seek(desk, haystack)
      desk.revision++
      return stateOf(desk)
    },
    async rows(from, to) {
      const { places, draft } = desk
      const length = places?.length ?? draft.rows.length
      return Array.from({ length: Math.max(0, Math.min(to, length) - from) }, (_, n) => {
        const at = places?.[from + n] ?? from + n
        return shownRow(desk, at, must(draft.rows[at], 'a row that is shown is there'))
      })
    },
    async act(command) {
      const edit = editOf(desk, command)
      return edit.ok ? ok(run(command.kind, edit.value)) : edit
    },
    undo: async () => turn(desk.past, desk.future),
    redo: async () => turn(desk.future, desk.past),
    lookThrough: async () => lookThrough(desk),
    changes: async (most) => compareLists([...desk.before.values()], desk.draft.rows, most).changes,
    write: async () => writtenOf(desk),
    next: async (version, effectiveFrom) => jsonBlob({ ...nextListVersion(listOf(desk.draft), version), effectiveFrom }),
    exported: async (kind, titles) => exportList(kind, desk.draft.rows, desk.columns, titles),
    ...createImports(
      () => ({ rows: desk.draft.rows, columns: desk.columns }),
      (rows) => run('import', { kind: 'all', rows }),
    ),
  }
}
