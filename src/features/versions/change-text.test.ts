import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '#app/i18n/en/en.ts'
import { vi } from '#app/i18n/vi/vi.ts'
import { placeKey, type TextPlace } from '#core/form/authoring/texts/form-text.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { compiled } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { describeChanges, type FormChange } from '#core/form/upgrade/describe-changes.ts'
import { changeText } from './change-text.ts'
import { nameIn, nameOfChoice } from './name-of.ts'
import { stepText } from './step-text.ts'

const instance = i18next.createInstance()
beforeAll(async () => {
  await instance.init({ resources: { vi: { translation: vi }, en: { translation: en } }, interpolation: { escapeValue: false } })
})
const words = (lng: 'vi' | 'en'): TFunction => instance.getFixedT(lng)

const phone = (rest: object = {}) =>
  ({ type: 'string', title: 'Số điện thoại', 'x-phieu': { id: 'phone000', type: 'text' }, ...rest }) as const

function texts(old: Partial<FormDefinition>, next: Partial<FormDefinition>, lng: 'vi' | 'en' = 'vi'): readonly string[] {
  const forms = { old: compiled(smallDefinition(old)), next: compiled(smallDefinition({ version: 2, ...next })) }
  return describeChanges(forms.old, forms.next).map((change) => changeText(words(lng), nameIn(forms, lng), change))
}

describe('a change of a form in words', () => {
  test('a field that need not be filled in any more', () => {
    const before = { schema: smallSchema({ phone: phone() }, { required: ['name', 'phone'] }) }
    const after = { schema: smallSchema({ phone: phone() }, { required: ['name'] }) }
    expect(texts(before, after)).toEqual(['bắt buộc → không bắt buộc'])
    expect(texts(before, after, 'en')).toEqual(['required → not required'])
  })

  test('another type, name, place and limit', () => {
    const found = texts(
      { schema: smallSchema({ phone: phone({ maxLength: 20 }) }) },
      { schema: smallSchema({ mobile: phone({ title: 'Di động', maxLength: 10, 'x-phieu': { id: 'phone000', type: 'long-text' } }) }) },
    )
    expect(found).toContain('tên: “Số điện thoại” → “Di động”')
    expect(found).toContain('loại: chữ → đoạn văn')
    expect(found).toContain('nhiều nhất bao nhiêu ký tự: 20 → 10')
    expect(found).toContain('tên dùng trong quy tắc: phone → mobile')
  })

  test('of two fields that changed their names in rules each is called what it is', () => {
    const [mobile, home] = [
      { type: 'string', title: 'Di động', 'x-phieu': { id: 'mobile00', type: 'text' } } as const,
      { type: 'string', title: 'Máy bàn', 'x-phieu': { id: 'home0000', type: 'text' } } as const,
    ]
    const old = compiled(smallDefinition({ schema: smallSchema({ a: mobile, b: home }) }))
    const next = compiled(smallDefinition({ version: 2, schema: smallSchema({ a: home, b: mobile }) }))
    const nameOf = nameIn({ old, next }, 'vi')
    const step = (from: string, to: string) => stepText(words('vi'), nameOf, { kind: 'rename', from, to })
    expect([step('/a', '/b'), step('/b', '/a')]).toEqual([
      '“Di động” giữ giá trị, chỉ đổi tên dùng trong quy tắc',
      '“Máy bàn” giữ giá trị, chỉ đổi tên dùng trong quy tắc',
    ])
    expect(stepText(words('vi'), nameOf, { kind: 'drop', at: '/a' })).toContain('“Di động”')
    expect(nameOfChoice({ why: 'dropped', path: '/b', at: '/b' }, nameOf)).toBe('Máy bàn')
  })

  test('how long records are kept', () => {
    const found = texts({}, { retention: { kind: 'years', years: 70, after: 'creation', basis: 'Luật Lưu trữ' } })
    expect(found).toEqual([expect.stringMatching(/^thời hạn lưu: .+ → 70 năm từ khi lập \(Luật Lưu trữ\)$/)])
  })

  const values: Readonly<Record<FormChange['kind'], readonly [FormChange['before'], FormChange['after'], string?]>> = {
    added: [null, 'date'],
    removed: ['date', null],
    moved: ['/a', '/b/c'],
    title: ['Cũ', 'Mới'],
    help: [null, 'Ghi rõ'],
    type: ['text', 'date'],
    required: ['never', 'sometimes'],
    shown: ['always', ['/phone']],
    computed: [false, true],
    list: [null, 'sexes'],
    'choice-added': [null, 'Nam', 'm'],
    'choice-removed': ['Nam', null, 'm'],
    'choice-title': ['Nam', 'Nam giới', 'm'],
    limit: [null, 3, 'minItems'],
    'personal-data': [null, 'sensitive'],
    'rule-added': [null, { id: 'r', check: 'a > 0', at: '/a', severity: 'warn', message: 'Hãy xem lại' }],
    'rule-removed': [{ id: 'r', compute: 'a + 1', at: '/a' }, null],
    'rule-changed': [
      { id: 'r', compute: 'a + 1', at: '/a' },
      { id: 'r', compute: 'a + 2', at: '/a' },
    ],
    heading: ['Chung', 'Thông tin chung', 'section:all'],
    english: ['', 'Man', 'choice:f:m'],
    form: [null, { kind: 'month', field: '/a' }, 'period'],
  }
  const places: readonly TextPlace[] = [
    { kind: 'title' },
    { kind: 'purpose' },
    ...(['section', 'page', 'field-title', 'field-help', 'rule'] as const).map((kind) => ({ kind, id: 'f' })),
    { kind: 'choice', id: 'f', value: 'm:1' },
    { kind: 'word', id: 'f', text: 'Từ' },
  ]
  test.each(['vi', 'en'] as const)('every text has words of what it is (%s)', (lng) => {
    for (const place of places) {
      const name = placeKey(place)
      const change = { kind: 'english', fieldId: 'f', path: '/a', title: 'A', before: 'Old', after: '', name } as const
      expect(
        changeText(words(lng), (path) => path, change),
        name,
      ).not.toMatch(/versions\.|\{\{|undefined/)
    }
    const change = { kind: 'english', fieldId: 'f', path: '/a', title: 'A', before: 'Old', after: 'New', name: 'choice:f:m:1' } as const
    expect(changeText(words(lng), (path) => path, change)).toMatch(/ m:1: “Old” → “New”$/)
  })

  test.each(['vi', 'en'] as const)('every kind has words that leave no key and no code of ours (%s)', (lng) => {
    for (const [kind, [before, after, name]] of Object.entries(values)) {
      // Keys of a record of kinds.
      const change = { kind: kind as FormChange['kind'], fieldId: 'f', path: '/a', title: 'A', before, after, ...(name && { name }) }
      const text = changeText(words(lng), (path) => `<${path}>`, change)
      expect(text, kind).not.toMatch(/versions\.|fieldTypes\.|\{\{|null|undefined|\[object/)
    }
  })

  test('a step says which field moves where, and no step that people settle it', () => {
    const nameOf = (path: string): string => (path === '/a' ? 'Tên cũ' : 'Tên mới')
    expect(stepText(words('vi'), nameOf, { kind: 'rename', from: '/a', to: '/b' })).toBe('“Tên cũ” chuyển sang “Tên mới”')
    expect(stepText(words('vi'), nameOf, null)).toBe(vi.versions.step.none)
  })
})
