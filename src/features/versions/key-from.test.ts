import { expect, test } from 'vitest'
import { formKeyPattern } from '#core/form/definition.ts'
import { keyFrom } from './key-from.ts'

test('a key is proposed from the name of the form, without marks', () => {
  expect(keyFrom('Sổ đăng ký chợ')).toBe('so-dang-ky-cho')
  expect(keyFrom('  Phiếu (mẫu 01/HS) ')).toBe('phieu-mau-01-hs')
  expect(keyFrom('')).toBe('')
})

test('a long name is cut between words, and what comes out is a key', () => {
  const key = keyFrom('Báo cáo tình hình hoạt động của các cơ sở khám bệnh chữa bệnh trên địa bàn')
  expect(key).toBe('bao-cao-tinh-hinh-hoat-dong-cua-cac-co-so-kham')
  expect(key).toMatch(new RegExp(formKeyPattern))
})
