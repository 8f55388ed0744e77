import { expect, test } from 'vitest'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { groupVersions } from './group-versions.ts'

const version = (key: string, number: number, more: Partial<VersionSummary> = {}): VersionSummary => ({
  key,
  version: number,
  hash: '',
  title: key,
  titleEn: '',
  department: 'health',
  departmentName: 'Sở Y tế',
  owner: '',
  state: 'published',
  verification: 'verified',
  current: false,
  opensAt: null,
  first: null,
  authors: [],
  publisher: null,
  dueOn: null,
  changedAt: '2026-11-20T00:00:00.000Z',
  openComments: 0,
  actions: [],
  ...more,
})

test('a form is called as its version in use is, and its newest version stands first', () => {
  const [group] = groupVersions(
    [version('a', 1), version('a', 2, { current: true, title: 'Đang dùng' }), version('a', 3, { state: 'draft', title: 'Nháp' })],
    '',
  )
  expect(group?.shown.title).toBe('Đang dùng')
  expect(group?.versions.map((each) => each.version)).toEqual([3, 2, 1])
})

test('forms where somebody is waited for come before the others', () => {
  const groups = groupVersions([version('a', 1), version('c', 1, { state: 'in-review' }), version('b', 1, { state: 'draft' })], '')
  expect(groups.map(({ key }) => key)).toEqual(['b', 'c', 'a'])
})

test('text finds a form without marks, by any of its versions', () => {
  const all = [version('a', 1, { title: 'Sổ đăng ký chợ' }), version('a', 2, { title: 'Sổ chợ' }), version('b', 1, { title: 'Khai sinh' })]
  expect(groupVersions(all, 'dang ky cho').map(({ key }) => key)).toEqual(['a'])
  expect(groupVersions(all, 'so y te')).toHaveLength(2)
  expect(groupVersions(all, 'không có')).toEqual([])
})
