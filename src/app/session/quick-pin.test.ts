import { expect, it } from 'vitest'
import type { UserId } from '#core/lib/ids.ts'
import { buildId } from '#testing/builders.ts'
import { checkPin } from './check-pin.ts'
import { createQuickPin } from './quick-pin.ts'

const userId = buildId<UserId>(1)

async function build() {
  const time = { now: 1_000 }
  const pin = createQuickPin({ crypto, now: () => time.now, after: () => undefined })
  await pin.set(userId, 'mật khẩu đủ dài', '2580')
  return { pin, time }
}

it('opens by the right digits, and begins to count anew', async () => {
  const { pin } = await build()
  expect(await pin.open('2581')).toEqual({ kind: 'wrong', left: 2 })
  expect(await pin.open('2580')).toEqual({ kind: 'open', password: 'mật khẩu đủ dài' })
  expect(await pin.open('2581')).toEqual({ kind: 'wrong', left: 2 })
})

it('is gone after three wrong tries, however many are made at once', async () => {
  const { pin } = await build()
  const answers = await Promise.all(['1111', '2222', '3333', '2580'].map((each) => pin.open(each)))
  expect(answers.filter(({ kind }) => kind === 'open')).toEqual([])
  expect(pin.holder()).toBeNull()
  expect(await pin.open('2580')).toEqual({ kind: 'gone' })
})

it('is gone when its time is over, and stays as long as the person is back', async () => {
  const { pin, time } = await build()
  pin.keepFor(60_000)
  time.now += 59_000
  expect((await pin.open('2580')).kind).toBe('open')
  pin.keep()
  time.now += 600_000
  expect(pin.holder()).toBe(userId)
  pin.keepFor(60_000)
  time.now += 60_000
  expect(pin.holder()).toBeNull()
  expect(await pin.open('2580')).toEqual({ kind: 'gone' })
})

it.each([
  ['2580', '2580', null],
  ['123', '123', 'lock.pinDigits'],
  ['25b0', '25b0', 'lock.pinDigits'],
  ['0000', '0000', 'lock.pinEasy'],
  ['4567', '4567', 'lock.pinEasy'],
  ['9876', '9876', 'lock.pinEasy'],
  ['2580', '2581', 'lock.pinDifferent'],
])('looks at %s, typed again as %s', (pin, again, issue) => {
  expect(checkPin(pin, again)).toBe(issue)
})
