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

test('hyphens may be left out, misplaced or typed as spaces', () => {
  for (const code of ['11560', 'P01', 'SKHCN']) {
    const receipt = receiptNumber(code, 2026, 107)
    const bare = receipt.replaceAll('-', '').toLowerCase()
    for (const typed of [bare, `${bare.slice(0, 4)} ${bare.slice(4)}`, `${bare.slice(0, 6)}-${bare.slice(6)}`])
      expect(normalReceipt(typed), typed).toBe(receipt)
  }
})

test('a misread receipt stays as typed, as does any number that may be something else', () => {
  const bare = receiptNumber('11560', 2026, 107).replaceAll('-', '')
  expect(normalReceipt(bare.replace('107', '108'))).toBe(bare.replace('107', '108'))
  for (let n = 0; n < 100; n++) {
    const personalId = `0313070123${String(n).padStart(2, '0')}`
    expect(normalReceipt(personalId)).toBe(personalId)
  }
})
