import { expect, it } from 'vitest'
import { CLOCK_WRONG, clockOffset } from './clock-offset.ts'

const server = '2026-11-30T02:00:00.000Z'
const at = Date.parse(server)

it('takes half the way there and back off', () => {
  expect(clockOffset(server, at - 500, at + 500)).toBe(0)
  expect(clockOffset(server, at + 12 * 60_000, at + 12 * 60_000 + 2_000)).toBe(12 * 60_000 + 1_000)
  expect(clockOffset(server, at - CLOCK_WRONG - 1_000, at - CLOCK_WRONG)).toBeLessThan(-CLOCK_WRONG)
})

it('says nothing by an answer that was long on its way, or of a clock that was set meanwhile', () => {
  expect(clockOffset(server, at, at + CLOCK_WRONG)).toBeNull()
  expect(clockOffset(server, at, at - 1)).toBeNull()
  expect(clockOffset('hôm nay', at, at)).toBeNull()
})
