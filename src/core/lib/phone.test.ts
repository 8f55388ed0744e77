import { expect, test } from 'vitest'
import { checkPhone, formatPhone, plainPhone } from './phone.ts'

test.each([
  ['+84 912.345.678', '0912345678'],
  ['0912 345 678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0084 912-345-678', '0912345678'],
  ['(0225) 3 842 345', '02253842345'],
  ['+84 (0)225 3842345', '02253842345'],
  ['1900 1234', '19001234'],
])('%s is the number %s', (text, digits) => {
  expect(plainPhone(text)).toBe(digits)
  expect(checkPhone(digits)).toBeNull()
  expect(plainPhone(formatPhone(digits))).toBe(digits)
})

test.each(['', '091234567', '09123456789', '0112345678', '02013842345', '123', '09a2345678'])('%s is no Vietnamese number', (text) => {
  expect(checkPhone(text)).toBe('format.phone-vn')
})
