import { expect, test } from 'vitest'
import { isReceiptNumber, normalReceipt, receiptNumber } from './receipt-number.ts'

test('a receipt names unit, year and counter and checks itself', () => {
  const receipt = receiptNumber('P01', 2026, 123)
  expect(receipt).toMatch(/^P01-26-000123-[A-Z0-9]$/)
  expect(isReceiptNumber(receipt)).toBe(true)
  expect(isReceiptNumber(normalReceipt(` ${receipt.toLowerCase()} `))).toBe(true)
})

test('one misread digit and two swapped ones are found', () => {
  const receipt = receiptNumber('11311', 2026, 4567)
  const body = receipt.slice(0, -2)
  for (let at = 0; at < body.length; at++) {
    if (!/\d/.test(body[at] ?? '')) continue
    const misread = `${body.slice(0, at)}${(Number(body[at]) + 3) % 10}${body.slice(at + 1)}`
    expect(isReceiptNumber(misread + receipt.slice(-2)), misread).toBe(false)
  }
  expect(isReceiptNumber(receiptNumber('11311', 2026, 4567).replace('4567', '4576'))).toBe(false)
})
