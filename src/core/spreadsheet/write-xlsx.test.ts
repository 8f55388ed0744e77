import { expect, test } from 'vitest'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { writeXlsx } from './write-xlsx.ts'

test('a workbook comes back as it was written: marks, lines, signs of XML, what looks like a formula or an escape', () => {
  const rows = [
    ['Tên', 'Số'],
    ['Đặng Thị Ngọc Ánh\ndòng hai', 145],
    ['=1+1', null],
    ['<a href="x">&amp;</a>', -2.5],
    ['  hai dấu cách, _x000D_ và \u0007chuông', 0],
  ]
  const read = readSpreadsheet(
    writeXlsx([
      { name: 'Mục & lựa chọn', rows, widths: [20] },
      { name: 'Hai', rows: [['x']], widths: [] },
    ]),
    'tep.xlsx',
  )
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect(read.value.notes).toEqual([])
  expect(read.value.sheets.map(({ name }) => name)).toEqual(['Mục & lựa chọn', 'Hai'])
  expect(read.value.sheets[0]?.rows.slice(0, 4)).toEqual([
    ['Tên', 'Số'],
    ['Đặng Thị Ngọc Ánh\ndòng hai', 145],
    ['=1+1'],
    ['<a href="x">&amp;</a>', -2.5],
  ])
  expect(read.value.sheets[0]?.rows[4]).toEqual(['  hai dấu cách, _x000D_ và chuông', 0])
})
