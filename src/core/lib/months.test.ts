import { expect, it } from 'vitest'
import { addMonths, monthsBetween } from './months.ts'

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-11-30', 2, '2027-01-30'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-05-31', 12, '2027-05-31'],
  ['0001-01-01', -1, '0000-12-01'],
])('%s moved by %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected)
})

it.each([
  ['2026-01-15', '2026-02-14', 0],
  ['2026-01-15', '2026-02-15', 1],
  ['2025-11-30', '2026-11-29', 11],
  ['2026-02-15', '2026-01-15', -1],
  ['2026-01-15', '2026-01-15', 0],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months)
})
