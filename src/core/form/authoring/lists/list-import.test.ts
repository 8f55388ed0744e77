import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../spreadsheet/spreadsheet.ts'
import type { CodeListItem } from '../../code-list.ts'
import { listUnfitness } from '../../lists/list-fitness.ts'
import { compareLists, markOf } from './compare-lists.ts'
import { guessMapping, headerRow, listFromRows, mergeRows } from './list-from-rows.ts'
import { columnsOf, type ListColumn } from './list-draft.ts'
import { newList, nextListVersion } from './next-version.ts'
import { changedColumns, sameRow } from './row-faults.ts'

const item = (code: string, rest: Partial<CodeListItem> = {}): CodeListItem => ({ code, name: `Mục ${code}`, ...rest })

describe('columns of a file', () => {
  test('are found by their headings in either language, own columns by their names', () => {
    expect(guessMapping(['Mã số', 'Tên gọi', 'Tên tiếng Anh', 'Mã cha', 'Từ ngày', 'Đến ngày', 'Tỉnh', ''], ['columns.province'])).toEqual([
      'code',
      'name',
      'nameEn',
      'parent',
      'from',
      'to',
      'columns.tinh',
      null,
    ])
    expect(guessMapping(['code', 'name', 'province', 'name'], ['code', 'name', 'columns.province'])).toEqual([
      'code',
      'name',
      'columns.province',
      null,
    ])
  })
  test('stand below a title and empty rows', () => {
    expect(headerRow([['DANH MỤC CHỢ'], [], ['Mã', 'Tên'], ['01', 'Chợ']])).toBe(2)
  })
})

describe('rows of a file', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Mã', 'Tên', 'Đến ngày'],
    ['01', ' Chợ  huyện ', null],
    [2, 'Chợ xã', { kind: 'date', iso: '2026-12-31' }],
    [null, null, null],
    ['01', 'Lại chợ huyện', null],
    ['04', null, null],
    ['05', '=HYPERLINK("x")', null],
    ['06', 'Chợ đêm', 'mai'],
  ]
  test('that are whole become codes; the others are named with the row of the file and what to do', () => {
    const read = listFromRows(rows, 0, ['code', 'name', 'to'])
    expect(read.items).toEqual([
      { code: '01', name: 'Chợ huyện' },
      { code: '2', name: 'Chợ xã', to: '2026-12-31' },
      { code: '05', name: '=HYPERLINK("x")' },
    ])
    expect(read.issues.map(({ row, issue }) => `${row} ${issue.code}`)).toEqual([
      '5 list.code-twice',
      '6 list.name-missing',
      '7 list.formula-text',
      '8 list.day',
    ])
  })
  test('are nothing without a column for the code', () => {
    expect(listFromRows(rows, 0, [null, 'name', null])).toMatchObject({
      items: [],
      issues: [{ issue: { code: 'list.mapping', params: { column: 'code' } } }],
    })
  })
  test('name a parent that the file does not have', () => {
    expect(
      listFromRows(
        [
          ['Mã', 'Tên', 'Cha'],
          ['1', 'Một', '9'],
        ],
        0,
        ['code', 'name', 'parent'],
      ),
    ).toMatchObject({
      items: [{ code: '1' }],
      issues: [{ row: 2, issue: { code: 'list.parent-unknown', params: { parent: '9' } } }],
    })
  })
})

