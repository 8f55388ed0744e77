import { expect, test } from 'vitest'
import { isBelievableDay } from './as-of-window.ts'

const noon = Date.parse('2026-11-20T05:00:00Z') // midday in Hải Phòng
const day = 86_400_000

test.each([
  ['2026-11-20', 0, true],
  ['2026-11-19', 0, true],
  ['2026-11-21', 0, true],
  ['2026-11-18', 0, false],
  ['2026-11-22', 0, false],
  ['2026-10-22', 30 * day, true],
  ['2026-10-19', 30 * day, false],
  ['2026-13-01', 0, false],
  ['20 November', 0, false],
])('%s after %d ms offline: %s', (asOf, offlineMs, expected) => {
  expect(isBelievableDay(asOf, noon, offlineMs)).toBe(expected)
})

test('the day is that of Hải Phòng, not of Greenwich', () => {
  const lateEvening = Date.parse('2026-11-20T18:00:00Z') // one in the morning of the 21st there
  expect(isBelievableDay('2026-11-22', lateEvening, 0)).toBe(true)
  expect(isBelievableDay('2026-11-19', lateEvening, 0)).toBe(false)
})
