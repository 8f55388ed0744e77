import { expect, test } from 'vitest'
import { signInDelay } from './sign-in-delay.ts'

test('a few mistakes cost nothing, then the wait doubles up to a quarter of an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 10, 50].map(signInDelay)).toEqual([0, 0, 0, 1, 2, 4, 32, 900])
})
