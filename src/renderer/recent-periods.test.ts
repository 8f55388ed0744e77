import { expect, test } from 'vitest'
import { recentPeriods } from './recent-periods.ts'

test('periods run back over the turn of the year, the running one first', () => {
  expect(recentPeriods('month', '2026-02-10').slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12'])
  expect(recentPeriods('quarter', '2026-02-10').slice(0, 2)).toEqual(['2026-Q1', '2025-Q4'])
  expect(recentPeriods('year', '2026-02-10')[0]).toBe('2026')
})

test('a school year begins in August', () => {
  expect(recentPeriods('school-year', '2026-07-31')[0]).toBe('2025-2026')
  expect(recentPeriods('school-year', '2026-08-01')[0]).toBe('2026-2027')
})
