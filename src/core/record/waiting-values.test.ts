import { expect, it } from 'vitest'
import { buildId } from '#testing/builders.ts'
import type { OpId } from '../lib/ids.ts'
import { isWaiting, readWaitingValues, waitingAfter, type LandedChange } from './waiting-values.ts'

const [a, b, c] = [buildId<OpId>(1), buildId<OpId>(2), buildId<OpId>(3)]
const waits = (opId: OpId, value: number, revision: number) => ({ value, author: 'An', opId, revision })
const change = (overrides: Partial<LandedChange>): LandedChange => ({
  opId: c,
  after: null,
  seen: 1,
  paths: ['/n'],
  fresh: {},
  author: 'An',
  revision: 9,
  ...overrides,
})

it('keeps what a later change did not see, and adds its own value', () => {
  const waiting = { '/n': [waits(a, 20, 3)] }
  expect(waitingAfter(waiting, change({}))).toEqual(waiting)
  expect(waitingAfter(waiting, change({ fresh: { '/n': { value: 30 } } }))).toEqual({ '/n': [waits(a, 20, 3), waits(c, 30, 9)] })
})

it('settles at the paths of a change what its author saw, and only that', () => {
  const waiting = { '/n': [waits(a, 20, 3), waits(b, 30, 4)], '/m': [waits(a, 1, 3)] }
  expect(waitingAfter(waiting, change({ seen: 3 }))).toEqual({ '/n': [waits(b, 30, 4)], '/m': [waits(a, 1, 3)] })
  expect(waitingAfter(waiting, change({ seen: 4 }))).toEqual({ '/m': [waits(a, 1, 3)] })
})

it('replaces the value of the operation that a change follows on its device', () => {
  const waiting = { '/n': [waits(a, 20, 3), waits(b, 30, 4)] }
  expect(waitingAfter(waiting, change({ seen: 0, after: b, fresh: { '/n': {} } }))['/n']).toEqual([
    waits(a, 20, 3),
    { author: 'An', opId: c, revision: 9 },
  ])
})

it('reads one value per path, as it was kept before; such a value may be of any operation', () => {
  const read = readWaitingValues({ '/n': { value: 20, author: 'An' }, '/m': { author: 'An' }, '/o': [waits(a, 1, 2)] }, 5)
  expect(read).toEqual({
    '/n': [{ value: 20, author: 'An', opId: null, revision: 5 }],
    '/m': [{ author: 'An', opId: null, revision: 5 }],
    '/o': [waits(a, 1, 2)],
  })
  expect(isWaiting(read, b)).toBe(true)
  expect([a, b].map((opId) => isWaiting({ '/o': [waits(a, 1, 2)] }, opId))).toEqual([true, false])
})
