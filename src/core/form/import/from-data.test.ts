import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from '../../spreadsheet/spreadsheet.ts'
import type { CodeList } from '../code-list.ts'
import { fromData, type FormFromData } from './from-data.ts'

const meta = {
  key: 'from-rows',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete' as const, basis: 'Thử' },
}
const item = (code: string, name: string) => ({ code, name })
const list: CodeList = {
  key: 'communes',
  version: '2026-01-01',
  title: 'Xã',
  source: 'Thử',
  codesBy: 'project',
  items: [item('001', 'Thủy Nguyên'), item('002', 'An Dương'), item('003', 'Lê Chân')],
}

function result(rows: readonly (readonly Cell[])[], lists: readonly CodeList[] = []) {
  let last = 0
  return fromData({ rows }, lists, meta, () => `id${String(++last).padStart(6, '0')}`)
}
function form(rows: readonly (readonly Cell[])[], lists: readonly CodeList[] = []): FormFromData {
  const made = result(rows, lists)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
const column = (title: string, values: readonly Cell[], lists: readonly CodeList[] = []) => {
  const { columns, definition } = form([[title, 'Khác'], ...values.map((value) => [value, 'x'])], lists)
  return { ...columns[0], schema: definition.schema.properties?.[columns[0]?.name ?? ''] }
}

it('reads types from the cells, codes with leading zeros stay text', () => {
  expect(column('Cấp ngày', ['01/02/2026', '3/12/2025', { kind: 'date', iso: '2026-01-01' }]).field?.type).toBe('date')
  expect(column('Mã hồ sơ', ['0012', '0013', '0100']).field?.type).toBe('text')
  expect(column('Số người', [1, 2, -3])).toMatchObject({ field: { type: 'integer' }, fits: 3, of: 3 })
  expect(column('Số người', [1, 2, -3]).schema?.minimum).toBeUndefined()
  expect(column('Diện tích', [1.5, 2, 3.25]).field?.type).toBe('decimal')
  expect(column('Kinh phí', [1_000_000, 2_000_000]).field?.type).toBe('money')
  expect(column('Liên hệ', ['0912345678', '0987654321']).field?.type).toBe('phone')
  expect(column('Thư', ['a@b.vn', 'c@d.vn']).field?.type).toBe('email')
  expect(column('Còn hoạt động', ['Có', 'Không', 'có']).field?.type).toBe('yes-no')
})

it('finds few words that come again as choices, and a list that has them all', () => {
  const words = ['Thuỷ Nguyên', 'an duong', 'Thuỷ Nguyên', 'an duong', 'Thuỷ Nguyên', 'an duong']
  expect(column('Nơi', words).field).toMatchObject({ type: 'choice', choices: ['Thuỷ Nguyên', 'an duong'] })
  expect(
    column(
      'Nơi',
      words.map((word) => word.replace('Thuỷ', 'Thủy')),
      [list],
    ).field,
  ).toMatchObject({ type: 'choice', list: 'communes' })
})

it('requires what is never blank, tells what is unique, and gives its evidence', () => {
  const made = form([[], ['Mã', 'Ghi'], ['A1', 'x'], ['A2', null], [null, null], ['A3', 'y']])
  expect(made.columns).toMatchObject([
    { column: 1, isRequired: true, isUnique: true, fits: 3, of: 3 },
    { column: 2, isRequired: false, isUnique: false, fits: 2, of: 2 },
  ])
  expect(made.notes[0]).toMatchObject({ code: 'import.read-as', params: { column: 1, title: 'Mã', fits: 3, of: 3 } })
  expect(column('Số', [...Array.from({ length: 98 }, (_, n) => n), 'không rõ', 'mất']).alternatives).toContainEqual({
    type: 'text',
    fits: 100,
  })
})

it('proposes the number that a record is known by, and the class of what is personal', () => {
  const { definition } = form([
    ['Họ và tên', 'Mã hồ sơ', 'Số điện thoại', 'Ghi chú'],
    ['Đặng Thị Ánh', 'HS01', '0912345678', 'x'],
    ['Lê Văn Bình', 'HS02', '0987654321', null],
  ])
  expect(definition.identityKeys).toEqual([['/ma_ho_so']])
  const { ho_va_ten: name, so_dien_thoai: phone } = definition.schema.properties ?? {}
  expect(Object.keys(definition.personalData)).toEqual([name?.['x-phieu']?.id, phone?.['x-phieu']?.id])
  expect(form([['Mã'], ['A'], ['A']]).definition.identityKeys).toEqual([])
})

it('without a row there is no form', () => {
  expect(result([[], [null]])).toMatchObject({ ok: false, error: [{ code: 'import.no-columns' }] })
})

it('makes an admitted form of any rows, one field for each column with a heading', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('__proto__', 'constructor', '=1+1', '01/01/2026', '1.234,5', '1e999'),
  )
  const headings = fc.array(fc.constantFrom('Họ và tên', 'Ngày sinh', 'Số', '__proto__', 'constructor', 'Địa chỉ'), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(headings, fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (top, rows) => {
      const found = form([top, ...rows.map((row) => row.slice(0, top.length))])
      expect(found.columns).toHaveLength(top.length)
      for (const { fits, of, alternatives } of found.columns) {
        expect(fits).toBeLessThanOrEqual(of)
        expect(alternatives.every((each) => each.fits <= of)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
