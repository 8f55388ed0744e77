import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../canonical.ts'
import type { JsonSchema } from '../json-schema.ts'
import { parseFormDefinition } from '../parse.ts'
import type { ImportedForm } from './imported-form.ts'
import { fromOutline, MOST_LINES } from './from-outline.ts'

const meta = {
  key: 'outlined',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete' as const, basis: 'Thử' },
}

function made(text: string) {
  let last = 0
  return fromOutline(text, meta, () => `id${String(++last).padStart(6, '0')}`)
}

function form(text: string): ImportedForm {
  const result = made(text)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const fieldsOf = (text: string): Readonly<Record<string, JsonSchema>> => form(text).definition.schema.properties ?? {}
const typesOf = (text: string) => Object.values(fieldsOf(text)).map((field) => `${field.title}: ${field['x-phieu']?.type}`)
/** The one field that a line gives, behind a name. */
const only = (line: string): JsonSchema => Object.values(fieldsOf(`Tên\n${line}`))[1] ?? {}

const paper = `PHIẾU THU THẬP THÔNG TIN HỘ KINH DOANH
I. Thông tin chủ hộ
1. Họ và tên: ................................ (*)
2. Ngày sinh: ngày
3. Giới tính: Nam/Nữ
4. Số CCCD *
5. Nơi ở
II. Thông tin kinh doanh
1. Loại hình: ☐ Ăn uống ☐ Bán lẻ ☐ Dịch vụ
2. Danh sách lao động
   - Họ tên *
   - Ngày vào làm: ngày
3. Ghi chú ……
`

describe('a form from an outline', () => {
  it('takes the blanks of a form on paper for what they are, whatever stands between them', () => {
    const text =
      'Số CCCD: ……… cấp ngày …/…/… tại ………\nVốn: ........ đồng\nTrình độ: Đại học, Cao đẳng, Khác ……\nGiới tính: ☐ Nam …… ☐ Nữ ……'
    const fields = Object.values(fieldsOf(text))
    expect(fields.map((field) => [field.title, field['x-phieu']?.type, field.description])).toEqual([
      ['Số CCCD', 'personal-id', 'cấp ngày tại'],
      ['Vốn', 'money', undefined],
      ['Trình độ', 'choice', undefined],
      ['Giới tính', 'choice', undefined],
    ])
  })

  it('takes the title, the sections, the fields and the rows of a form on paper', () => {
    const { definition } = form(paper)
    expect(definition.title).toBe('PHIẾU THU THẬP THÔNG TIN HỘ KINH DOANH')
    expect(definition.uiSchema['ui:options']?.sections).toEqual([
      { id: 'thong_tin_chu_ho', title: 'Thông tin chủ hộ', fields: ['ho_va_ten', 'ngay_sinh', 'gioi_tinh', 'so_cccd', 'noi_o'] },
      { id: 'thong_tin_kinh_doanh', title: 'Thông tin kinh doanh', fields: ['loai_hinh', 'danh_sach_lao_dong', 'ghi_chu'] },
    ])
    expect(typesOf(paper)).toEqual([
      'Họ và tên: text',
      'Ngày sinh: date',
      'Giới tính: choice',
      'Số CCCD: personal-id',
      'Nơi ở: address',
      'Loại hình: choice',
      'Danh sách lao động: repeat',
      'Ghi chú: long-text',
    ])
    expect(definition.schema.required).toEqual(['ho_va_ten', 'so_cccd'])
    const rows = definition.schema.properties?.['danh_sach_lao_dong']?.items
    expect([Object.keys(rows?.properties ?? {}), rows?.required]).toEqual([
      ['_row', 'ho_ten', 'ngay_vao_lam'],
      ['_row', 'ho_ten'],
    ])
  })

  it('gives a canonical document', () => {
    const text = canonicalText(form(paper).definition)
    const again = parseFormDefinition(JSON.parse(text))
    expect(again.ok && canonicalText(again.value)).toBe(text)
  })

  it('tells every guess with its line and its reason', () => {
    expect(form('Tên cơ sở\nNgày cấp\nSố tầng: số\nMàu: đỏ, xanh').notes.map(({ params }) => params)).toEqual([
      { title: 'Tên cơ sở', type: 'text', because: 'none', line: 1 },
      { title: 'Ngày cấp', type: 'date', because: 'label', line: 2 },
      { title: 'Số tầng', type: 'integer', because: 'type', line: 3 },
      { title: 'Màu', type: 'choice', because: 'choices', line: 4 },
    ])
  })

  it.each([
    ['Có giấy phép: Có/Không', 'yes-no'],
    ['Mặt hàng (chọn nhiều): Thực phẩm; Quần áo; Đồ điện', 'multi-choice'],
    ['Vốn (triệu đồng)', 'money'],
    ['Diện tích (m2)', 'decimal'],
    ['Số lao động (người)', 'integer'],
    ['Email', 'email'],
    ['Mã số thuế', 'tax-code'],
    ['Dân tộc', 'choice'],
    ['Ảnh chụp mặt tiền: ảnh', 'photo'],
    ['Thời điểm bắt đầu: ngày giờ', 'date-time'],
    ['- Toạ độ', 'geo-point'],
    ['• Website', 'url'],
    ['Tên gọi khác', 'text'],
  ])('reads %s', (line, type) => expect(only(line)['x-phieu']?.type).toBe(type))

  it('keeps what it cannot read as help, and units as units', () => {
    expect(only('Mã hồ sơ: theo sổ của xã')).toMatchObject({ title: 'Mã hồ sơ', description: 'theo sổ của xã', type: 'string' })
    expect(only('Ngày cấp (nếu có)')).toMatchObject({ title: 'Ngày cấp', description: 'nếu có', format: 'date' })
    expect(only('Diện tích (ha)')['x-phieu']?.suffix).toBe('ha')
    expect(only('Kênh bán: chợ, mạng xã hội').oneOf?.map(({ title }) => title)).toEqual(['chợ', 'mạng xã hội'])
  })

  it('reads a table with its columns named, or in the usual order', () => {
    const named = 'STT\tTên trường\tKiểu\tBắt buộc\tGhi chú\n1\tHọ và tên\tvăn bản\tx\tGhi đủ\n2\tNgày sinh\tngày\t\t'
    expect(typesOf(named)).toEqual(['Họ và tên: text', 'Ngày sinh: date'])
    expect([form(named).definition.schema.required, fieldsOf(named)['ho_va_ten']?.description]).toEqual([['ho_va_ten'], 'Ghi đủ'])
    expect(typesOf('Họ và tên\tvăn bản\tx\nGiới tính\tNam/Nữ\t')).toEqual(['Họ và tên: text', 'Giới tính: choice'])
  })

  it('names fields of the same words apart', () => {
    expect(Object.keys(fieldsOf('Ngày cấp\nNgày cấp\nNgày cấp'))).toEqual(['ngay_cap', 'ngay_cap_2', 'ngay_cap_3'])
  })

  it.each([
    ['nothing', '  \n\n', 'import.empty'],
    ['headings alone', 'PHẦN 1. Chung', 'import.empty'],
    ['a book', Array.from({ length: MOST_LINES + 1 }, (_, at) => `Mục ${at}a`).join('\n'), 'import.too-long'],
    ['rows alone', 'Danh sách lao động\n  Họ tên', 'import.no-title'],
  ])('refuses %s', (_, text, code) => {
    const result = made(text)
    expect(result.ok ? [] : result.error.map((each) => each.code)).toEqual([code])
  })

  it('makes a form of any lines, or says why not, and asks for every line once', () => {
    const piece = fc.constantFrom(
      'Họ tên',
      'Ngày cấp',
      'I. Chung',
      'CHUNG',
      'Loại: a/b',
      ' - ',
      '1.',
      '(m2)',
      '*',
      '\t',
      '  ',
      '…',
      ':',
      'đ',
      '__proto__',
      'constructor',
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(' ')),
          { maxLength: 12 },
        ),
        (lines) => {
          const result = made(lines.join('\n'))
          if (!result.ok) {
            expect(result.error[0]?.code).toMatch(/^import\./)
            return
          }
          const told = result.value.notes.map(({ params }) => params['line'])
          expect(new Set(told).size).toBe(told.length)
          expect(result.value.notes.every(({ params }) => params['title'] !== '')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
