import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '../definition.ts'
import { compiled } from '../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { describeChanges } from './describe-changes.ts'

const changes = (old: Partial<FormDefinition>, next: Partial<FormDefinition>) =>
  describeChanges(compiled(smallDefinition(old)), compiled(smallDefinition({ version: 2, ...next })))
const phone = (rest: object = {}) =>
  ({ type: 'string', title: 'Số điện thoại', 'x-phieu': { id: 'phone000', type: 'text' }, ...rest }) as const
const kind = (codes: Readonly<Record<string, string>>) =>
  ({
    type: 'string',
    title: 'Loại',
    'x-phieu': { id: 'kind0000', type: 'choice' },
    oneOf: Object.entries(codes).map(([code, title]) => ({ const: code, title })),
  }) as const

describe('what differs between two versions', () => {
  it('nothing between a form and itself under another number', () => {
    expect(changes({}, {})).toEqual([])
  })

  it('a field that must not be filled in any more', () => {
    const schema = (required: readonly string[]) => smallSchema({ phone: phone() }, { required: [...required] })
    expect(changes({ schema: schema(['name', 'phone']) }, { schema: schema(['name']) })).toEqual([
      { kind: 'required', fieldId: 'phone000', path: '/phone', title: 'Số điện thoại', before: 'always', after: 'never' },
    ])
  })

  it('fields come, go, and change their name, words, type and limits', () => {
    const found = changes(
      { schema: smallSchema({ phone: phone({ maxLength: 20 }), gone: phone({ 'x-phieu': { id: 'gone0000', type: 'text' } }) }) },
      {
        schema: smallSchema({
          mobile: phone({ title: 'Di động', maxLength: 10, 'x-phieu': { id: 'phone000', type: 'long-text' } }),
          more: phone({ 'x-phieu': { id: 'more0000', type: 'text' } }),
        }),
      },
    )
    expect(found.map(({ kind: what, fieldId, before, after, name }) => [what, fieldId, before, after, name])).toEqual([
      ['moved', 'phone000', '/phone', '/mobile', undefined],
      ['title', 'phone000', 'Số điện thoại', 'Di động', undefined],
      ['type', 'phone000', 'text', 'long-text', undefined],
      ['limit', 'phone000', 20, 10, 'maxLength'],
      ['added', 'more0000', null, 'text', undefined],
      ['removed', 'gone0000', 'text', null, undefined],
    ])
  })

  it('what sections are called, and what is said in English of what both versions have', () => {
    const schema = smallSchema({ kind: kind({ a: 'Một' }), more: phone() })
    const uiSchema = (title: string) => ({ 'ui:options': { sections: [{ id: 'all', title, fields: ['name', 'kind', 'more'] }] } })
    const english = (word: string, section: string) => ({
      en: { purpose: 'Same', sections: { all: section }, fields: { kind0000: { title: 'Kind', choices: { a: word } } } },
    })
    const found = changes(
      { schema, uiSchema: uiSchema('Chung'), translations: english('One', 'General') },
      { schema, uiSchema: uiSchema('Thông tin chung'), translations: english('The one', '') },
    )
    expect(found.map(({ kind: what, path, title, name, before, after }) => [what, path, title, name, before, after])).toEqual([
      ['heading', '', 'Thông tin chung', 'section:all', 'Chung', 'Thông tin chung'],
      ['english', '', 'Thông tin chung', 'section:all', 'General', ''],
      ['english', '/kind', 'Loại', 'choice:kind0000:a', 'One', 'The one'],
    ])
  })

  it('choices come, go, and change their words', () => {
    const found = changes(
      { schema: smallSchema({ kind: kind({ a: 'Một', b: 'Hai' }) }) },
      { schema: smallSchema({ kind: kind({ a: 'Thứ nhất', c: 'Ba' }) }) },
    )
    expect(found.map(({ kind: what, name, before, after }) => [what, name, before, after])).toEqual([
      ['choice-removed', 'b', 'Hai', null],
      ['choice-title', 'a', 'Một', 'Thứ nhất'],
      ['choice-added', 'c', null, 'Ba'],
    ])
  })

  it('rules, the class of personal data, and what the form says of itself', () => {
    const rule = (check: string) => ({ id: 'rule0000', check, at: '/name', severity: 'warn', message: 'Xem lại' }) as const
    const found = changes(
      { rules: [rule("name != 'a'")] },
      {
        rules: [rule("name != 'b'"), { ...rule("name != 'c'"), id: 'rule0001' }],
        owner: 'Trưởng phòng',
        personalData: { name0000: { class: 'sensitive', why: 'Nhận biết người' } },
      },
    )
    expect(found.map(({ kind: what, fieldId, name }) => [what, fieldId, name])).toEqual([
      ['personal-data', 'name0000', undefined],
      ['rule-changed', 'name0000', 'rule0000'],
      ['rule-added', 'name0000', 'rule0001'],
      ['form', '', 'owner'],
    ])
  })
})
