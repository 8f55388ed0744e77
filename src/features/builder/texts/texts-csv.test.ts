import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textColumns } from '#core/form/authoring/texts/text-rows.ts'
import { csvOf, rowsOfCsv } from './texts-csv.ts'

const head = [...textColumns]
const bytes = (text: string) => new TextEncoder().encode(text)

it('any table comes back as it was written', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', "'=a", "''", '-', '+84', '@x', 'a\r\nb', 'a"b;c', '\tq', 'a\rb'),
  )
  const row = fc.array(cell, { minLength: 5, maxLength: 5 }).map((cells) => ['key', ...cells.slice(1)])
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(rowsOfCsv(bytes(csvOf([head, ...rows])))).toEqual({ ok: true, value: [head, ...rows] })
    }),
  )
})

it('begins with a BOM, and has no cell that a spreadsheet would run', () => {
  const text = csvOf([['=1+1', '+1', '-1', '@x', '\tx']])
  expect(text.codePointAt(0)).toBe(0xfeff)
  expect(text.slice(1)).toBe(`"'=1+1","'+1","'-1","'@x","'\tx"`)
})

it('is read as Excel writes it: with semicolons, or as Unicode text', () => {
  expect(rowsOfCsv(bytes('Vị trí;Tiếng Việt;English\r\ntitle;Phiếu, nhỏ;Small\r\n'))).toMatchObject({
    value: [head.slice(0, 3), ['title', 'Phiếu, nhỏ', 'Small']],
  })
  const wide = Uint8Array.from([
    0xff,
    0xfe,
    ...[...'a\tế'].flatMap((char) => [(char.codePointAt(0) ?? 0) & 255, (char.codePointAt(0) ?? 0) >> 8]),
  ])
  expect(rowsOfCsv(wide)).toEqual({ ok: true, value: [['a', 'ế']] })
})

it('in another encoding, too big or with an open quote is refused', () => {
  const code = (file: Uint8Array) => {
    const result = rowsOfCsv(file)
    return result.ok ? null : result.error[0]?.code
  }
  expect([code(Uint8Array.of(0x41, 0xea, 0x41)), code(new Uint8Array(10_000_001)), code(bytes('a,b\r\n"x'))]).toEqual([
    'csv.encoding',
    'csv.too-big',
    'csv.syntax',
  ])
})
