import { expect, test } from 'vitest'
import { ageText } from './age-text.ts'

const at = '2026-11-30T08:00:00Z'
const after = (millis: number): number => Date.parse(at) + millis

test('an age is told in its largest unit, in either language', () => {
  expect(ageText('vi', at, after(3 * 60_000 + 59_000))).toBe('3 phút trước')
  expect(ageText('en', at, after(2 * 3_600_000))).toBe('2 hours ago')
  expect(ageText('en', at, after(49 * 3_600_000))).toBe('2 days ago')
})

test('what has just happened, or happened by a clock that is ahead, is now', () => {
  expect(ageText('en', at, after(10_000))).toBe('now')
  expect(ageText('en', at, after(-600_000))).toBe('now')
})
