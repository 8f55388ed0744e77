import { describe, expect, it } from 'vitest'
import { codeListsOf } from '../code-lists.ts'
import { compileForm } from '../compile.ts'
import { containerTypes, fieldTypeNames } from '../field-settings.ts'
import { fillFieldIds } from '../fill-field-ids.ts'
import { parseFormDefinition } from '../parse.ts'
import { createInstance } from '../instance.ts'
import type { JsonObject } from '../../lib/json.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { newField } from './new-field.ts'
import { propertyName } from './property-name.ts'

const definitionWith = (type: (typeof fieldTypeNames)[number]) =>
  smallDefinition({
    schema: smallSchema({ made: newField({ type, title: 'Mục mới', help: 'Ghi gì.' }) }),
    uiSchema: type === 'hidden' ? { made: { 'ui:widget': 'hidden' } } : {},
  })

describe('a new field', () => {
  it.each(fieldTypeNames)('of type %s is admitted and compiles as it is', (type) => {
    let last = 0
    const filled = fillFieldIds(definitionWith(type) as unknown as JsonObject, () => `id${String(++last).padStart(6, '0')}`) // JSON by its type
    const parsed = parseFormDefinition(filled)
    const compiled = parsed.ok ? compileForm(parsed.value) : parsed
    expect(compiled.ok ? [] : compiled.error).toEqual([])
    if (!compiled.ok) return
    const node = compiled.value.byPath.get('/made')
    expect([node?.type, node?.title]).toEqual([type, 'Mục mới'])
    const context = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsOf([], '2026-11-20') }
    expect(createInstance(compiled.value, { name: 'An' }, context).allIssues()).toEqual([])
  })

  it('of every container holds other fields, or waits for them', () => {
    for (const type of containerTypes) expect(['object', 'array']).toContain(newField({ type, title: 'Mục' }).type)
  })

  it('takes its choices by their words, with codes that stay when the words change', () => {
    expect(newField({ type: 'choice', title: 'Giới tính', choices: ['Nam', 'Nữ'] }).oneOf).toEqual([
      { title: 'Nam', const: 'c1' },
      { title: 'Nữ', const: 'c2' },
    ])
  })
})

describe('the name of a property', () => {
  it.each([
    ['Họ và tên', 'ho_va_ten'],
    ['1. Số ĐKKD (nếu có)', 'so_dkkd_neu_co'],
    ['???', 'muc'],
    ['Tên cơ quan, đơn vị, tổ chức cấp giấy chứng nhận đăng ký kinh doanh', 'ten_co_quan_don_vi_to_chuc_cap_giay_chun'],
  ])('of “%s” is %s', (title, name) => expect(propertyName(title, new Set())).toBe(name))

  it('is another one where the first is taken', () => {
    expect(propertyName('Tên', new Set(['ten', 'ten_2']))).toBe('ten_3')
    expect(['Constructor', 'Row', 'If', 'Previous'].map((title) => propertyName(title, new Set()))).toEqual([
      'constructor_2',
      'row_2',
      'if_2',
      'previous_2',
    ])
  })
})
