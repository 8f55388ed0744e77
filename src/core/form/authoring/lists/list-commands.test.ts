import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeList, CodeListItem } from '../../code-list.ts'
import { addRows, bringBackRows, isIdle, moveRow, pasteCells, removeRows, retireRows, setCell, setHead } from './list-commands.ts'
import { cellText, cellValue, columnsOf, draftOf, listOf, withCell, type ListColumn, type ListDraft } from './list-draft.ts'
import { applyEdit, type ListEdit } from './list-edits.ts'

const item = (code: string, rest: Partial<CodeListItem> = {}): CodeListItem => ({ code, name: `Mục ${code}`, ...rest })
const listWith = (items: readonly CodeListItem[]): CodeList => ({
  key: 'market-kinds',
  version: '2026-12-01',
  title: 'Loại chợ',
  source: 'Quyết định 1',
  codesBy: 'project',
  items: [...items],
})
const three = (): ListDraft => draftOf(listWith([item('01'), item('02', { columns: { kind: 'a' } }), item('03', { to: '2026-12-31' })]))
const done = (draft: ListDraft, edit: ListEdit): readonly CodeListItem[] => {
  applyEdit(draft, edit)
  return draft.rows
}
const must = <T>(result: { readonly ok: boolean; readonly value?: T }): T => {
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result))
  return result.value
}

describe('a cell', () => {
  test('is typed as people write it: spaces go, a day becomes ISO and is shown as it was typed', () => {
    const row = withCell(withCell(item('01'), 'name', '  Chợ   nổi '), 'from', '1/2/2027')
    expect(row).toEqual({ code: '01', name: 'Chợ nổi', from: '2027-02-01' })
    expect(cellText(row, 'from')).toBe('01/02/2027')
    expect(cellValue(withCell(row, 'to', 'cuối năm'), 'to')).toBe('cuối năm')
  })
  test('emptied is gone, an own column too', () => {
    expect(withCell(item('02', { columns: { kind: 'a' } }), 'columns.kind', '')).toEqual(item('02'))
    expect(withCell(item('02', { nameEn: 'Two' }), 'nameEn', ' ')).toEqual(item('02'))
  })
  test('that is not another one leaves the row the same', () => {
    const row = item('01')
    expect(withCell(row, 'name', ' Mục 01')).toBe(row)
    expect(isIdle(setCell(three(), 0, 'name', 'Mục 01'))).toBe(true)
  })
  test('of an own column named as an object’s own parts is a cell', () => {
    const row = withCell(item('01'), 'columns.__proto__', 'x')
    expect(cellValue(row, 'columns.__proto__')).toBe('x')
    expect(columnsOf([row])).toContain('columns.__proto__')
  })
})

describe('rows', () => {
  test('retired end on the day before and come back without an end; one that begins later ends where it begins', () => {
    const draft = three()
    expect(done(draft, retireRows(draft, [0], '2027-01-01'))[0]).toEqual(item('01', { to: '2026-12-31' }))
    expect(done(draft, bringBackRows(draft, [0]))[0]).toEqual(item('01'))
    done(draft, setCell(draft, 0, 'from', '2028-01-01'))
    expect(done(draft, retireRows(draft, [0], '2027-01-01'))[0]?.to).toBe('2028-01-01')
  })
  test('that were published are not left out, others are', () => {
    const draft = three()
    expect(removeRows(draft, [0, 1], (code) => code === '02')).toMatchObject({
      ok: false,
      error: [{ code: 'list.code-lost', params: { code: '02', count: 1 } }],
    })
    expect(done(draft, must(removeRows(draft, [0, 2], () => false))).map((row) => row.code)).toEqual(['02'])
  })
  test('move before what stands at the place', () => {
    const order = (from: number, to: number): string => {
      const draft = three()
      return done(draft, moveRow(draft, from, to))
        .map((row) => row.code)
        .join(' ')
    }
    expect([order(0, 3), order(2, 0), order(0, 2), order(1, 1), order(1, 2), order(9, 0)]).toEqual([
      '02 03 01',
      '03 01 02',
      '02 01 03',
      '01 02 03',
      '01 02 03',
      '01 02 03',
    ])
  })
  test('pasted fill what is there and go on at the end', () => {
    const draft = three()
    const columns: readonly ListColumn[] = ['code', 'name']
    const rows = done(
      draft,
      must(
        pasteCells(draft, [1, 2], columns, [
          ['02', 'Hai'],
          ['03', 'Ba', 'thừa'],
          ['04', 'Bốn'],
        ]),
      ),
    )
    expect(rows.map(({ code, name }) => `${code} ${name}`)).toEqual(['01 Mục 01', '02 Hai', '03 Ba', '04 Bốn'])
    expect(rows[1]?.columns).toEqual({ kind: 'a' })
  })
})

