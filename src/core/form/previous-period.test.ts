import { expect, test } from 'vitest'
import { previousPeriod } from './previous-period.ts'

test.each([
  ['month', '2026-11', '2026-10'],
  ['month', '2026-01', '2025-12'],
  ['quarter', '2026-Q1', '2025-Q4'],
  ['quarter', '2026-Q3', '2026-Q2'],
  ['year', '2026', '2025'],
  ['school-year', '2026-2027', '2025-2026'],
  ['month', '2026', null],
  ['year', 'x', null],
] as const)('before the %s %s comes %s', (kind, period, before) => {
  expect(previousPeriod(kind, period)).toBe(before)
})
