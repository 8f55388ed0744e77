import { err, ok } from '#core/lib/result.ts'
import { expect, test } from 'vitest'
import { atOnce } from './at-once.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve))

test('no more than the width is under way, everything is done, in order', async () => {
  const begun: number[] = []
  let [now, most] = [0, 0]
  const done = await atOnce([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item)
    most = Math.max(most, ++now)
    await turn()
    now--
    return ok(undefined)
  })
  expect([done, begun, most]).toEqual([ok(undefined), [1, 2, 3, 4, 5], 2])
})

test('after a failure nothing new begins, and what was begun is over', async () => {
  const over: number[] = []
  const done = await atOnce([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) return err('refused')
    await turn()
    over.push(item)
    return ok(undefined)
  })
  expect([done, over]).toEqual([err('refused'), [2]])
})
