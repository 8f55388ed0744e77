import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { unsaid } from '../authoring/new-definition.ts'
import { outlineOf } from '../authoring/outline.ts'
import { canonicalText } from '../canonical.ts'
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { adjusted, foundFields, type FieldChoice } from './adjust-import.ts'
import { readImport, type Imported, type ImportSource } from './read-import.ts'

const meta = { key: 'begun-form', department: 'justice', ...unsaid, legalBasis: [...unsaid.legalBasis] }
const ids = () => {
  let n = 0
  return () => `i${String((n += 1)).padStart(7, '0')}`
}
const lists = [
  {
    key: 'sexes',
    items: [
      { code: '1', name: 'Nam' },
      { code: '2', name: 'Nữ' },
    ],
  },
]

const read = (source: ImportSource) => readImport(source, lists, meta, ids())
function imported(source: ImportSource): Imported {
  const made = read(source)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
const codes = (source: ImportSource) => {
  const made = read(source)
  return made.ok ? null : made.error.map(({ code }) => code)
}

const outline =
  'PHIẾU HỘ NGHÈO\nI. Chủ hộ\nHọ và tên *\nNgày sinh: ngày\nGiới tính: Nam/Nữ\nDanh sách thành viên\n  Họ tên\n  Tuổi\nGhi chú'

describe('what was found', () => {
  it('of an outline stands in the order of the form with its reasons', () => {
    const found = foundFields(imported({ kind: 'outline', text: outline }))
    expect(found.map(({ title, type, depth, isRequired }) => [title, type, depth, isRequired])).toEqual([
      ['Họ và tên', 'text', 0, true],
      ['Ngày sinh', 'date', 0, false],
      ['Giới tính', 'choice', 0, false],
      ['Danh sách thành viên', 'repeat', 0, false],
      ['Họ tên', 'text', 1, false],
      ['Tuổi', 'integer', 1, false],
      ['Ghi chú', 'long-text', 0, false],
    ])
    expect(found.map(({ evidence }) => evidence?.code)).toEqual(Array.from({ length: 7 }, () => 'import.guessed'))
    expect(found[0]?.concept).toBe('person.full-name')
  })

  it('of an outline may be blocks, with their rules, classes and words, under the heading of the line', () => {
    const made = imported({ kind: 'outline', text: 'Người khai *\nNgày nộp: ngày\nChủ cơ sở: người\nDanh sách thành viên' })
    const found = foundFields(made).filter(({ depth }) => depth === 0)
    expect(found.map(({ title, type, isRequired, evidence }) => [title, type, isRequired, evidence?.params['because']])).toEqual([
      ['Người khai', 'group', true, 'block'],
      ['Ngày nộp', 'date', false, 'type'],
      ['Chủ cơ sở', 'group', false, 'block'],
      ['Danh sách thành viên', 'repeat', false, 'block'],
    ])
    const { definition } = made
    expect(definition.titleFields).toEqual(['/nguoi_khai/name'])
    expect(definition.rules.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/nguoi_khai/dob', '/chu_co_so/dob', '/danh_sach_thanh_vien/@/dob']),
    )
    expect(Object.keys(definition.personalData).length).toBeGreaterThan(10)
  })

  it('of a workbook has counts, the code list of a column, and the column that a record is known by', () => {
    const rows = [
      ['Mã hộ', 'Giới tính', 'Ngày cấp'],
      ...Array.from({ length: 8 }, (_, at) => [`H${at}`, at % 2 === 0 ? 'Nam' : 'Nữ', at === 7 ? 'chưa rõ' : `0${at + 1}/02/2026`]),
    ]
    const made = imported({ kind: 'data', bytes: writeXlsx([{ name: 'Hộ', rows, widths: [] }]), name: 'ho.xlsx' })
    expect(made.definition.identityKeys).toEqual([['/ma_ho']])
    const [key, sex, day] = foundFields(made)
    expect([key?.isUnique, key?.isRequired]).toEqual([true, true])
    expect([sex?.type, sex?.list]).toEqual(['choice', 'sexes'])
    expect(day?.type).toBe('text')
    expect(day?.alternatives).toContainEqual({ type: 'date', fits: 7 })
    expect(day?.evidence?.params).toMatchObject({ fits: 8, of: 8 })
  })

  it('of a workbook is known by its number, before any other column in which nothing comes twice', () => {
    const rows = [
      ['Họ và tên', 'Mã hộ', 'Số tiền'],
      ...Array.from({ length: 8 }, (_, at) => [`Nguyễn Văn ${'ABCDEGHK'[at]}`, `H${at}`, at * 7]),
    ]
    const made = (columns: readonly number[]) =>
      imported({
        kind: 'data',
        bytes: writeXlsx([{ name: 'Hộ', rows: rows.map((row) => columns.map((at) => row[at] ?? null)), widths: [] }]),
        name: 'ho.xlsx',
      })
    expect(made([0, 1, 2]).definition.identityKeys).toEqual([['/ma_ho']])
    expect(made([0, 2]).definition.identityKeys).toEqual([['/ho_va_ten']])
  })

  it('of an XLSForm are its questions, with a note for what does not come along', () => {
    const survey = [
      ['type', 'name', 'label', 'required', 'relevant', 'appearance'],
      ['text', 'ten', 'Tên cơ sở', 'yes', '', ''],
      ['integer', 'so_nguoi', 'Số người', '', "${ten} != ''", 'signature'],
    ]
    const made = imported({ kind: 'data', bytes: writeXlsx([{ name: 'survey', rows: survey, widths: [] }]), name: 'khao-sat.xlsx' })
    expect(foundFields(made).map(({ title, type, isConditional }) => [title, type, isConditional])).toEqual([
      ['Tên cơ sở', 'text', false],
      ['Số người', 'integer', true],
    ])
    expect(made.notes.length).toBeGreaterThan(0)
    expect(made.notes.every(({ code }) => code.startsWith('import.xlsform-'))).toBe(true)
  })

  it('of a definition of ours is the definition, with all that it says of itself, under another key', () => {
    for (const form of allForms) {
      const { definition } = imported({ kind: 'json', text: canonicalText(form) })
      expect(canonicalText(definition)).toBe(canonicalText({ ...form, key: meta.key, department: meta.department }))
    }
  })

  it('of a later version of ours begins anew, and moves no records', () => {
    const later = smallDefinition({ version: 3, upgrade: [{ kind: 'drop', at: '/old' }] })
    const { version, upgrade } = imported({ kind: 'json', text: canonicalText(later) }).definition
    expect([version, upgrade]).toEqual([1, undefined])
  })
})

describe('what cannot be read', () => {
  it.each<[string, ImportSource, readonly string[]]>([
    ['an empty outline', { kind: 'outline', text: ' \n ' }, ['import.empty']],
    ['a broken JSON', { kind: 'json', text: '{"type": ' }, ['json.syntax']],
    ['a hostile JSON', { kind: 'json', text: '{"properties": {"a": {"__proto__": {}}}}' }, ['json.dangerous-key']],
    ['a schema of no object', { kind: 'json', text: '[]' }, ['import.no-object']],
    [
      'a document of Word as a text',
      { kind: 'outline', text: new TextDecoder().decode(zipSync({ 'word/document.xml': strToU8('<w/>') })) },
      ['import.not-text'],
    ],
    ['a text without end', { kind: 'outline', text: 'a'.repeat(4_000_001) }, ['import.text-too-long']],
    ['a workbook that is none', { kind: 'data', bytes: strToU8('PK\u0003\u0004 nothing'), name: 'a.xlsx' }, ['sheet.broken']],
    ['a file too large', { kind: 'data', bytes: new Uint8Array(20_000_001), name: 'a.csv' }, ['sheet.too-big']],
    ['an empty file', { kind: 'data', bytes: new Uint8Array(), name: 'a.csv' }, ['import.no-columns']],
  ])('%s is told', (_, source, expected) => {
    expect(codes(source)).toEqual(expected)
  })
})

describe('what is changed before it is taken over', () => {
  const made = () => imported({ kind: 'outline', text: outline })
  const change = (choices: Readonly<Record<string, FieldChoice>>) => {
    const before = made()
    const keys = new Map(foundFields(before).map(({ title, key }) => [title, key]))
    return adjusted(before.definition, new Map(Object.entries(choices).map(([title, choice]) => [keys.get(title) ?? '', choice])), ids())
  }

  it('is another type, a demand, or gone', () => {
    const next = change({
      'Ngày sinh': { type: 'partial-date', isRequired: true },
      'Ghi chú': { isLeftOut: true },
      'Họ và tên': { isRequired: false },
    })
    if (!next.ok) throw new Error(JSON.stringify(next.error))
    const { all } = outlineOf(next.value)
    expect(all.map(({ name, type, isRequired }) => [name, type, isRequired])).toEqual([
      ['ho_va_ten', 'text', false],
      ['ngay_sinh', 'partial-date', true],
      ['gioi_tinh', 'choice', false],
      ['danh_sach_thanh_vien', 'repeat', false],
      ['ho_ten', 'text', false],
      ['tuoi', 'integer', false],
    ])
  })

  it('may be what records were called by: something else takes its place', () => {
    const next = change({ 'Họ và tên': { isLeftOut: true } })
    expect(next.ok && next.value.titleFields).toEqual(['/ngay_sinh'])
  })

  it('may not be everything', () => {
    const all = Object.fromEntries(foundFields(made()).map(({ title }) => [title, { isLeftOut: true }]))
    const next = change(all)
    expect(!next.ok && next.error.map(({ code }) => code)).toEqual(['import.no-title'])
  })
})