describe('an import', () => {
  const current = [item('01', { nameEn: 'One', columns: { kind: 'a', size: '1' } }), item('02'), item('03', { to: '2026-06-30' })]
  const wishes = { columns: ['code', 'name', 'columns.kind'] as readonly ListColumn[], day: '2027-01-01' }
  test('keeps what the file does not have of a row, and the codes that it lacks', () => {
    const merged = mergeRows(current, [{ code: '01', name: 'Mới', columns: { kind: 'b' } }, item('04')], { ...wishes, missing: 'keep' })
    expect(merged).toEqual([
      item('01', { name: 'Mới', nameEn: 'One', columns: { kind: 'b', size: '1' } }),
      item('02'),
      item('03', { to: '2026-06-30' }),
      item('04'),
    ])
  })
  test('as the whole list retires what is missing and brings back what is there', () => {
    const merged = mergeRows(current, [item('03'), item('01', { columns: { kind: 'a' } })], { ...wishes, missing: 'retire' })
    expect(merged).toEqual([current[0], item('02', { to: '2026-12-31' }), item('03')])
    expect(compareLists(current, merged).counts).toEqual({ same: 1, added: 0, changed: 0, retired: 1, back: 1, lost: 0 })
  })
  const rowsOf = fc.uniqueArray(
    fc.record(
      {
        code: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        name: fc.constantFrom('a', 'b'),
        to: fc.constantFrom('2026-01-01', '2027-06-30'),
        columns: fc.constant({ kind: 'x' }),
      },
      { requiredKeys: ['code', 'name'] },
    ) as fc.Arbitrary<CodeListItem>,
    { selector: (row) => row.code },
  )
  test('never loses a code, has each once, and a second time changes nothing', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, fc.constantFrom<'keep' | 'retire'>('keep', 'retire'), fc.boolean(), (before, rows, missing, hasDays) => {
        const file = rows.map(({ to, ...row }) => (hasDays && to !== undefined ? { ...row, to } : row))
        const wanted = { ...wishes, columns: hasDays ? [...wishes.columns, 'to' as const] : wishes.columns, missing }
        const merged = mergeRows(before, file, wanted)
        expect(compareLists(before, merged).counts.lost).toBe(0)
        expect(new Set(merged.map((row) => row.code)).size).toBe(merged.length)
        const { same, ...others } = compareLists(merged, mergeRows(merged, file, wanted)).counts
        expect([same, Object.values(others)]).toEqual([merged.length, [0, 0, 0, 0, 0]])
      }),
    )
  })
})

test('what became of a row is said by its last day before all else', () => {
  expect([
    markOf(item('1'), undefined),
    markOf(item('1'), item('1')),
    markOf(item('1', { name: 'x' }), item('1')),
    markOf(item('1', { to: '2026-12-31', name: 'x' }), item('1')),
    markOf(item('1'), item('1', { to: '2026-12-31' })),
    markOf(item('1', { to: '2027-12-31' }), item('1', { to: '2026-12-31' })),
    markOf(item('1', { columns: { a: '1', b: '2' } }), item('1', { columns: { b: '2', a: '1' } })),
  ]).toEqual(['added', 'same', 'changed', 'retired', 'back', 'back', 'same'])
  expect(sameRow(item('1', { columns: { a: '1' } }), item('1'))).toBe(false)
  expect(changedColumns(item('1', { columns: { a: '1' }, to: '2027-01-01' }), item('1', { name: 'x' }))).toEqual([
    'name',
    'columns.a',
    'to',
  ])
})

test('a comparison counts all and shows so many of each kind', () => {
  const { counts, changes } = compareLists([item('0')], [item('1'), item('2'), item('3')], 2)
  expect(counts).toEqual({ same: 0, added: 3, changed: 0, retired: 0, back: 0, lost: 1 })
  expect(changes.map(({ mark, after, before }) => `${mark} ${(after ?? before)?.code}`)).toEqual(['added 1', 'added 2', 'lost 0'])
})

test('the next version is a copy for its day; published it may lose no code, be empty or end before it begins', () => {
  const first = {
    ...newList({ key: 'kinds', title: 'Loại', source: 'QĐ' }, '2026-12-01'),
    items: [item('1'), item('2')],
    effectiveTo: '2026-12-31',
  }
  const next = nextListVersion(first, '2027-01-01')
  expect(next).toMatchObject({ version: '2027-01-01', effectiveFrom: '2027-01-01', items: first.items })
  expect(next.effectiveTo).toBeUndefined()
  expect(listUnfitness(next, first)).toEqual([])
  expect(
    listUnfitness({ ...next, items: [item('2', { from: '2027-01-02', to: '2027-01-01' })] }, first).map(({ code, params }) => [
      code,
      params['code'],
    ]),
  ).toEqual([
    ['list.code-lost', '1'],
    ['list.days', '2'],
  ])
  expect(listUnfitness({ ...next, items: [] }, null)).toMatchObject([{ code: 'list.empty' }])
  expect(columnsOf(next.items)).toEqual(['code', 'name', 'nameEn', 'parent', 'from', 'to'])
})
