import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber, parseNumberText, scaleOf } from './numbers.ts'

test.each([
  ['1.234,56', 1234.56],
  ['1234,56', 1234.56],
  ['1234.56', 1234.56],
  ['1,234.56', 1234.56],
  ['1.234', 1234],
  ['0.234', 0.234],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['12,5', 12.5],
  ['12.5', 12.5],
  [',5', 0.5],
  ['-3', -3],
  ['−3,5', -3.5],
  ['1 234 567', 1234567],
  ['-0', 0],
  ['007', 7],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
])('the number typed as %s is %d', (text, value) => {
  expect(parseNumberText(text)).toEqual({ ok: true, value })
})

test.each(['', 'abc', '1.2.3', '1,2,3', '1.23,4.5', '1e5', '--1', '.', '12a', '1.2345,6'])('%s is no number', (text) => {
  expect(parseNumberText(text)).toMatchObject({ ok: false, error: [{ code: 'number.text' }] })
})

test('a number whose digits would be lost is refused, not rounded', () => {
  expect(parseNumberText('9007199254740993')).toMatchObject({ ok: false, error: [{ code: 'number.too-big' }] })
  expect(parseNumberText('0,1234567890123456')).toMatchObject({ ok: false })
})

test('every shown number is read back as the same number', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(parseNumberText(formatNumber(n))).toEqual({ ok: true, value: n === 0 ? 0 : n })
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(1, 2, 3, 6), (n, scale) => {
      const value = n / 10 ** scale
      expect(parseNumberText(formatNumber(value, scale))).toEqual({ ok: true, value: value === 0 ? 0 : value })
    }),
  )
})

test('numbers are shown the Vietnamese way', () => {
  expect([formatNumber(1234567), formatNumber(1234.5), formatNumber(1234.5, 2), formatNumber(-0.001, 2), formatNumber(1e-7)]).toEqual([
    '1.234.567',
    '1.234,5',
    '1.234,50',
    '0,00',
    '0,0000001',
  ])
})

test('the scale of a step is its number of decimals', () => {
  expect([1, 5, 0.1, 0.01, 0.05, 0.000001].map(scaleOf)).toEqual([0, 0, 1, 2, 2, 6])
})
