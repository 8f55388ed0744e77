import { expect, test } from 'vitest'
import { namesApart } from './names-apart.ts'

test('fields of one title are told apart by what they stand in, and else by their names', () => {
  const names = namesApart([
    { path: '/owner', title: 'Chủ hộ' },
    { path: '/owner/name', title: 'Họ và tên' },
    { path: '/members', title: 'Thành viên' },
    { path: '/members/@/name', title: 'Họ và tên' },
    { path: '/note', title: 'Ghi chú' },
    { path: '/from', title: 'Ngày' },
    { path: '/to', title: 'Ngày' },
  ])
  expect([...names.values()]).toEqual([
    'Chủ hộ',
    'Chủ hộ › Họ và tên',
    'Thành viên',
    'Thành viên › Họ và tên',
    'Ghi chú',
    'Ngày (from)',
    'Ngày (to)',
  ])
})

test('also where what they stand in is called the same', () => {
  const names = namesApart([
    { path: '/owner', title: 'Người' },
    { path: '/owner/name', title: 'Tên' },
    { path: '/heirs', title: 'Người' },
    { path: '/heirs/@/name', title: 'Tên' },
  ])
  expect([...names.values()]).toEqual(['Người (owner)', 'Người › Tên (owner.name)', 'Người (heirs)', 'Người › Tên (heirs.name)'])
})
