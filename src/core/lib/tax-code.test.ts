import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTaxCode, taxCheckDigit } from './tax-code.ts'

const business = { allowPersonalId: false, demo: false }

test('published tax codes pass', () => {
  expect(checkTaxCode('0100233488', business)).toBeNull()
  expect(checkTaxCode('0314409058-002', business)).toBeNull()
})

test('any single mistyped digit is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digits = [...'0100233488']
      digits[place] = String((Number(digits[place]) + shift) % 10)
      expect(checkTaxCode(digits.join(''), business)).toBe('tax-code.check-digit')
    }),
  )
  expect(taxCheckDigit('010023348')).toBe('8')
})

test('a start whose check digit would be 10 has no tax code', () => {
  const starts = Array.from({ length: 100 }, (_, i) => String(100_000_000 + i)).filter((nine) => taxCheckDigit(nine) === null)
  expect(starts.length).toBeGreaterThan(0)
  for (const nine of starts) for (let d = 0; d < 10; d++) expect(checkTaxCode(`${nine}${d}`, business)).toBe('tax-code.check-digit')
})

test('a personal id stands in for the tax code of a person only', () => {
  expect(checkTaxCode('031085000001', business)).toBe('format.tax-code')
  expect(checkTaxCode('031085000001', { allowPersonalId: true, demo: false })).toBeNull()
  expect(checkTaxCode('099085000001', { allowPersonalId: true, demo: false })).toBe('personal-id.demo')
})

test('other shapes are refused', () => {
  for (const text of ['', '010023348', '0314409058-2', '0314409058-000', '0314409058002'])
    expect(checkTaxCode(text, business)).toBe('format.tax-code')
})
