import { expect, test } from 'vitest'
import type { FormNode } from './compiled-form.ts'
import type { FieldSettings, FieldTypeName } from './field-settings.ts'
import { recordTitle } from './record-title.ts'
import { searchableValues } from './searchable.ts'
import { smallDefinition } from './testing/small-definition.ts'
import { testContext, testNode } from './testing/test-node.ts'

const node = (path: string, type: FieldTypeName, settings: Partial<FieldSettings> = {}): [string, FormNode] => [
  path,
  { ...testNode(type, {}, settings), path },
]

const form = {
  definition: smallDefinition({
    titleFields: ['/child/surname', '/child/given', '/child/dob', '/commune'],
    searchable: ['/child/given', '/child/dob', '/commune', '/phone', '/members/@/name', '/address'],
  }),
  byPath: new Map([
    node('/child/surname', 'text', { concept: 'person.family-name' }),
    node('/child/given', 'text', { concept: 'person.given-name' }),
    node('/child/dob', 'date'),
    node('/commune', 'admin-unit', { list: 'communes' }),
    node('/phone', 'phone'),
    node('/members/@/name', 'text'),
    node('/address', 'address'),
  ]),
}
const context = testContext()

test('a title is the shown values, the parts of a name together', () => {
  const values = { child: { surname: 'ĐỖ', given: 'KHÔI', dob: '2026-01-20' }, commune: '11914' }
  expect(recordTitle(form, values, context)).toBe('ĐỖ KHÔI · 20/01/2026 · Đặc khu Cát Hải')
  expect(recordTitle(form, { child: { given: 'KHÔI' }, commune: '9' }, context)).toBe('KHÔI · 9')
  expect(recordTitle(form, {}, context)).toBe('')
})

test('searchable texts are what people type, of every row', () => {
  const row = (n: number): string => `01900000-0000-7000-8000-00000000000${n}`
  const values = {
    child: { dob: '2026-01-20' },
    commune: '11914',
    phone: '0912345678',
    members: [{ _row: row(1), name: 'Nguyễn An' }, { _row: row(2), name: 'Trần Bình' }, { _row: row(3) }],
    address: { detail: 'Tổ 3', commune: '00004' },
  }
  expect(searchableValues(form, values, context)).toEqual({
    '/child/dob': '20/01/2026',
    '/commune': 'Đặc khu Cát Hải',
    '/phone': '0912345678',
    '/members/@/name': 'Nguyễn An Trần Bình',
    '/address': 'Tổ 3, Phường Ba Đình',
  })
  expect(searchableValues(form, values)['/commune']).toBe('11914')
})
