import { expect, test } from 'vitest'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import { receiptIn, receiptLink } from './receipt-link.ts'

test('the link on a print leads back to its receipt, as does the bare number in any case', () => {
  expect(receiptIn(receiptLink('https://phieu.example', '11914-26-000123-7'))).toBe('11914-26-000123-7')
  expect(receiptIn(' skhcn-26-12-x ')).toBe('SKHCN-26-12-X')
})

test('a receipt typed without hyphens is found by its check character', () => {
  const receipt = receiptNumber('11560', 2026, 107)
  expect(receiptIn(receipt.replaceAll('-', '').toLowerCase())).toBe(receipt)
})

test('a name or a personal id is no receipt', () => {
  for (const text of ['Nguyễn Thị Hoa', 'nguyen-thi-hoa', '000307012345', '', 'http://x/receipts/%E0%A4%A'])
    expect(receiptIn(text)).toBeNull()
})
