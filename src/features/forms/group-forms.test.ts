import { expect, test } from 'vitest'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { groupForms } from './group-forms.ts'

const form = (overrides: Partial<FormSummary>): FormSummary => ({
  key: 'birth-registration',
  version: 1,
  hash: 'h',
  title: 'Tờ khai đăng ký khai sinh',
  titleEn: 'Birth registration',
  department: 'justice',
  departmentName: 'Sở Tư pháp',
  verification: 'draft-unverified',
  current: true,
  ...overrides,
})
const forms = [
  form({}),
  form({ key: 'household', title: 'Hộ kinh doanh', titleEn: 'Household business', department: 'finance', departmentName: 'Sở Tài chính' }),
  form({ version: 0, current: false }),
]

test('forms are found by words without marks, in any order, in either language', () => {
  for (const text of ['khai sinh', 'SINH KHAI', 'birth', 'tu phap khai sinh', 'to khai'])
    expect(
      groupForms(forms, text, 'vi').flatMap((group) => group.forms.map((found) => found.key)),
      text,
    ).toEqual(['birth-registration'])
  expect(groupForms(forms, 'xe', 'vi')).toEqual([])
})

test('departments come in Vietnamese order and a version that is no longer current is not offered', () => {
  expect(groupForms(forms, '', 'vi').map((group) => [group.departmentName, group.forms.length])).toEqual([
    ['Sở Tài chính', 1],
    ['Sở Tư pháp', 1],
  ])
})
