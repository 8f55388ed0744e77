import { expect, test } from 'vitest'
import { shortUnitName } from './short-unit-name.ts'

test('a people’s committee is told by its place; other units keep their name', () => {
  expect(shortUnitName('Ủy ban nhân dân phường Thủy Nguyên')).toBe('Phường Thủy Nguyên')
  expect(shortUnitName('Uỷ ban nhân dân đặc khu Cát Hải'.normalize('NFD'))).toBe('Đặc khu Cát Hải')
  expect(shortUnitName('Sở Khoa học và Công nghệ')).toBe('Sở Khoa học và Công nghệ')
  expect(shortUnitName('')).toBe('')
})