test('the head loses what is emptied and keeps the rest', () => {
  const draft = three()
  applyEdit(draft, setHead(draft, { titleEn: 'Markets', effectiveFrom: '2027-01-01' }))
  applyEdit(draft, setHead(draft, { titleEn: '' }))
  expect(draft.head).toEqual({
    key: 'market-kinds',
    version: '2026-12-01',
    title: 'Loại chợ',
    source: 'Quyết định 1',
    codesBy: 'project',
    effectiveFrom: '2027-01-01',
  })
})

const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('01', '02', '2027-01-01', '31/12/2026', ''))
const column = fc.constantFrom<ListColumn>('code', 'name', 'nameEn', 'parent', 'columns.kind', 'columns.toString', 'from', 'to')
const at = fc.nat(8)
type Command = (draft: ListDraft) => ListEdit | null
const orNull = (result: { readonly ok: boolean; readonly value?: ListEdit }): ListEdit | null => result.value ?? null
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(at, column, text).map(
    ([row, where, said]): Command =>
      (draft) =>
        setCell(draft, row, where, said),
  ),
  at.map(
    (row): Command =>
      (draft) =>
        orNull(addRows(draft, row)),
  ),
  fc.array(at, { maxLength: 4 }).map(
    (rows): Command =>
      (draft) =>
        retireRows(draft, rows, '2027-01-01'),
  ),
  fc.array(at, { maxLength: 4 }).map(
    (rows): Command =>
      (draft) =>
        bringBackRows(draft, rows),
  ),
  fc.array(at, { minLength: 1, maxLength: 4 }).map(
    (rows): Command =>
      (draft) =>
        orNull(removeRows(draft, rows, (code) => code === '02')),
  ),
  fc.tuple(at, at).map(
    ([from, to]): Command =>
      (draft) =>
        moveRow(draft, from, to),
  ),
  fc.tuple(at, fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 })).map(
    ([from, cells]): Command =>
      (draft) =>
        orNull(pasteCells(draft, draft.rows.map((_, row) => row).slice(from), ['code', 'name', 'to'], cells)),
  ),
  text.map(
    (title): Command =>
      (draft) =>
        setHead(draft, { title, effectiveFrom: title }),
  ),
)

test('whatever is done is taken back whole, done again the same, and the counts of codes follow', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const draft = three()
      const first = structuredClone(listOf(draft))
      const counts = new Map<string, number>()
      const count = (code: string, by: number) => counts.set(code, (counts.get(code) ?? 0) + by)
      for (const { code } of draft.rows) count(code, 1)
      const watch = { gone: (row: CodeListItem) => count(row.code, -1), come: (row: CodeListItem) => count(row.code, 1) }
      const inverses: ListEdit[] = []
      for (const make of commands) {
        const edit = make(draft)
        if (edit !== null) inverses.push(applyEdit(draft, edit, watch))
      }
      const last = structuredClone(listOf(draft))
      const real = Map.groupBy(draft.rows, (row) => row.code)
      for (const [code, counted] of counts) expect(counted, code).toBe(real.get(code)?.length ?? 0)
      const again: ListEdit[] = []
      for (const inverse of inverses.toReversed()) again.push(applyEdit(draft, inverse, watch))
      expect(listOf(draft)).toEqual(first)
      for (const redo of again.toReversed()) applyEdit(draft, redo, watch)
      expect(listOf(draft)).toEqual(last)
    }),
    { numRuns: 300 },
  )
})
