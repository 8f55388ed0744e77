import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { spreadsheetLimits, type Spreadsheet } from './spreadsheet.ts'

const sheetXml = (rows: string) => `<worksheet xmlns="m"><sheetData>${rows}</sheetData></worksheet>`
const parts = (sheet: string, more: Readonly<Record<string, string>> = {}): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    }).map(([name, text]) => [name, strToU8(text)]),
  )
const xlsx = (sheet: string, more: Readonly<Record<string, string>> = {}) => zipSync(parts(sheet, more))

const read = (bytes: Uint8Array, limits = {}) => readSpreadsheet(bytes, 'tep', { ...spreadsheetLimits, ...limits })
function sheets(bytes: Uint8Array): Spreadsheet {
  const found = read(bytes)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
const refusal = (bytes: Uint8Array, limits = {}) => {
  const found = read(bytes, limits)
  return found.ok ? null : found.error
}

describe('a workbook', () => {
  it('of another writer comes back with its texts, numbers, truths and days', async () => {
    const cells = [
      ['Họ và tên', 'Số & <ký hiệu>', true, -1.5, new Date(Date.UTC(2026, 10, 20))],
      ['0123', null, false, 12, new Date(Date.UTC(2026, 10, 20, 8, 30))],
    ]
    const days = { 0: 'dd/mm/yyyy', 1: 'dd/mm/yyyy hh:mm' }
    const rows: SheetData = cells.map((row, at) =>
      row.map((value) => (value instanceof Date ? { value, type: Date, format: at === 0 ? days[0] : days[1] } : value)),
    )
    const bytes = new Uint8Array(await writeXlsxFile(rows).toBuffer())
    expect(sheets(bytes).sheets[0]?.rows).toEqual([
      ['Họ và tên', 'Số & <ký hiệu>', true, -1.5, { kind: 'date', iso: '2026-11-20' }],
      ['0123', null, false, 12, { kind: 'date-time', iso: '2026-11-20T08:30:00' }],
    ])
  })

  it('gives what a formula last came to, and says so', () => {
    const found = sheets(xlsx(sheetXml('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>"a"</f><v>=cmd</v></c></row>')))
    expect(found.sheets[0]?.rows).toEqual([[], [null, 2, '=cmd']])
    expect(found.notes).toMatchObject([{ code: 'sheet.formulas', params: { sheet: 'S', count: 2, first: 'B2' } }])
  })

  it('joins the runs of a text and leaves readings out', () => {
    const strings = '<sst><si><r><t>Hải </t></r><r><t xml:space="preserve">Phòng</t></r><rPh><t>x</t></rPh></si></sst>'
    expect(sheets(xlsx(sheetXml('<row><c t="s"><v>0</v></c></row>'), { 'xl/sharedStrings.xml': strings })).sheets[0]?.rows).toEqual([
      ['Hải Phòng'],
    ])
  })

  it('with a DTD is refused, so no entity of its own is ever read', () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetXml('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>')}`
    expect(refusal(xlsx(sheet))?.code).toBe('sheet.broken')
  })

  it('that unpacks to far more than it is is refused before it is unpacked', () => {
    const bytes = xlsx(sheetXml(' '.repeat(30_000_000)))
    expect(bytes.length).toBeLessThan(100_000)
    expect(refusal(bytes)?.code).toBe('sheet.bomb')
  })

  it('whose directory lies about the size is held while it grows', () => {
    const bytes = xlsx(sheetXml(' '.repeat(30_000_000)))
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 5000, true)
    expect(refusal(bytes)?.code).toBe('sheet.broken')
  })

  it('has limits of bytes, parts, rows, columns and cells, each with its number', () => {
    const cell = (reference: string) => sheetXml(`<row r="${/\d+/.exec(reference)?.[0]}"><c r="${reference}"><v>1</v></c></row>`)
    expect(refusal(new Uint8Array(50_000_000))).toMatchObject({ code: 'sheet.too-big', params: { limit: 20 } })
    expect(refusal(xlsx(cell('A1')), { entries: 2 })).toMatchObject({ code: 'sheet.entries', params: { limit: 2 } })
    expect(refusal(xlsx(cell('A100001')))).toMatchObject({ code: 'sheet.rows', params: { limit: 100_000 } })
    expect(refusal(xlsx(cell('XFD1')))).toMatchObject({ code: 'sheet.columns', params: { limit: 500 } })
    expect(refusal(xlsx(sheetXml('<row><c><v>1</v></c><c><v>1</v></c></row>')), { cells: 1 })).toMatchObject({ code: 'sheet.cells' })
  })

  it('of the old kind, or cut off anywhere, is refused and never throws', () => {
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))?.code).toBe('sheet.old-format')
    const whole = xlsx(sheetXml('<row><c><v>1</v></c></row>'))
    expect(Object.keys(unzipSync(whole))).toHaveLength(3)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.with(at, byte)
        const found = read(bytes)
        expect(found.ok || found.error.code.startsWith('sheet.')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('rows of text', () => {
  const csv = (text: string) => sheets(strToU8(text)).sheets[0]?.rows

  it('come back as they were written, with any delimiter, quote and end of line', () => {
    const cell = fc.stringMatching(/^[a-zà-ỹ0-9 ,;|"\n=+@-]{0,8}$/)
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n'), (rows, by, end) => {
        // A first row without marks, as a heading is.
        const all = [rows[0]?.map((_, at) => `c${at}`) ?? [], ...rows]
        const text = all.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(by)).join(end)
        expect(csv(text)).toEqual(all.map((row) => row.map((each) => (each === '' ? null : each))))
      }),
    )
  })

  it('stay text: formulas, leading zeros, numbers', () => {
    expect(csv('a;b;c\r\n=1+1;007;1,5\r\n')).toEqual([
      ['a', 'b', 'c'],
      ['=1+1', '007', '1,5'],
    ])
  })

  it('are read in UTF-8 and UTF-16 with their marks, and refused in code pages that do not say which they are', () => {
    const text = 'Tên,Xã\nHòa,Thủy Nguyên'
    const little = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((each) => [each.charCodeAt(0) & 0xff, each.charCodeAt(0) >> 8])])
    const rows = [
      ['Tên', 'Xã'],
      ['Hòa', 'Thủy Nguyên'],
    ]
    expect(csv(`\uFEFF${text}`)).toEqual(rows)
    expect(sheets(little).sheets[0]?.rows).toEqual(rows)
    expect(refusal(new Uint8Array([0x54, 0xea, 0x6e, 0x2c, 0xff]))?.code).toBe('sheet.encoding')
  })
})
